/** Questions about using a mailbox that no entry answers, by topic. One question on each line. */
export const unansweredMail = {
  spam: `
    how do I make the spam filter stricter
    lots of spam since this morning
    whitelist a domain
    how do I put someone on the safe list
    blocked sender
    legit mail lands in junk
    quarantine report
    I got a suspicious email
    our ip is on a blacklist
    mail to yahoo is rejected
    sender gets a bounce
    mail is delayed by hours
    how do I block spam
    the spam filter catches good mail
    allow a sender or domain
    add an address to the blocklist
    I got a phishing email
    someone is spoofing our address
    our mail goes to junk
    messages bounce with an error
    my email was not delivered
    too much junk mail in my inbox
    is there a spam filter
    how do I report spam
    how do I unblock someone
    somebody is sending mail as us
    mail from a vendor never arrives
    why did my message bounce
    emails are delayed today`,
  trouble: `
    outlook asks for my password again and again
    outlook says cannot connect to server
    outlook cannot find the server
    outlook rules do not run
    outlook search is broken
    my phone stopped syncing
    iphone says cannot verify server identity
    what is the imap server name
    imap port and smtp port
    which port for pop
    webmail is down
    is there a known problem today
    I can't log in to webmail
    error when I send mail
    mail is stuck in the outbox
    shared calendar does not show up
    which version of outlook do I need
    does outlook 2010 work with office 365
    how do I create a rule in outlook
    outlook keeps crashing
    outlook keeps asking for a password
    outlook search does not work
    outlook says disconnected
    I cannot send mail from my phone today
    what are the smtp settings
    which port does imap use
    server name for outgoing mail
    was there an incident this morning
    is something wrong with webmail right now
    webmail is slow today
    how do I log in to webmail
    the webmail page does not load
    outlook is frozen
    outlook keeps prompting for credentials
    outlook is very slow to open
    calendar sync is broken on my phone
    my contacts disappeared from my phone
    which outlook versions work with hosted exchange
    which ports do I open in the firewall
    what's the incoming server for pop
    what is the smtp server
    is there a mobile app for the control panel
    is the status page up
    did the servers crash last night`,
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
    add members to a distribution list`,
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
    how much is rackspace email per month`,
};
