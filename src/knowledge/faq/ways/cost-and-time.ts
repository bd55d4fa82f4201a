/** How people ask about what a migration costs, how long it takes, and how it is done. One way to ask on each line. */
export const waysToAskAboutCostAndTime = {
  F05: `
    what does a migration cost
    how much is it
    is the migration free
    what do you charge to move our email
    price of an assisted migration
    is there a fee for the self-service tool
    do we have to pay for the migration service
    do we bill customers for moving mailboxes
    is assisted more expensive than self-service
    cost per mailbox to migrate
    will we be charged for the move
    is it included or is it extra
    any setup fee or hidden costs for moving our mail
    quote for migrating twenty users
    what will it set me back
    does your help cost anything
    free of charge
    how much money for bringing us over from gmail
    rates for migration
    does the customer owe us anything for the migration work
    paid service or complimentary
    budget for the migration
    what will you charge me to move my mail from gmail
    price for moving from zimbra
    what are the fees
    do I get charged if your people do the work
    is there a difference in price between self-service and assisted
    does assisted cost more than doing it on my own
    is it free if we do it ourselves
    will the move show up on my bill
    does the client pay anything for the migration
    is the migration service free for new customers
    cost for an imap migration
    how much for the move
    do you bill by the hour for migrations
    is there a per user fee
    what is the total cost of migrating
    no extra charge for assisted, right
    what's the damage
    is it extra if you do it for us
    does it cost more if your team does it instead of us
    is there a surcharge for having your people do it
    will I be charged for your help
    cost
    price
    free
    migration fee
    does it cost anything
    is it free`,
  F07: `
    how long does a migration take
    how long
    how many weeks will it take
    when will it be finished
    how many days until it is done
    estimated time for a migration
    what time frame should we expect
    duration for fifty mailboxes
    how soon can we be done
    is it done in hours or days
    what is the typical turnaround
    give me an eta
    how quickly can you move everyone
    how fast is it
    when can we expect to be live
    a realistic timeline for the customer
    can it be finished by friday or over the weekend
    completion date
    what do we quote for the length of the project
    how much time does it need
    will it take longer with more mailboxes
    average time for a move
    how much time should we allow
    how many hours does a migration run
    what's a realistic time frame for a big customer
    can you tell me when my migration will finish
    expected duration of a migration from gmail
    is a weekend enough for the migration
    how long should I tell them it takes
    will this be done by next week
    when are we going to be finished
    they want to know when everything is moved
    how long before we are fully switched
    a deadline or end date for the customer
    could it take weeks
    length of a typical migration with a hundred mailboxes
    how long till everything is over
    what's a ballpark for the time
    how long does a platform change take
    how long does it take to go to office 365
    days or months
    duration
    eta
    timeline
    time frame
    how many weeks
    which time frame do I quote the customer
    what should I quote as a time frame`,
  F09: `
    is the migration manual or automated
    do people or machines do the migration
    does a human do the work
    is it done by hand
    is it automatic
    does software copy everything or does a person
    is it just a script
    do you use tools
    who actually performs the migration, a technician or a program
    will someone stay in contact with us during the process
    do you keep us updated at each step
    how do we hear about the progress
    do we get status updates along the way
    is a real person watching it
    how hands on are the rackers
    how much is automation and how much is people
    do you communicate with the customer throughout
    robots or engineers
    will we have someone to talk to at every stage
    is the work done by software or by staff
    is there an actual human doing our migration
    how do you do it, with tools or manually
    is this whole thing automated
    does a tool do all the work
    do rackers do this by hand
    are there people behind it or just machines
    will you be in touch while it runs
    how often will you contact us during the migration
    will I hear from you as things move along
    does anybody tell us how it is going
    what share of the work is automated
    is it a bot or a person that migrates us
    will a technician keep us posted
    manual process or automated process
    manual or automated
    automation`,
  F10: `
    how do we choose the approach
    how is the migration method chosen
    who decides how the migration is done
    which method is right for us
    what determines the approach
    what happens after the customer requests an assisted migration
    does a specialist discuss the options with us
    how do you pick the best strategy
    consultation with an expert about the options
    who plans the migration
    how do we decide between the possible ways to migrate
    what does the method depend on
    will an expert talk us through the choices
    do we get a say in how it is done
    factors in selecting the migration type
    we submitted our request, what is next
    do you recommend an approach for our configuration
    is there a planning call with an engineer after we sign up
    how do you decide which way to migrate
    who picks the migration method
    how is the best method determined
    on what basis do you select an approach
    what influences the choice of method
    do we talk with a specialist before it starts
    after I request assisted migration, how do we settle on a plan
    which factors decide the approach
    can we discuss the options with your experts
    do you work out the strategy with us
    how do you figure out the right approach for our server
    when do the experts go over the options with the customer
    are there several ways to do it and who chooses
    what does the approach depend on
    how do I choose the type of migration
    how do we determine the strategy for this customer
    choice of method
    approach`,
};
