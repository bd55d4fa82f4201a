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
    locked out`,
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
    downtime for the upgrade`,
  F26: `
    do outlook and phones need new profiles
    do we have to set up outlook again
    do users need a new outlook profile
    do I have to add the account to my iphone again
    what about phones and tablets after the upgrade
    do mobile devices need to be set up again
    how do I set up outlook for the new mailbox
    will outlook keep working after the upgrade to office 365
    does every computer have to be reconfigured
    instructions for setting up mail on a phone
    does my android phone connect by itself
    do laptops and cell phones have to be redone
    help for users to configure their mail apps
    must we recreate profiles on every device
    guide for the new profile in outlook
    can we keep the same outlook profile
    set up email clients on desktops and mobile
    do we touch every pc after cutover
    apple mail and ipad setup after the move
    where can users find directions to configure their devices
    do I have to set up my phone again
    do I need to set up outlook again after office 365
    does my iphone need to be set up again
    do users have to reconfigure outlook
    will my phone still get mail after the upgrade to office 365
    do I have to remove and add my email account on my phone
    will outlook still work with the same profile
    do we need new outlook profiles after the cutover
    do all computers and phones need to be set up again
    what do users have to do on their devices
    how do users set up their phones for office 365
    are there instructions for outlook and phones
    where do I find help to set up my email on my phone
    is a new profile required on every computer
    does every device need work
    can people keep their outlook profiles
    do mobile phones need changes
    must each user make a new outlook profile
    will my mail app just keep working
    new profile
    outlook setup
    phone setup
    outlook profile
    iphone
    android`,
  F19: `
    does the tool create the mailboxes
    do we have to create the mailboxes first
    are the new accounts made automatically
    who creates the mailboxes on the new system
    do mailboxes have to exist before the migration
    does the migration add users in the control panel
    what if the target mailbox does not exist
    should I set up the accounts in the control panel first
    will it make the missing mailboxes
    provision the mailboxes ahead of time
    does the migration software set up new users
    do I need to add everyone before I run it
    can the tool migrate to a mailbox that is not there
    are destination accounts generated by the tool
    the mailbox was never created on the new side
    must we add the users by hand before we start
    do you build the new mailboxes for us
    does it copy data into existing mailboxes only
    creating accounts at rackspace before the migration
    does the tool create users in the destination
    do I have to make the mailboxes first
    does the migration make the new mailboxes
    are mailboxes created for us
    will the tool add the users on the new side
    do we need to create accounts before we migrate
    do the mailboxes get created during the migration
    does the software create accounts by itself
    who makes the new mailboxes, the tool or the admin
    what happens if a mailbox does not exist at the destination
    the customer forgot to create the mailboxes
    do the new mailboxes have to be there already
    should every mailbox be added in the control panel before
    can I migrate into a mailbox that hasn't been created
    will new users appear automatically
    are the mailboxes set up on the fly
    do I add all the users before starting self-service
    does the tool set up mailboxes or only fill them
    target mailboxes missing
    create mailboxes
    does the tool create mailboxes`,
};
