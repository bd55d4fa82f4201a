/** How people ask about the customer's part, and what the customer gives us. One way to ask on each line. */
export const waysToAskAboutTheCustomer = {
  F08: `
    what does the customer have to do
    what is our part in the migration
    what do you expect from us
    which responsibilities does the client have
    how much work is this for the customer
    does the customer need to be available
    do we have to test anything
    who does the testing
    how involved are we
    can they just leave everything to us
    do we need someone on hand during the migration
    what resources should we set aside
    customer's role and effort
    is there anything we have to do on our end
    how much of my time does it take
    does somebody at our company have to help
    is it a joint effort
    what if nobody at the client has time to test
    tasks for the customer
    do they need to stay reachable and answer questions
    can we be on vacation while you migrate us
    hands off for the client or not
    how busy will this keep our staff
    what do we have to do during the migration
    what is expected of the customer
    do I have to be there while it runs
    does someone need to be around to test
    what is my role in the migration
    how involved does the client have to be
    who on our side needs to be available
    can the customer just hand it over and wait
    does the customer need to set time aside for testing
    what kind of help do you need from our staff
    will you need our people to check the results
    what happens on our side
    does the customer need to take part
    how much effort is it for us
    is testing by the customer required
    what are the duties of the customer
    can I walk away and let you handle it
    must somebody be free to verify the mailboxes
    does the customer have to be around during the migration
    do we have to be there while you migrate or can we just let it run
    can they sit back and let us run the migration
    customer's tasks
    customer responsibilities
    what do they have to do
    customer involvement
    testing by the customer
    what do you need us to do
    what does the customer do while it runs
    does the customer have to help
    do we have to test it ourselves
    what should I be doing during the migration
    does anyone here have to be available for you
    how much will I be needed
    do they have any part in it
    what is on the customer's plate
    will you need my time
    can I leave it all to you
    how much attention does it need from our side
    does the customer just sit back
    does the customer have to be available during the move
    how much hand holding is needed on our side
    how much do we have to be involved
    do they need to be there when it happens
    what is needed from the customer's people during the migration
    will we be busy with the migration
    does our staff have work to do in the migration
    what do I personally have to do during the migration
    what do I need to do myself while you migrate
    what will my people have to do
    what is left for us to do while you migrate
    do I have anything to do during the migration
    what does our side do and what does your side do
    what happens on the customer's end
    is there homework for the customer`,
  F11: `
    what information do we need from the customer
    what do you need from us for an assisted migration
    what details must I provide
    which server information is required
    do you need the server address and url
    which credentials do you need for the old server
    do you need usernames and passwords for all mailboxes from our host
    what should I collect before an assisted migration
    what data do we ask the customer for
    checklist of info to gather
    host name and logins for the source
    what do I have to give you to get started
    do you need admin access to our old server or each password
    requirements for connecting to the imap source
    what do we need to know about the source server
    what do you need to log in to our gmail
    list of things to request from the client before we begin
    which access do you need to our current system
    do you need every user's password from the old zimbra server
    information required for the migration request
    what do I need to get from the customer
    which details do you require about our old server
    what login information do you need from our old host
    do you need an admin login or the password of each user for our imap server
    what info should the customer have ready for an assisted migration
    which server details do we need
    what do we collect for an assisted migration from zimbra
    is the server url and the usernames with passwords all you need
    what must they hand over so that we can begin an assisted migration
    what do you need to know about our current host
    need the list of required info from the client
    is it enough to have the hostname and the logins
    what access is needed to pull mail from the old imap server
    do you need passwords for our gmail mailboxes
    what should I prepare for you, server name and users
    server address, usernames, passwords, anything else
    do I have to give you passwords to migrate from my old provider
    required information
    information we need
    what do you need from them
    what info do you need about our gmail
    what do I tell you about our old server
    which server details and logins do I ask the client for
    what should the customer send before an assisted migration
    do you need the hostname
    what do I gather from a zimbra customer
    which credentials for the old system do we need
    what information do I put together for the specialist
    do we need usernames and passwords for every imap mailbox
    what do you require to reach our old server
    does the team need the url of the old server`,
  F12: `
    how does the customer send us the passwords
    how do I send you the passwords
    where do we enter the credentials
    can I email you the logins
    can they post the passwords in chat
    is there a spreadsheet for the usernames and passwords
    a secure way to share the credentials
    what is the safe method for handing over logins
    which file do we fill in with the account details
    how do we submit the list of users and passwords
    excel sheet for mailbox logins
    can the customer text or slack me the passwords
    where does the credential list go
    template for usernames and passwords
    is it safe to email passwords
    how do you collect passwords from us
    upload the passwords
    who sends the spreadsheet
    can they read the passwords out over the phone
    format for the credential sheet
    how do we get the logins over to you
    where do we put the usernames and passwords
    how do we get you the passwords safely
    is email ok for sending the passwords
    may the customer put passwords in the ticket
    can they just send the logins in a chat message
    what's the secure way to send passwords
    do you have a template for the passwords
    how should the customer give us the credentials
    what is the proper way to submit user credentials
    do we get a spreadsheet to fill out
    how do they return the sheet with passwords
    can I dm you the passwords
    is there a document where I list all the mailbox logins
    which way do we receive passwords from the client
    do you have a secure form for credentials
    when do we get the credential spreadsheet
    safest way to pass along logins
    can I call you and tell you the passwords
    what is the best way to get our passwords to your team
    how do the mailbox passwords get to you
    right way to get the passwords over to us
    send passwords
    credentials spreadsheet
    spreadsheet
    where are the passwords supposed to go
    where should the customer put the passwords
    customer wants to text me the passwords
    can I read you the passwords on the phone
    is there a file for everyone's logins
    do you send us a sheet for the logins
    what form do we use for the credentials
    can they attach the password list to the ticket
    how are passwords handed over
    is there a safe place to drop the logins
    what do we do with the list of logins
    they emailed me the passwords, is that ok
    how should I get you the list of usernames and passwords
    what do I do with the password list
    email is unsafe for passwords, what else
    do I fill in a template with usernames and passwords
    how do we pass the logins to the specialist
    is chat ok for passwords
    should the passwords go in a spreadsheet
    how does the customer return the passwords`,
};
