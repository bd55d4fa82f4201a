/** How people ask about how a migration is done. One way to ask on each line. */
export const waysToAskAboutTheApproach = {
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
    automation
    are you doing this manually
    does a person watch the migration
    is it one big automatic process
    is there a human involved
    do you run it by hand or is it automated
    do staff do the migration or a computer program
    is someone keeping an eye on it
    will I get updates from you while it runs
    do you report back to us at every stage
    how will we be kept in the loop
    who or what does the migrating
    is your team doing this or is it automated
    do you use people or software
    is the migration run by a machine
    are your people doing the work or some automated tool
    how will you let us know about the progress
    do you call us during the migration with updates
    will a racker email me along the way
    will you tell me how it goes or do I only hear at the end
    do I hear from you while it runs
    do we get news during the migration
    does a racker call me with updates
    are rackers involved or does a tool do it all
    is the process automated from start to end
    who is behind the migration, people or scripts`,
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
    approach
    how will you decide on the best method
    who figures out the approach for an assisted migration
    how do you know which approach to use for our server
    which way will you migrate us and why
    can we talk about the possible methods first
    does an expert look at our server before you choose the method
    what comes after we ask for assisted migration
    how do the specialists choose between methods
    is there one method for everyone or does it vary
    what is the basis for the choice of the approach
    on what basis do you choose an approach
    why do you choose one approach over another
    how is one migration method chosen over another
    do the specialists advise on the method
    how do experts determine the approach after the request
    why do customers get different methods
    what makes you pick one method or another
    do you pick the method or do we`,
  F24: `
    can rackspace move the data to office 365
    can your team migrate our email to office 365
    will you copy our mail to office 365
    do we have to move the data to office 365 ourselves
    which tool do you use for the upgrade to office 365
    do you use migrationwiz
    can I migrate to office 365 myself
    is there a self-service tool for office 365
    assisted or self-service migration to office 365
    do you offer help with moving to office 365
    who moves the mailboxes to office 365
    can you transfer our mailbox data from rackspace email to office 365
    what software moves the mail to office 365
    do it yourself migration to office 365
    where is the self-service migration tool
    which options do I have to get my email into office 365
    does the migrations team do office 365 moves
    who does the data move to office 365
    what is migrationwiz for
    can rackspace migrate our data to office 365
    do you move the mail to office 365 for us
    who copies our mail to office 365, you or us
    can the team do the office 365 migration for us
    do we move the mailbox data to office 365 for customers
    how does the data get to office 365
    how does our mail get from hosted exchange to office 365
    do you use migrationwiz for office 365
    what do we use to migrate hosted exchange to office 365
    what tool moves mail from rackspace email to office 365
    is there a way to migrate to office 365 on my own
    can we do the office 365 data move ourselves
    would you transfer the contents of our mailboxes to office 365
    assisted migration to office 365, do we offer it
    can somebody at rackspace move my email to office 365
    is the office 365 move self-service or done by your team
    does rackspace help move email to office 365
    migrationwiz
    self-service tool
    assisted upgrade
    who does the actual mail move to office 365
    can I run the move to office 365 on my own
    who migrates the mail from hosted exchange to office 365
    is there help from rackspace to get the mail into office 365
    what is used to move mail to office 365
    do you do the move to office 365 or do I
    can we have you move the mail to office 365
    which software do you use to get mail into office 365
    does the team use migrationwiz for the upgrade
    self-service or assisted for the office 365 upgrade, what is there
    can rackspace do the office 365 migration for us`,
};
