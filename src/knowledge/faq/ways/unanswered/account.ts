/** Questions about the account, its bills, and its security that no entry answers, by topic. One question on each line. */
export const unansweredAccount = {
  money: `
    can I get an invoice with every line item
    can we get a statement for january
    where do I download invoices
    can you email me the bill
    where can I find my invoice
    show me the invoices of last year
    detailed invoice for a month
    resend the bill for june
    why is my bill higher this month
    I was charged the wrong amount
    who do I talk to about a refund
    refund for the last month
    do we get a credit for the downtime last week
    how do I pay my bill
    change the payment method
    can I pay by bank transfer
    can we get a purchase order
    late fee
    tax exempt form
    discount for a charity
    discount for many mailboxes
    is there a contract or month to month
    how much is an e3 license
    what is the price per mailbox
    what does archiving cost
    which license do we need for desktop apps
    does the plan come with powerpoint
    compare the office 365 plans
    how many computers can I install office on
    can I get a refund
    credit for an outage
    send me a copy of the invoice
    how do I update my credit card
    can we pay by wire or check
    is there a discount
    do you charge sales tax
    what is the price of a hosted exchange mailbox
    how much does an office 365 license cost per month
    which office 365 plan includes word and excel
    difference between e3 and business premium
    how do I install office on my computer
    teams or skype for our meetings
    do you migrate sharepoint and onedrive
    does microsoft teams chat history move
    stock price today
    who do I credit for last week's outage
    service credit
    my bill is wrong
    I want my money back
    can I pay with a check
    when is my invoice due
    why was my card declined
    can I get a receipt for april
    is there a student or nonprofit discount
    is there a promotion
    what does office 365 business cost
    what is included in e3
    does the license include excel on the desktop
    can I install word on two computers
    how do I activate office
    teams meeting does not start
    can I use sharepoint
    do files in onedrive or google drive move
    slack history export
    can you recommend an antivirus
    do you sell phones
    bitcoin price
    can I get an extension on my invoice
    how much is a domain per year
    what does hosted exchange cost per user
    how much is office 365
    price list
    can we get a quote for ten new mailboxes
    do you offer annual billing
    why was I charged a late fee
    who do I call about my bill
    update billing address
    add a purchase order number
    what is the exchange rate
    can I get a copy of the contract
    customer needs a tax form
    do I need a credit card on file
    last year's invoices
    discount for 500 users
    does office 365 include onedrive
    does office 365 come with teams
    what does a new customer pay per mailbox
    talk to billing about a charge on my card
    double charge on my credit card
    a charge that I do not recognize
    who gets the invoice
    change who gets the invoice
    billing department phone number
    billing question about last month
    do you take american express`,
  security: `
    how do I set up two factor for webmail
    reset the admin password
    add an administrator
    who has admin rights in our account
    remove an admin
    change the account owner
    is mail stored encrypted
    can I send secure mail
    do you have a baa
    is it pci compliant
    where is our data kept
    which data center are we in
    is data stored in the eu
    do you scan for viruses
    can you trace who logged in
    someone hacked my mailbox
    I clicked a bad link
    a lawyer needs all emails of an employee
    place a hold on a mailbox
    audit log of a mailbox
    block logins from abroad
    how do I turn on two factor authentication
    set up mfa for the admin
    I am locked out of the control panel
    how do I reset my control panel password
    add another admin to the account
    put a mailbox on legal hold
    retention policy
    is our mail encrypted
    send an encrypted message
    are you hipaa compliant
    do you sign a business associate agreement
    is there a gdpr statement
    where are your data centers
    in which country is the data stored
    do you have an uptime guarantee
    what is the capital of france
    do you support two step verification
    how do I turn on multi factor
    I forgot my control panel password
    how do I get into the control panel
    how do I give a coworker admin rights in the control panel
    change the primary contact of the account
    update our company address
    can an admin read my mail
    we got a subpoena for emails
    how do I place someone on litigation hold
    is data encrypted in transit
    is the service secure
    soc 2 report
    hipaa agreement for a medical office
    do you comply with gdpr
    where are your servers located
    in which state is our mail hosted
    what is your uptime
    do you have an api
    can I get an api key
    how do I whitelist an ip
    how do I change the password of the control panel
    what is the password policy
    what are the password rules for rackspace email
    my password does not work
    I forgot my password
    unlock my account
    reset my voicemail pin
    what is the password for the wifi
    do you offer email archiving
    do you offer encryption
    single sign on
    active directory sync
    is there an audit log
    do you have a privacy policy
    bulk reset passwords in the control panel
    reset passwords for all users at once
    see a report of all mailboxes
    list all my users
    where do I find my account number
    export a list of users
    who has access to the control panel`,
};
