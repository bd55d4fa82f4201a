/** Questions about the office and everything else that no entry answers, by topic. One question on each line. */
export const unansweredOffice = {
  work: `
    who fixes the printer
    the printer does not print
    order a new monitor
    who approves time off
    overtime for saturday
    what is the plan for the shift tomorrow
    my lead is sick, who do I go to
    who is my backup
    escalate past my lead
    how do I log a bug in the bot
    how do I hand a ticket to a colleague
    how do I reopen a ticket
    which queue does this go to
    how many tickets do I have
    when is the team meeting
    where is the onboarding guide for new hires
    can I trade weekends with you
    customer yelled at me
    customer wants a call from a manager
    how do I add a note to the ticket
    the printer is out of paper
    my monitor is broken
    I need a new laptop
    the wifi in the building is down
    who is my manager
    my lead is out today, who covers
    who approves my vacation
    when is my next shift
    how do I file my hours
    when do we get paid
    can I work from home tomorrow
    who is on call this weekend
    where is the training video
    which ticket should I work on next
    how do I close a ticket
    what is our sla for tickets
    how do I escalate a ticket
    a customer is angry and wants a manager
    who is the account manager of this customer
    can I have a call with sales
    do you have job openings
    translate this to spanish
    printer jam
    the copier is broken
    the projector does not work
    keyboard needs replacing
    I need a new headset
    badge does not open the door
    my manager is on vacation, who approves this
    who signs off on overtime
    swap shifts with me
    holiday schedule for our team
    when is payday
    benefits enrollment
    how do I expense a dinner
    who's on call tonight
    team lunch on friday
    where is the runbook
    how do I reassign a ticket
    how do I change the owner of a ticket
    merge two tickets
    how do I put a ticket on hold
    which tickets are overdue
    where do I log my time
    escalation path for an angry customer
    is a manager available
    customer wants to file a complaint
    who is the sales rep`,
  smallTalk: `
    did the dodgers win
    what was the score last night
    who plays tonight
    when is the super bowl
    weather for tomorrow
    is it raining in san antonio
    what's for dinner
    where can I get a good burger
    any lunch spots nearby
    make me laugh
    how are you
    good job bot
    thank you so much
    see you on monday
    have a great day
    who is going to the party
    birthday cake in the kitchen
    what's the traffic like
    what day is it
    is tomorrow a holiday
    sing me happy birthday
    how do I get to the airport
    what's on netflix
    which phone should I buy
    how do I lose weight
    what is the weather
    will it rain tomorrow
    who won the game
    what was the score
    when do the cowboys play
    did you see the match
    what is for lunch
    best place for coffee
    where should we eat
    happy birthday
    good morning
    hello bot
    thanks a lot
    have a nice weekend
    tell me something funny
    what time is it
    who are you
    are you a robot
    what is the meaning of life
    sing a song
    how do I cook rice
    who is the president
    traffic on the way to work
    is the gym open
    parking at the office
    what movie should I watch
    what happened yesterday
    is it going to snow
    how hot is it outside
    what's the temperature in dallas
    who won last night
    did our team win
    what time is kickoff
    fantasy league draft
    favorite team
    what's in the cafeteria
    pizza or tacos
    good restaurants near here
    coffee machine is broken
    happy monday
    good night
    congrats everyone
    welcome to the team
    you are awesome
    are you there
    what can you do
    who made you
    how old are you
    I am bored
    knock knock
    tell me a story
    write me a poem
    what's two plus two
    how tall is mount everest
    who invented email
    when was the company founded
    convert miles to kilometers
    flights to austin
    is the road closed
    where do I park
    what should I wear
    recommend a book
    any good shows on tv
    happy hour tonight
    lost my keys
    my dog ate my homework`,
};
