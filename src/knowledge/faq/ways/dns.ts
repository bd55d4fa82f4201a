/** How people ask about DNS. One way to ask on each line. */
export const waysToAskAboutDns = {
  F31: `
    who changes the dns records
    who updates the mx
    does rackspace change our dns
    will you update our mx records for us
    who points the domain to office 365
    is it our admin's job to change dns
    who is responsible for dns at the cutover
    do we have to edit dns ourselves
    can you switch our mx for us
    who makes the dns changes when we move from gmail
    who flips mx on cutover day
    does the customer update the records at the registrar
    do you repoint our domain
    who edits the zone
    dns cutover, us or the customer
    does rackspace make the change at our dns host
    does mx change in a platform change
    customer expects us to do the dns
    whose responsibility is autodiscover and spf
    who does the mx switch
    who changes dns
    who changes the mx records when we move to office 365
    do you change our dns for us
    is the dns change done by rackspace
    is it up to us to update the mx
    does our admin have to change the mx
    who takes care of dns
    can't you guys just change our mx
    who is supposed to change the records at cutover
    will rackspace point our domain at the new servers
    we expect you to change the dns, right
    is dns the customer's responsibility
    do I change dns myself or do you do it
    who does the dns part of an external migration
    are we in charge of mx changes
    do we switch the mx for the client
    whose task is the dns update for office 365
    does the specialist change the dns
    is someone going to update our autodiscover for us
    dns change
    who updates dns
    mx change
    do you change our mx when we upgrade
    whose job is dns in an external migration
    who does the dns change
    will you do dns for us
    do we have to change dns on our own
    is rackspace changing the mx on cutover day
    who is going to update the dns records
    does the customer's admin change the records
    can support change our mx
    who points mx to rackspace when we come from zimbra
    do I call my dns person or do you handle the mx
    do you handle the mx
    does someone on our side have to change dns
    is the mx switch done by us
    do you log in and change our dns, or do we
    is dns on us or on you`,
  F32: `
    who provides the list of dns records
    which dns records do we need
    where do we get the dns records for office 365
    which mx values do I enter
    who gives the customer the records
    where can I find the values for autodiscover and spf
    does the specialist send the records
    what do I put in for mx
    who tells us what to enter in dns
    which article has the dns records for self-service
    what should the mx point to
    the customer does not know the right dns values
    who supplies the mx and txt entries
    need the list of records for the domain
    instructions for the dns records
    where do the dns settings come from
    how do I know what to change in dns
    do we send them the dns entries
    get me the new mx info
    which records do I have to add for office 365
    where do the office 365 dns values come from
    who will send us the dns records
    what are the dns records for office 365
    does the migration specialist provide the dns records
    where is the list of dns records
    we are ready to change dns, what do we enter
    how do we know which records to add
    what values go in dns for office 365
    do you provide us with the mx records
    who tells me the new mx
    in self-service, where are the dns records
    the article with the dns records
    how does the customer find out what to change in dns
    customer is asking for the dns records
    dns instructions for self-service office 365
    who hands out the records for the domain
    need mx spf and autodiscover values for the customer
    dns records
    list of records
    dns values
    which mx do I put in for office 365
    who tells me which records to enter
    where are the dns records for a self-service move
    where do I find the mx for office 365
    does somebody send us the records
    what records do I give the customer
    what do we need to put in dns
    which dns entries for office 365
    who sends the list of dns changes
    do we hand the customer the dns records in an assisted upgrade
    do specialists hand out dns records
    what will I be given for dns`,
  F33: `
    can the customer give us access to their dns
    the customer offers the login to their registrar
    can we log in to their godaddy account and change it
    can I give you my registrar password
    do we accept credentials for a dns host
    may we take over their dns account
    can I add you to our cloudflare so that you edit the zone
    can you work in our domain account
    delegate access to our dns provider
    customer wants us to have the login of the domain host
    are we allowed to sign in to a customer's registrar
    share the dns login with you
    can you get into our dns if I send the password
    I will invite you as a user at our dns host
    here is my login for the domain, go ahead
    is it ok to use the customer's registrar credentials
    can we be given permission to their name servers
    can we log in to the customer's dns host
    may we use the customer's registrar login
    will you accept my godaddy password to make the dns change
    I can give you my dns login
    the client wants to give us access to his registrar
    can you change dns if I give you access
    are we permitted to log in to a customer's godaddy
    is it possible to grant you access to our domain registrar
    would you take the credentials of our dns provider
    could I share my registrar account with you
    customer sent the login of his dns host
    do we take registrar logins
    can I make you a delegate at our domain registrar
    customer asks us to sign in to network solutions
    can you access our dns
    are rackers allowed in a customer's dns account
    do you want the password for our domain host
    dns login
    registrar access
    registrar login
    can the customer add us to their cloudflare
    would you make the dns changes if I give you the login
    here is the login for our registrar
    the customer sent us the godaddy password
    can I hand you the keys to our dns
    may I log in to the customer's dns host to fix the records
    do we have access to the customer's dns
    can you take the login for our domain host
    customer offers his registrar password
    can I add you to our domain account so you can edit the zone
    can we give you delegate access to our domain account
    can I make you a user in our dns account so that you make the changes
    could you edit the zone if we add you as a user
    we can let you into our registrar to change dns for office 365
    can we use the registrar password that the customer sent
    customer wants us to log in and make the dns change`,
};
