/** How people ask about passwords. One way to ask on each line. */
export const waysToAskAboutPasswords = {
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
    change passwords during`,
  F34: `
    do passwords move
    do passwords get migrated
    do our passwords carry over to office 365
    are passwords transferred
    do passwords come along in the upgrade
    who sets the new passwords in office 365
    where does the admin create the new passwords
    do users get new passwords
    will my password be copied to the new mailbox
    are the old passwords synced to office 365
    do logins transfer from hosted exchange to office 365
    does everyone need a new password after the upgrade
    where do new passwords come from
    will my existing login work after the migration
    do passwords change in a platform change
    what is my password on the new system
    how do people get their new office 365 password
    are credentials carried across
    does the password migrate with the mailbox
    are passwords migrated
    will passwords come over to office 365
    are our passwords copied to office 365
    do the passwords transfer from rackspace email to office 365
    does the migration take passwords along
    where do admins set passwords in office 365
    who creates the new passwords
    do I get a new password in office 365
    do passwords sync
    are hosted exchange passwords moved to office 365
    will the old login work in office 365
    how do we set everyone's password for office 365
    what about passwords when we move
    do new mailboxes have new passwords
    where do we make passwords for office 365 users
    does office 365 get the same passwords automatically
    will we have to make new passwords after the office 365 upgrade
    do logins carry over
    password migration
    new passwords`,
  F35: `
    can users keep their old passwords
    can I use the same password again
    can I reuse my current password in office 365
    may we set the old password in office 365
    does my old password meet the office 365 rules
    can everyone stay on their current password
    same passwords as before, is that allowed
    do existing passwords satisfy the password requirements
    can the admin give users the password that they already have
    users do not want a new password
    can we keep the passwords we have now
    are old passwords accepted by office 365
    password complexity rules in office 365
    can we assign the identical password in office 365
    can passwords stay the same
    keep my login the same after the upgrade
    is the current password strong enough for office 365
    can I keep my password
    can we use our old passwords in office 365
    is it possible to have the same password in office 365
    may users keep the same password
    can the admin set the same passwords again
    do I have to learn a new password or can I keep mine
    would my current password be accepted in office 365
    everyone wants to keep their passwords
    are we allowed to reuse the rackspace passwords in office 365
    can passwords remain what they are
    is it ok to set the password to what it was before
    can it be the same password as hosted exchange
    can we go on using our current passwords once we are on office 365
    will office 365 take our old passwords
    people want the same passwords, is that fine
    same password
    old passwords
    keep the password`,
  F36: `
    do we need the passwords of the old mailboxes
    do you need every user's password when we upgrade from rackspace email to office 365
    do we need passwords from hosted exchange to office 365
    must the customer hand over all rackspace email passwords
    can you access the hosted exchange mailboxes without passwords
    do they have to give us user passwords for the upgrade
    can you get in without the users' passwords
    can we skip asking for passwords
    are passwords required for rackspace email to office 365
    where do I enter the passwords in the self-service tool
    customer refuses to share passwords, can we still get at the mailboxes for the upgrade
    can rackers see hosted exchange passwords
    who enters the passwords into the self-service tool for office 365
    is a password for each mailbox required in the upgrade
    do I have to tell you my password for office 365
    does the team already have our hosted exchange passwords
    do we collect passwords for rackspace email mailboxes
    are user passwords needed for hosted exchange
    do we need the user passwords for rackspace email to office 365
    do we need the user passwords for hosted exchange to office 365
    does the customer have to provide passwords for the office 365 upgrade
    do I have to share my users' passwords when going to office 365
    can you get into our hosted exchange mailboxes without passwords
    can we migrate rackspace email to office 365 without passwords
    they don't want to give us passwords for rackspace email
    in self-service to office 365, where do the passwords go
    where do I type the passwords for self-service
    do you need everyone's login for the upgrade from rackspace email
    is it true that you have access to hosted exchange passwords
    which passwords are needed for the upgrade
    are passwords required when upgrading from hosted exchange
    do they need to hand over mailbox passwords, rackspace email to office 365 assisted
    will you need our passwords for the office 365 migration
    can we access the hosted exchange mailboxes ourselves for the upgrade
    must all users give their passwords for the upgrade to office 365
    passwords of the old mailboxes
    need passwords
    do you need the password`,
};
