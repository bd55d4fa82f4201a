/** Questions about the team's own work that no entry answers, by topic. One question on each line. */
export const unansweredWork = {
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
    who is the sales rep
    what is the sla for a sev one
    what is our nps score
    who is on the team
    who is the account manager
    where is the escalation list
    when is the change freeze
    what is the dress code
    how do I get a new badge
    where is the wiki
    what is the number of the help desk for employees
    voicemail does not work
    headset is broken
    order lunch for the team
    is the office closed on friday
    when does my shift start
    who covers the night shift
    do I get paid on holidays
    holiday on call rotation
    who do I call about a broken chair
    can I expense my parking
    do we have a spanish speaking rep
    phone extension for legal
    who runs payroll
    where do I find the org chart
    who do I talk to about a raise
    the projector in the meeting room is dead
    book a meeting room
    the lights in the room are out
    who orders supplies`,
};
