/** How people ask about what users notice during a move. One way to ask on each line. */
export const waysToAskAboutUsers = {
  F13: `
    can users keep working during the migration
    do users have access to their mailbox during the migration
    can we use our email while you migrate
    can people read and send mail meanwhile
    can employees keep using their mail as normal while it runs
    are users locked out during a platform change
    do we have to stay out of our mailboxes
    is everyone able to log in while the data is copied
    can staff continue as usual
    can I check my email during the switch from rackspace email to hosted exchange
    do users need to stop using outlook while you copy
    will my team still have access to their mail
    is the mailbox usable while the move is going on
    can we send and receive email during the migration
    may people work in their mailbox while we migrate from gmail
    do users have to sign out until it is complete
    will anyone be blocked from their mailbox
    business as usual during the move
    can we keep working in the mailbox during the upgrade to office 365
    is it safe to be in my inbox while it is being moved
    do we lose access to our mail during the platform change
    can they open their mail before the change is complete
    can everyone keep using email while it runs
    do people have to stop working during the migration
    will my users be able to get into their mailboxes during the move
    can I use my mailbox while you are migrating from zimbra
    will users be able to send mail while the migration is in progress
    do users have to stay logged out during a platform change
    are people able to use their mail during the change from hosted exchange to rackspace email
    do we need to keep out of email until the platform change is finished
    can the staff work normally during the office 365 migration
    may we continue to read our mail as you copy it
    is access to mail possible in the meantime
    does everyone have to close outlook during the move
    do we have to stop using email
    can they be in the mailbox while it's migrating
    will my people get kicked out of their mailboxes
    can mail be used as usual throughout an external migration
    is it ok to keep working during the platform change
    do users notice anything while you copy
    are mailboxes accessible while the passes run
    is everyone locked out of email during the switch to hosted exchange
    access during the migration
    keep working
    locked out
    can people stay in their mail during the platform change
    can my staff check email while you move us
    will everybody be able to work as usual
    do users keep access while we copy
    are people blocked from mail while it runs
    is mail usable during the migration
    can our people send mail during the move from exchange 2010
    does anyone lose access to the mailbox during the migration
    will we be shut out of our mailboxes during a platform change
    do users work as normal during the office 365 migration
    may users open their mailbox while the platform change runs
    can we live in our inboxes while you do this
    will the team be able to keep emailing all day while we move from gmail
    are people shut out of mail during rackspace email to hosted exchange
    can we keep emailing during the migration
    do people keep their access during the move from zimbra
    are users able to email while you migrate`,
  F30: `
    is there downtime
    is there an outage
    will our email be down
    how long is the downtime
    is there any interruption of service when we upgrade to office 365
    will email go offline during the switch to office 365
    is there a maintenance window
    will we be without email for a day
    does mail stop working at some point
    do we miss any incoming mail during cutover
    how long do we use the old mailbox in the upgrade
    until when do users stay on their old mailbox
    when do we switch from the old mailboxes to office 365
    will service be disrupted
    is the mail flow interrupted
    will email be unavailable
    is there a gap when mail is not delivered
    at which point do people start to use the new office 365 mailbox
    will mail bounce during the cutover
    zero downtime
    should we schedule a window with no email
    does the system go dark
    expected loss of service
    will there be any downtime
    how much downtime should we expect
    is email going to be down when we go to office 365
    any outage on the way to office 365
    does mail go down during the upgrade
    how long is mail down in the office 365 upgrade
    will there be an interruption for our mail when switching to office 365
    does the office 365 upgrade need a maintenance window
    do we lose mail service while upgrading to office 365
    do I need to plan downtime for hosted exchange to office 365
    which mailbox do we use until the dns change
    until what point is the old mailbox used in the office 365 upgrade
    when do people stop using their old mailbox and move to office 365
    are there hours without mail during the upgrade
    does service stop at any time
    is there a blackout
    will we be offline
    should we warn people about an outage
    is mail still delivered during the cutover to office 365
    how long will we be down
    downtime
    outage
    interruption
    downtime for the upgrade
    how long will email be unavailable
    any downtime from rackspace email to office 365
    does email stop during the office 365 move
    is our mail down at any time during the upgrade
    will we lose email service for some time
    will anyone notice an outage
    does the upgrade interrupt our mail
    are we cut off from email while upgrading
    what is the impact on mail flow in the upgrade
    when do users leave the old mailbox for office 365
    do people use the old mailbox until dns changes
    how long is the service interrupted
    will anybody lose mail service when we cut over to office 365
    is service lost at the cutover
    does anyone lose mail during the cutover
    does the switch to office 365 cause downtime
    how long are we down when we switch to office 365`,
  F14: `
    can users reset passwords during the migration
    can a user change the password in the meantime
    should we freeze password changes
    is it ok to change a password mid migration
    a user forgot the password while the migration is running, can we give a new one
    do password resets break the migration
    tell users not to change their passwords
    our passwords expire this week during the migration
    policy forces a password change while you migrate
    somebody updated a password halfway through
    may I reset my password before the migration is finished
    is there a problem if a password changes while you copy
    someone got hacked in the middle of the migration and needs a new password
    hold off on password changes until it is done
    can the admin rotate the passwords while the passes run
    are password resets allowed during the move
    what happens if a user changes their login while it runs
    lock down password changes
    can people change their password while it runs
    is changing passwords during the migration a bad idea
    should users leave their passwords alone until the migration is done
    user got locked out mid migration and needs a reset
    does a new password mess up the migration
    can I pick a new password while you move my mail
    one of our users has to change a password during the move
    should we tell everyone to keep passwords as they are during the migration
    forced password expiration in the middle of a migration
    can it wait, or can I reset a password now while the migration runs
    is it a problem to reset passwords during the migration
    do we have to stop password changes
    may a user set a new password halfway through
    a password was changed while we migrate, what now
    can the helpdesk reset passwords during the migration
    avoid password resets
    password reset
    reset passwords during the migration
    password freeze
    change passwords during
    a user wants a new password while the migration is in progress
    should nobody touch their passwords until you are finished
    should passwords stay as they are until you are finished
    can I give a user a new password during the migration
    do we need a freeze on password changes
    our users must change passwords every ninety days, what about during the migration
    may people update their passwords while it runs
    is a password change ok now that the migration has started
    is it bad when a user changes a password in the middle
    can we rotate passwords while you copy`,
};
