/** How people ask about the bill during and after an upgrade. One way to ask on each line. */
export const waysToAskAboutBilling = {
  F27: `
    is the customer billed for both environments
    do we pay twice during the upgrade
    are we charged for both
    will I pay for rackspace email and office 365 at the same time
    double billing
    double charges during the transition
    is there an overlap in billing
    why are there two charges on the invoice for the old and new mailboxes
    both hosted exchange and office 365 on the bill
    are they billed twice
    do I pay for the old mailboxes while office 365 is active
    two bills at once
    do licenses on both sides cost us during the upgrade
    do we have to pay for both systems
    billed for old and new simultaneously
    paying for two services in parallel
    duplicate charges for office 365 and hosted exchange
    is it correct that the statement lists both
    do we pay for both during the office 365 upgrade
    are we billed twice when we upgrade to office 365
    will I be charged for rackspace email and office 365
    will they see both on the invoice
    does the customer pay double during the office 365 move
    do we pay for hosted exchange while we move to office 365
    are both charged at the same time
    why am I paying for office 365 and hosted exchange
    is there double billing while both are active
    do I get two bills for a while
    is overlap billing normal in an office 365 upgrade
    old mailboxes and office 365 licenses both show up on the invoice
    do the charges overlap
    am I paying twice
    while we migrate, do we pay for the old and the new
    charged for office 365 already although we still use rackspace email
    billed twice
    two bills
    overlap in billing
    why am I charged for rackspace email and office 365
    do we get double billed in the office 365 migration
    is the customer paying for two systems during the upgrade
    will there be two charges
    are hosted exchange and office 365 both billed while we upgrade
    does billing overlap in the upgrade
    do I pay for the old one until we are done with office 365
    why do I see charges for both`,
  F28: `
    can we plan the upgrade around billing
    can we time the upgrade with our billing cycle
    can we schedule the move to office 365 before the next invoice
    can we agree on a timeline that avoids double costs
    arrange the date so that the overlap in billing is short
    can the upgrade be timed to fit our renewal
    line up the cutover with the end of the billing period
    plan the office 365 dates around the invoice date
    our billing date is the first, can we finish before that
    how can we keep the double billing as short as possible
    we have billing concerns, can you work with us on the schedule
    coordinate the migration with our billing
    align the timeline with when we get invoiced
    minimize the overlap of charges by planning
    can you accommodate our budget and bill dates
    can we set the date of the upgrade by our statement
    can we plan the office 365 upgrade around our billing date
    can the office 365 move be timed with the invoice
    can we pick a date so that we do not pay for both
    can you schedule the upgrade to match our billing cycle
    could we set a timeline with you because of the billing
    client wants to finish before the next bill for office 365
    can we work out a timeline to avoid paying for both
    can we arrange the office 365 dates around billing
    is it possible to plan the upgrade so the double charges are short
    we want to avoid paying two bills, can we plan the dates
    can the schedule take our billing into account
    the customer is worried about billing, can we agree on dates
    move to office 365 right before the billing date
    can the cutover be scheduled by the billing cycle
    can we plan ahead to reduce the double charges
    billing date
    plan around billing
    can we do the upgrade right before the next bill so they do not pay twice
    can dates be worked out because of billing
    can we choose the dates by the billing cycle
    the customer has billing concerns about the office 365 move
    can you time it so that we do not pay double
    can we finish the upgrade before the renewal
    is there a way to schedule around our bill
    we need a timeline that fits the invoice
    can the team plan the upgrade so that we are billed twice only for a few days
    keep the time with two bills short
    choose a cutover date that saves money`,
  F29: `
    how does the customer stop paying for the old mailboxes
    how do I end the old billing
    how do we cancel the old licenses after the upgrade
    how do we get rid of the old mailboxes and the charges
    remove the old hosted exchange licenses from the account
    we are done with the upgrade but are still billed for rackspace email
    delete the old mailboxes after the move to office 365
    what do we do to not be billed for the old ones in the future
    does billing stop by itself after the move
    is it enough to delete the old mailboxes
    who removes the leftover licenses
    drop the rackspace email plan now that we are on office 365
    avoid future charges after the upgrade
    stop the charges for hosted exchange
    old licenses are still on the account
    shut off billing of the previous service
    clean up old mailboxes so that we are no longer charged
    do I have to ask for license removal
    how do I stop being billed for hosted exchange after the upgrade
    how do I cancel rackspace email after moving to office 365
    how do we stop the old charges
    how do I get the old licenses removed
    we moved to office 365, how do we end the hosted exchange billing
    what has to be done so the old mailboxes are not billed
    do we have to delete the old mailboxes
    are the old mailboxes deleted automatically after the upgrade
    how do I get hosted exchange off my bill
    the upgrade is finished but the old licenses are still billed
    after the upgrade, do we delete the old mailboxes and ask to remove the licenses
    how do I shut down the old rackspace email
    still paying for hosted exchange although we moved
    who cancels the old licenses
    what does the customer do about the old licenses after the upgrade
    get the old plan off the invoice now that office 365 is live
    do the old charges end on their own
    when does the billing for the old mailboxes stop
    remove the old mailboxes and licenses after office 365
    stop the old billing
    remove old licenses
    delete old mailboxes
    how do we drop the hosted exchange licenses after the upgrade
    do the charges for the old mailboxes end by themselves
    what do we do to end the charges for rackspace email
    office 365 is done, how do we stop paying for the old system
    how do we make the hosted exchange charges go away
    is there anything to do so we are not billed for the old mailboxes
    how do I remove rackspace email from my account after the upgrade
    what happens to the old licenses after office 365
    we do not want to be billed for hosted exchange anymore
    do I delete the mailboxes to stop billing`,
};
