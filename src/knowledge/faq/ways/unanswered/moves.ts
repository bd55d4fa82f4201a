/** Questions about running, stopping, and undoing migrations that no entry answers, by topic. One question on each line. */
export const unansweredMoves = {
  runs: `
    where can I see the progress of my migration
    what percent is done
    how do I check the status of a pass
    can we migrate only some of the mailboxes
    can we move half of the users now and half later
    can we skip mail that is older than a year
    can I migrate only the last six months
    merge two mailboxes into one during the migration
    can we change our email addresses while we migrate
    can we rename the domain as part of the migration
    do free and busy times work between both systems
    how do I set up coexistence
    how do I run a delta pass
    how often should I run a delta
    what do I do with corrupt items
    why do the item counts differ
    which account does migrationwiz use for impersonation
    how do I grant impersonation rights
    how do I create an app password in gmail
    turn on imap access in gmail
    gmail throttles the migration
    do you migrate our barracuda archive
    do you move files from google drive
    do chats in teams come over
    does sharepoint come with it
    migrate from one office 365 tenant to another tenant
    what is the limit for a single message in a migration
    largest mailbox we can migrate
    how many megabytes per second do we get
    migrationwiz endpoint settings
    migrationwiz keeps failing with a login error
    error while verifying credentials
    half the mailboxes show a red status
    how many passes do we run
    what is a trial pass
    who has access to our data during the migration
    is the transfer encrypted
    do we sign an agreement for the migration
    what guarantee do I have
    who pays if something breaks
    how many mailboxes can run at once
    how many gigabytes per hour does it move
    the migration failed with an error
    migrationwiz shows failed items
    what does this error code mean
    why is the pass stuck
    how many items were skipped
    how do I make a project in migrationwiz
    how do I buy a migrationwiz license
    what is the maximum number of mailboxes per batch
    how many mailboxes at a time
    what's the throughput
    is there a limit of mailboxes per project
    error 401 in migrationwiz
    authentication failed for half of the mailboxes
    migrationwiz says bad credentials
    a mailbox is stuck at 99 percent
    the pass ended with errors
    which migrationwiz license do I apply
    bulk add in migrationwiz
    credentials in migrationwiz do not verify
    retry failed items
    why are there duplicates in the mailbox
    can you migrate our file server
    migrate my documents
    do you migrate skype or teams
    move files to sharepoint
    do you migrate our phone system
    do you migrate contacts from salesforce
    does it move our crm
    migrate from rackspace to gmail
    can you move mail from user a to user b
    can you import our archive
    how do I restart a failed mailbox
    mailbox is in status failed
    how do I stop a pass
    how many errors are normal
    which migrationwiz project do I use
    where is my project
    why is one mailbox slower than the others
    what is the size of the queue
    is our migration on schedule
    who is working on our migration right now
    who is my specialist
    how many mailboxes are left to migrate
    which mailboxes were skipped
    migrationwiz cannot find the mailbox
    which pass are we on
    what does the migrationwiz status mean
    how do I see the errors of a pass
    do you do windows patching
    do you manage our servers
    what happened to my migration from last night
    did my migration finish last night
    maximum size of a pst
    is there a report of the migration
    set up teams calling for us
    do you migrate calendars of rooms
    why did the migration stop
    my migration has not started yet
    how do I start a pass`,
  ending: `
    can I call off the upgrade
    how do I cancel a migration request
    we changed our mind, stop everything
    it already started, can we still back out
    can we go back to our old system if it goes wrong
    roll back to the old mx
    push the cutover to a different day
    change the date of our cutover
    how do we shut down our old exchange server
    can we postpone
    customer is moving away to google
    do you help customers who leave
    how do I close my account
    what is the notice period
    do I get my data when I leave
    cancel my account
    how do I terminate the contract
    we are leaving you for another provider, can you export our mail
    stop a migration that is already running
    can the migration be undone and rolled back
    reschedule my appointment
    close our account
    cancel hosted exchange, we are leaving
    how do I get out of my contract
    moving to google, how do we export
    we are switching to another company
    can we stop the migration
    abort the running migration
    can we pause the migration
    undo the cutover
    move my appointment to monday
    we want to cancel the platform change
    how do I stop the upgrade
    can we undo the upgrade
    we do not want to migrate anymore
    can I change my mind after cutover
    take us back to gmail
    can we keep the old provider too
    can I postpone my cutover until january
    we need more time before the cutover
    skip the cutover this week`,
};
