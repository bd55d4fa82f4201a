/** How people ask about moves between Rackspace Email and Hosted Exchange. One way to ask on each line. */
export const waysToAskAboutPlatformChanges = {
  F06: `
    what does a platform change cost
    is a platform change free
    how much is it to switch from rackspace email to hosted exchange
    do you charge for changing from hosted exchange to rackspace email
    price of a platform change
    fee for a platform change
    do we bill customers for moving from rackspace email to hosted exchange
    is there a charge to convert mailboxes to hosted exchange
    does an internal move between your platforms cost extra
    cost to go from hosted exchange back to rackspace email
    does the switch between rackspace platforms cost money
    what do we pay for a change from rackspace email to hosted exchange
    is going from rackspace email to hosted exchange complimentary
    is the internal switch included for free
    quote for a platform change of ten mailboxes
    what do you charge to switch to hosted exchange
    is there a fee to change from hosted exchange to rackspace email
    is it free to move from rackspace email to hosted exchange
    how much would a switch to rackspace email from hosted exchange cost
    does a platform change cost anything
    will we be billed for the platform change
    is there a cost when we go from rackspace email to hosted exchange
    do customers pay for a platform change
    what is the price for rackspace email to hosted exchange
    is the platform change included
    cost of hosted exchange to rackspace email for thirty users
    how expensive is a platform change
    do we charge for internal switches
    cost of a platform change
    platform change price
    is hosted exchange to rackspace email free
    does it cost the customer something to change platforms
    what is it going to cost to go from hosted exchange to rackspace email
    do you charge to move us off rackspace email and onto hosted exchange
    how much to flip ten boxes from rackspace email to hosted exchange
    are platform changes billed
    platform change for free`,
  F16: `
    can a customer switch between rackspace email and hosted exchange
    can we go from rackspace email to hosted exchange
    can we move back from hosted exchange to rackspace email
    is it possible to change the platform
    can you upgrade us from rackspace email to hosted exchange
    can we downgrade from hosted exchange to rackspace email
    does a platform change work in both directions
    rackspace email to hosted exchange possible
    hosted exchange to rackspace email possible
    we do not need hosted exchange anymore, can we return to rackspace email
    can I convert my rackspace email mailboxes to hosted exchange
    swap platforms within rackspace
    do you offer moves between the two rackspace platforms
    do we support hosted exchange to rackspace email
    can we go the other way too
    reverse a platform change later
    can some users swap to hosted exchange
    are we able to change from one rackspace mail product to the other
    can I change from rackspace email to hosted exchange
    can we switch back from hosted exchange to rackspace email
    is going from hosted exchange to rackspace email possible
    is rackspace email to hosted exchange something we do
    could we move up to hosted exchange from rackspace email
    could we drop back down to rackspace email
    is it possible to go back to rackspace email
    can the customer change platforms
    does the switch work both ways
    is it only one direction or both
    are platform changes possible in either direction
    may we trade hosted exchange for rackspace email
    customer is on hosted exchange and wants plain rackspace email instead
    do you allow changes between rackspace email and hosted exchange
    we would like to switch from rackspace email to hosted exchange, doable
    can mailboxes be moved between the two platforms
    hosted exchange is too much for us, can we return
    rackspace email to hosted exchange
    hosted exchange to rackspace email
    switch platforms
    can we downgrade to rackspace email
    can we upgrade from rackspace email to hosted exchange
    possible to swap rackspace email for hosted exchange
    is it ok to go from hosted exchange to rackspace email
    may customers change their mind and go back to rackspace email
    can we get rid of hosted exchange and use rackspace email
    do you let customers move between rackspace email and hosted exchange
    we outgrew rackspace email, can we get hosted exchange
    is the move to the other rackspace platform offered
    are both directions supported
    some people want hosted exchange instead of rackspace email, can they switch
    may we change from rackspace email to exchange
    we are on rackspace email but want exchange
    can part of the users change to hosted exchange
    is it allowed to switch between rackspace platforms
    could they go to hosted exchange from rackspace email`,
  F17: `
    what is a platform change
    who does a platform change
    what is it called when you move from rackspace email to hosted exchange
    which team does platform changes
    who performs the move from hosted exchange to rackspace email
    name for a switch between rackspace email and hosted exchange
    who handles the switch between the two platforms
    what does platform change mean
    what do we call a move between rackspace platforms
    who is in charge of platform changes
    the team responsible for platform changes
    does internal migration do the platform change
    define platform change
    which group runs moves inside rackspace
    do we do platform changes or does another team
    is there a term for going from hosted exchange to rackspace email
    what is the internal migration team
    who will carry out our change to hosted exchange
    what do you call a move from rackspace email to hosted exchange
    who is responsible for a platform change
    who will do our move from rackspace email to hosted exchange
    which team handles hosted exchange to rackspace email
    what is the official name for going from rackspace email to hosted exchange
    what's a platform change
    is there a special team for platform changes
    who owns platform changes
    who takes care of the switch from rackspace email to hosted exchange
    which department performs platform changes
    do the migration specialists do platform changes or the internal team
    name of the move between rackspace email and hosted exchange
    explain platform change
    who do I hand a platform change to
    who at rackspace makes the switch between hosted exchange and rackspace email
    platform change
    internal migration team
    who inside rackspace does the moves from rackspace email to hosted exchange
    what exactly is a platform change
    what do we mean by platform change
    which team would do our change to hosted exchange
    do you have a name for moving from hosted exchange to rackspace email
    who do platform changes belong to
    is that a platform change or an upgrade
    which people work on platform changes
    whose job is a platform change`,
  F18: `
    how does a customer request a platform change
    how do we ask for a platform change
    where do I order a change from rackspace email to hosted exchange
    do I open a ticket for a platform change
    can they request a platform change by chat
    how do I start a platform change
    how do I sign up for the switch to hosted exchange
    is there a form for a platform change
    where is the request for a platform change submitted
    how do I get moved from hosted exchange to rackspace email
    who do we contact to request a platform change
    what is the process to initiate a platform change
    do I call or send a ticket to change from rackspace email to hosted exchange
    put in a request for a platform change
    where in the control panel do we request the switch to rackspace email
    steps to get a platform change going
    how do we apply for a move between platforms
    schedule a platform change
    how do I request a switch from rackspace email to hosted exchange
    where do I go to request a platform change
    what do I do to get a platform change
    how does the client ask for a move from hosted exchange to rackspace email
    who do I talk to about switching to hosted exchange
    can I order a platform change in a chat
    do they need to open a ticket to go from rackspace email to hosted exchange
    how do we put in for a platform change
    where can the customer submit a platform change
    how do I get the platform change started
    can I call in to request a platform change
    how do customers place a request for a platform change
    which channel do they use to ask for a platform change
    how do I place an order for hosted exchange to rackspace email
    what is the way to ask for a change from rackspace email to hosted exchange
    can they just chat in to get a platform change
    request a platform change
    order a platform change
    how do we kick off a move from rackspace email to hosted exchange
    I want to switch to hosted exchange from rackspace email, who do I contact
    where do customers ask for a switch to rackspace email
    how do they get the move from rackspace email to hosted exchange going
    can I ask for the platform change over chat
    what is the procedure for requesting a platform change
    do I need a ticket for a platform change
    how do I tell you that we want to go from hosted exchange to rackspace email
    where is the button to request a platform change
    how does the customer get rackspace email to hosted exchange going
    how do we start a change from rackspace email to hosted exchange
    how would a customer start hosted exchange to rackspace email
    how do they sign up for hosted exchange to rackspace email
    where do I put in for the switch to hosted exchange
    who takes requests for platform changes
    how would we go about moving from rackspace email to hosted exchange`,
};
