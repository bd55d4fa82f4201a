/** How people ask about what a migration costs, and how long it takes. One way to ask on each line. */
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
    is it free
    is there any cost to the customer
    does the migration cost us anything
    do you take money for the migration from zimbra
    is self-service free
    is assisted free
    what is the price for your team to migrate our mailboxes
    do I owe you something for the migration from gmail
    are there charges for moving us from lotus notes
    does the bill go up because of the migration
    do we charge new customers for bringing their mail over
    any cost for having your team do it
    what is the fee to have your team handle the move from groupwise
    is there a fee when rackers do the migration
    how much does it cost to migrate from zimbra
    what do we pay to be moved from lotus notes
    fee for assisted
    how much is assisted
    what does self-service cost
    does moving our mail from exchange cost anything`,
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
    what should I quote as a time frame
    when will you be done
    when is the migration over
    when are you done moving us
    how long do eighty mailboxes from zimbra take
    what is the time estimate
    how many weeks for a hundred users
    is this a matter of hours or weeks
    will it be quick
    how long does the whole process last
    what is a normal length for a migration
    when can the customer expect it to be complete
    what do we tell customers about the duration
    is there a deadline for the move
    how much longer
    how many weeks does the whole thing run
    how long will the migration of ten users take
    can it be done over a weekend
    does it take longer than a weekend
    how long for a small company
    is two weeks enough
    how many days should I plan
    what is a realistic finish
    how long does an imap migration take
    how long should the move from gmail take
    estimate of the time for the move`,
};
