/** How people ask about Support, the glossary, and the upgrade FAQ itself. One way to ask on each line. */
export const waysToAskForHelp = {
  F20: `
    where do I ask a question that isn't answered here
    who do I contact with other questions
    how do I reach support
    when is support available
    is support open at night
    support around the clock
    do you have support on holidays and weekends
    who can help me
    I have another question
    my question is not in the faq
    phone number for support
    can I talk to a person about something else
    who do we call if something goes wrong after hours
    any other questions
    contact support
    is anyone there 24x7
    where can the customer get more help
    who answers questions that are not listed
    what are your hours
    I need help with something that is not covered here
    is help available late at night
    who should they reach out to later
    who can I turn to with more questions
    how do I get hold of support
    where can I get an answer that is not in the faq
    is support there on sunday
    can I call someone in the middle of the night
    support phone number
    what are the hours of the support team
    who do I ask if I run into trouble later
    is there a help line for the migration
    are you open on thanksgiving
    what if I have questions later
    whom do we contact when we are stuck
    is there somebody to talk to at midnight
    the faq does not answer my question
    how can customers reach you
    where do I go for help with something else
    can we get help any time of the day
    who should the customer call
    do you offer support 24 hours
    contact details for support
    support
    contact
    other questions
    support phone
    where do I ask what isn't in the faq
    it isn't on the faq, where do I ask
    is support open on christmas
    who can they call with more questions
    where can I get help on the weekend
    whom do I ask about everything else
    can I reach somebody at night
    how does the customer contact you with other questions
    do you have someone for questions that the faq does not cover
    is there a number to call
    when can I call support
    are you there on holidays
    who helps us after the migration if we have questions
    I have a question that is not on this list
    if I have a question on sunday night, is anybody there
    is somebody at support at night
    are you reachable on weekends
    when can we get a hold of support
    is there support at any time
    how do we get in touch with support
    I need to speak to support
    support number
    what if something comes up at night, can I call
    can I call in the early morning
    what if I get stuck at midnight
    who picks up the phone on weekends
    can I talk to somebody if there is a problem at night
    where do I turn when I am stuck
    who do I call if something comes up`,
  F38: `
    who is the upgrade faq for
    how hard is the upgrade
    who should read the upgrade article
    is the upgrade faq for administrators or users
    difficulty of the upgrade
    how difficult is the upgrade to office 365
    is the upgrade easy
    how technical is the upgrade faq
    can a beginner do the upgrade to office 365
    do I need it skills for the upgrade
    audience of the upgrade document
    can I give the upgrade article to end users
    is the office 365 upgrade complicated
    difficulty level of the article
    is the upgrade faq too advanced for normal people
    who is the office 365 document written for
    what experience do you need to follow the upgrade faq
    how hard is it to upgrade to office 365
    is the upgrade difficult
    is the upgrade article for admins or end users
    who is the office 365 upgrade faq meant for
    who is supposed to read the upgrade faq
    can I send the upgrade faq to a normal user
    can a normal person follow the upgrade faq
    do you need to be an admin to use the upgrade faq
    is the upgrade faq technical
    how is the difficulty of the upgrade rated
    what level of skill does the upgrade take
    is it meant for administrators
    what is the difficulty rating
    should end users read the upgrade article
    would a non technical person understand the upgrade faq
    is the office 365 upgrade faq for our it department
    is it easy or hard to upgrade
    difficulty
    who is it for
    is the office 365 upgrade hard to do
    who is the audience of the upgrade faq
    is it complicated to go to office 365
    who is the upgrade article written for
    how advanced do I have to be for the upgrade
    can I do the upgrade without it knowledge
    is the article for admins
    would a regular employee understand the upgrade article
    could an office manager follow the upgrade faq
    is the upgrade faq for technicians
    does it take a technician to upgrade to office 365`,
  F39: `
    where are the terms defined
    is there a glossary
    what does this word mean
    explain the terminology
    where can I look up terms
    definitions of the words in the faq
    a page that explains the jargon
    the customer does not understand the terms
    what do these abbreviations mean
    dictionary of cloud office terms
    link to the terminology article
    meaning of tenant
    where is the vocabulary explained
    I do not know what these words mean
    is there a list of definitions for the lingo
    what is a tenant
    define autodiscover
    confused by the acronyms
    is there a page with definitions
    where do I find what these terms mean
    is there a list of terms
    where can I look up the words in the faq
    what is the meaning of these terms
    do you have a glossary for customers
    can you explain the terms
    a link for the terminology
    where can the customer read what the terms mean
    the customer doesn't know what tenant means
    what does autodiscover mean
    what do the terms in the upgrade faq mean
    is there an explanation of the vocabulary
    glossary of office 365 terms
    lots of jargon here, where is it explained
    I don't understand the terms in the upgrade faq
    what does mx mean
    look up a term
    glossary
    terminology
    definitions
    what do all the acronyms mean
    is there a cheat sheet for the terms
    where do I learn what these words mean
    link for the definitions
    what does that term mean
    where is the glossary
    can the customer look up these terms somewhere
    I need the meaning of a term
    what do you mean by tenant`,
  F42: `
    what does the upgrade faq cover
    which moves does the upgrade faq apply to
    what is the scope of the upgrade document
    does the upgrade faq apply to rackspace email and hosted exchange
    is the upgrade faq also for customers from gmail
    which sources and targets is the office 365 upgrade faq about
    does this faq apply to us
    is the upgrade article only for rackspace office 365
    does the upgrade faq cover office 365 bought from microsoft
    is the upgrade faq valid for other hosts
    what is in the upgrade faq
    who counts as an upgrade
    does the article apply to hosted exchange customers
    what is the upgrade faq about
    is the faq relevant for imap customers
    from which platforms is a move called an upgrade
    do I use the upgrade faq for rackspace email customers
    does the upgrade faq apply to hosted exchange
    does the upgrade faq apply to rackspace email
    who does the upgrade faq apply to
    is this upgrade faq for imap or gmail moves too
    what is the upgrade faq for
    does the office 365 upgrade faq cover moves from gmail
    does the upgrade faq apply to my move
    which platforms does the upgrade faq cover
    is the upgrade faq about moves from rackspace email or hosted exchange
    does the upgrade faq include office 365 from other companies
    is the faq for both rackspace email and hosted exchange
    what moves are covered by the upgrade faq
    does the upgrade faq apply if we come from another host
    is it only for rackspace's office 365
    which customers can use the upgrade faq
    is the upgrade faq only about one platform
    scope of the upgrade faq
    what is covered
    is the upgrade faq for rackspace email customers too
    we are on zimbra, does the office 365 upgrade faq apply
    is hosted exchange covered by the upgrade faq
    what is the upgrade faq good for
    does the upgrade faq say anything about other hosts
    does this document cover rackspace email
    who is covered by the upgrade faq
    is the upgrade faq for our kind of move
    what moves is the upgrade faq written about
    which migrations is the upgrade article about
    what kind of migration is the upgrade faq for`,
};
