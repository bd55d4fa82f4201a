/** Questions about what a mailbox can do that no entry answers, by topic. One question on each line. */
export const unansweredMailboxes = {
  features: `
    turn on an automatic reply
    how do I turn off my out of office
    set up forwarding
    company signature for everyone
    put the logo under my emails
    how do I recall an email
    delay sending
    read receipts
    how do I make a group email
    how do I add a distribution list
    how do I create an email alias
    change a mailbox name
    her last name changed, how do we change the address
    give my boss access to my inbox
    send as another user
    delegate my calendar
    set up a conference room
    import contacts from a csv
    how do I share contacts
    delete the mailbox of someone who left
    how do I set up an out of office reply
    vacation message
    how do I forward my mail to another address
    how do I add a signature
    add a picture to my profile
    remove an employee who left
    rename a mailbox
    how do I change my display name
    how do I set up a shared mailbox
    how do I share my calendar
    book a conference room
    create a distribution list
    how do I create an alias
    set up a catch all address
    how do I set an away message
    how do I redirect mail to my gmail
    how do I change the font in my signature
    how do I put a logo in my mail
    how do I add a rule to sort my mail
    how do I unsend an email
    how do I schedule an email to send later
    how do I print an email
    how do I add a new employee mailbox
    how do I delete a user who quit
    set up a room mailbox
    give someone access to my calendar
    give my assistant access to my mailbox
    how do I add an alias for a mailbox
    make a new mailing list
    add members to a distribution list
    how do I stop newsletters
    unsubscribe from a mailing list
    how many aliases can a mailbox have
    how do I export my calendar
    export contacts to a file
    how do I archive messages
    how do I search old mail
    set my time zone
    change the language of webmail
    how do I turn off notifications
    who logged in to my mailbox
    see the login history of a mailbox
    add a picture to my signature
    how do I use keyboard shortcuts
    how do I delegate my inbox
    how do I make a new calendar
    how do I invite people to a meeting
    how many people can I email at once
    turn off alerts
    unsubscribe from these notifications
    change the picture of my profile
    make a folder in webmail
    add ten more users
    how does the customer add users
    how do I add a mailbox
    how many people can be on a distribution list
    remove a user from a distribution list
    who is on the distribution list
    share a calendar in outlook for mac
    change the name of a distribution list`,
  storage: `
    what is the largest attachment
    how big can an email be
    how big is a mailbox
    how many gigabytes are included
    can I raise the limit of one mailbox
    what happens when a mailbox is full
    how do I empty the trash
    deleted emails, how long can they be recovered
    restore a deleted mailbox
    get back an email I deleted last month
    do you keep backups
    price for more storage
    archive mailbox size
    how large can an attachment be
    maximum message size
    what is the mailbox size limit
    how much space does a mailbox have
    can I get more storage
    my mailbox is full
    recover deleted mail
    restore a mailbox from a backup
    how long are deleted items kept
    what's the biggest file I can email
    can I attach a 40 mb file
    how many gb do I get
    what's the quota on hosted exchange
    how do I increase my quota
    how do I check how much space I use
    I deleted an email by accident, can I get it back
    how far back do your backups go
    how do I archive old mail
    does archiving cost extra
    set up journaling
    how much is rackspace email per month
    how much storage do we have left
    is there a limit on the number of mailboxes
    how many recipients can a message have
    sending limit per day
    how many emails can I send
    can I buy extra space
    delete old mail automatically
    can a mailbox be bigger than 25 gb
    what is the largest mailbox
    difference between archive and backup
    how many mailboxes can I have
    how many licenses do we have left`,
};
