/** Questions about mail that does not work that no entry answers, by topic. One question on each line. */
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
    emails are delayed today
    who do I tell about a phishing mail
    forward spam to you
    I keep getting newsletters
    stop junk
    our domain is blocked by outlook.com
    is our domain on a blocklist
    mail from us is marked as spam
    mail to one recipient keeps bouncing
    block an email address
    does office 365 have a spam filter`,
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
    did the servers crash last night
    can I use thunderbird with rackspace email
    is apple mail supported
    do you support outlook for mac
    how do I sync my contacts to my phone
    how do I sync my calendar with my iphone
    sync contacts between outlook and webmail
    my internet is down
    I cannot open a message
    half of my mail is missing since yesterday
    a folder disappeared
    mail shows up twice
    what does error 550 mean
    my emails have no text
    outlook opens slowly
    how do I clear the cache
    do you support blackberry
    do you support linux
    does it work on a chromebook
    which browsers are supported
    do we support skype for business
    is mac supported
    where do I download outlook
    what is the server for outlook on a mac
    is rackspace down
    is the control panel down
    how do I log in to owa
    how do I open my mailbox from home`,
};
