/** How people ask about old and new passwords. One way to ask on each line. */
export const waysToAskAboutPasswords = {
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
    new passwords
    do passwords carry over from hosted exchange to office 365
    who picks the new passwords
    who chooses the passwords in office 365
    are my credentials moved
    do we all get new passwords in office 365
    are passwords part of the migration
    where are the new passwords made
    will my rackspace password be my office 365 password
    how are passwords set in office 365`,
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
    keep the password
    can users have the same password that they had before
    can their old passwords stay after office 365
    can we hold on to our passwords
    is the old password ok in office 365
    may the admin use the old passwords for office 365
    can my password be the same as now
    do old passwords fit the office 365 rules
    can people keep the password they know
    does office 365 accept the passwords people already have
    will office 365 let us use our existing passwords
    keep using today's password in office 365`,
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
    do you need the password
    the customer won't give us passwords for rackspace email to office 365
    do you need our passwords to move us from hosted exchange to office 365
    do you need the passwords to get into our rackspace email mailboxes
    are user passwords required for hosted exchange to office 365
    can the team open hosted exchange mailboxes without the users
    do we have to ask rackspace email customers for passwords
    which passwords do I type into the self-service tool
    do customers have to reveal passwords for the upgrade
    why do you need our passwords for the upgrade`,
};
