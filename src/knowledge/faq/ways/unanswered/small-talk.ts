/** Questions about anything but work that no entry answers, by topic. One question on each line. */
export const unansweredSmallTalk = {
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
    my dog ate my homework
    recommend a restaurant downtown
    what should we get for lunch
    who won the election
    who sings this song
    tell me the news
    what's up
    long time no see
    good afternoon
    how was your weekend
    what is your favorite color
    how far is the moon
    is it friday yet
    can you hear me
    test
    never mind
    ok
    lol
    are you single
    are you human
    do you like music
    what is your name
    who won the game last night
    when is the next game
    any good bbq around here
    tell my coworker happy birthday
    say hi to the team
    what is your favorite movie`,
};
