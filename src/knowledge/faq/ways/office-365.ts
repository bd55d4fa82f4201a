/** How people ask about setting up Office 365. One way to ask on each line. */
export const waysToAskAboutOffice365 = {
  F21: `
    who sets up the office 365 environment
    who builds the new office 365 environment
    does rackspace set up office 365 for us
    who adds the office 365 licenses
    is it the customer's job to set up office 365
    who creates the tenant
    do we configure office 365 or does the customer
    who prepares office 365 before the upgrade
    will you get our tenant ready
    who is responsible for the office 365 setup
    does our it person have to set up office 365
    who configures office 365
    who buys and adds the licenses for the upgrade
    do your people stand up the new environment
    is the setup of office 365 done by you or by us
    customer thinks that we build the tenant
    who does the office 365 prep work
    who sets up office 365, us or them
    who is in charge of setting up office 365
    does the customer set up office 365
    do we set up office 365 for the customer
    do you guys build our office 365
    is office 365 set up by rackspace
    will rackspace configure the tenant
    who has to add the licenses in office 365
    whose responsibility is the office 365 environment
    who does the setup on the office 365 side
    do I have to set up office 365 myself or do you
    is it our admin who sets up office 365
    who makes the new office 365 tenant
    does the admin have to create the office 365 environment
    do the migration specialists create the office 365 environment
    who gets office 365 ready for the upgrade
    client expects us to set up office 365
    office 365 setup
    who sets up the tenant
    is rackspace or the admin building the tenant
    do I have to add the office 365 licenses myself
    who creates our office 365
    is setting up office 365 our job
    does rackspace do the office 365 setup
    whose task is it to create the tenant
    who is supposed to set up office 365 before the move
    will you set up the licenses in office 365
    do admins build the office 365 environment on their own
    is the new environment prepared by you`,
  F22: `
    in what order does the customer prepare office 365
    what are the steps to set up office 365
    order of the tenant, domain, and license steps
    what comes first, the tenant or the domain
    sequence of the preparation steps
    do I add the licenses before the domain
    when do I assign licenses to users
    the four prerequisites for office 365
    how do I prepare office 365
    step by step setup of the tenant
    what do I do after I created the tenant
    I added the domain, what is the next step in office 365
    what is the first step in setting up office 365
    how do I create a tenant
    how do I add my domain in office 365
    how do I assign a license
    walk me through preparing for office 365
    tenant is done, which step follows
    checklist for setting up office 365
    what order do the office 365 steps go in
    what do I do first in office 365
    which comes first, domain or license
    tenant first or domain first
    after the tenant, what do I do next in office 365
    what are the prep steps for office 365
    what steps do I follow to get office 365 ready
    list the steps before an office 365 upgrade
    what are the four steps
    is the license assigned before or after the domain is added
    do I create the tenant first
    in which sequence do we set up office 365
    how do I get office 365 ready
    how do we get started with the tenant, domain, and licenses
    what do we have to do to prepare office 365
    instructions for office 365 preparation
    steps to set up the tenant, domain, licenses
    office 365 domain added, what now
    order of the steps
    setup steps for office 365
    prerequisites
    tenant, domain, license
    what is step one for preparing office 365
    what do I do after adding the domain in office 365
    what comes after the licenses
    which step comes first in office 365
    give me the order for preparing office 365
    what steps come before the upgrade
    in what sequence do I do tenant, domain, and licenses
    what are the prerequisites for office 365
    when do I create the tenant
    what are the things to do to get ready for office 365, in order
    order of operations for office 365
    what is the right order in office 365
    first tenant, then what
    which of the four steps is last`,
  F23: `
    can the upgrade start before office 365 is ready
    can we begin the migration before the tenant exists
    does office 365 have to be ready first
    can we start while the licenses are still missing
    can I request the assisted migration before I finish the setup
    do all steps have to be complete before the upgrade
    can we start early without the prerequisites
    is it ok to begin self-service before the licenses are assigned
    may we migrate before the domain is added to office 365
    can the customer skip the preparation
    can we get the data going today and finish the setup later
    must the environment be set up by the time we request the migration
    office 365 is not done yet, can we already start
    do the prerequisites have to be done first
    can we copy data while the tenant is being built
    the customer has no tenant yet and wants to begin
    start the upgrade now and assign licenses afterward
    can we start the office 365 migration before everything is set up
    can we start migrating to office 365 without licenses
    is it ok to start before licenses are assigned
    must all four steps be finished before we start
    do I have to finish the office 365 setup before requesting assisted migration
    the tenant isn't ready, can we move data anyway
    can we request the upgrade while office 365 is still being set up
    customer wants to start now but office 365 is not set up
    does office 365 setup have to be done before we request help
    can self-service begin before the setup is finished
    is it possible to start the upgrade without a tenant
    do the licenses have to be assigned before we migrate to office 365
    can we begin copying while the domain is not in office 365
    should office 365 be complete before the migration starts
    can we get going before the prerequisites are met
    when may the office 365 migration start
    can I put in the request already, the licenses come next week
    start before the setup is done
    start early
    can we go ahead with the office 365 migration although the tenant is not finished
    can I submit my upgrade request before office 365 is configured
    does everything have to be ready in office 365 before we ask for the migration
    may the migration start while licenses are still missing
    the office 365 setup is half done, can we begin
    customer wants us to start now, but the domain is not in office 365 yet
    can we run self-service before the tenant is done
    is it too early to request the upgrade if licenses are not assigned
    do we wait for the setup to be complete before we start to migrate
    must they finish the prerequisites first`,
  F25: `
    what do admins have to re-create
    what must the admin rebuild in office 365
    does the admin have to set everything up again
    do our settings carry over to office 365 or do we start from scratch
    does our configuration move to office 365
    do we have to redo the whole environment
    is it a fresh start in office 365
    what does the administrator have to set up anew
    how much of the old setup must be redone in office 365
    do we start over with an empty environment
    what has to be reconfigured by hand in office 365
    what will I need to rebuild after the upgrade
    recreate the environment
    does the new tenant inherit our current setup
    what else does the admin have to reproduce on the new side
    everything from zero again in office 365
    rebuilding the old structure in office 365
    what has to be rebuilt in office 365
    what does an admin need to redo in office 365
    do we need to recreate everything in office 365
    what needs to be set up again after the move to office 365
    do we have to start over in office 365
    does office 365 start empty
    will our setup be copied to office 365
    do the old settings come to office 365
    is everything rebuilt by the admin
    how much do admins have to recreate
    what parts of our hosted exchange setup must be recreated in office 365
    does the admin redo all the configuration in office 365
    which things must be configured again by the admin
    everything has to be recreated by us in office 365, correct
    is the environment copied or do we rebuild it
    what work is there for the admin to rebuild our environment
    recreate
    rebuild everything
    will our settings be in office 365 or is it all new
    what does the admin recreate in office 365
    which parts do we have to set up again in office 365
    does our hosted exchange configuration exist in office 365
    do admins redo everything
    what do I rebuild in office 365
    is office 365 blank when we get there
    does anything of our setup carry over to office 365
    what has to be done over by the admin
    what do we re-enter in office 365`,
};
