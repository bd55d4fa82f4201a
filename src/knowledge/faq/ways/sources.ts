/** How people ask about where mail can come from. One way to ask on each line. */
export const waysToAskAboutSources = {
  F01: `
    which systems can we migrate from
    which sources are supported
    which mail systems, servers, and hosts can you bring over
    what platforms can customers come from
    can you migrate us from gmail
    we use zimbra today, can you take us
    is groupwise supported
    do you support lotus notes
    can you pull mail from an imap server
    our mail is with another provider, a pop account at our isp
    list of source environments
    can we onboard a customer from google workspace
    is exchange 2007 a supported source
    we have exchange 2010 in-house, can it be moved
    a small host nobody has heard of, can we import from there
    does it matter what email system we have now
    are you able to get mail off our current provider
    what kind of server can it come from
    prospect is on an old notes domino server, do we do those
    supported source list
    can you handle our current setup, an older system
    compatible with our existing mail server
    can you take in mail from a host like that
    who can we migrate from
    what are the eligible source servers
    is our current email system one that you work with
    do we migrate people off imap hosts
    coming from groupwise, is it possible to move to rackspace
    we are on gmail and want to join rackspace, is that supported
    do you do migrations from lotus domino
    which versions of exchange server can be a source
    does it have to be exchange or can it be anything
    is pop supported as a source
    our email lives at a local provider, can you get it from there
    what mail servers are on the list
    can we accept a customer who is on zimbra
    customer has an imap server of their own, can we move it
    is there any system you can't migrate from
    hosted or in-house exchange 2007, both fine
    supported sources
    zimbra
    groupwise
    lotus notes
    gmail as the source
    what can you migrate from
    what do you migrate from
    from which hosts can we migrate
    do we take zimbra customers
    can we move an imap mailbox from their isp
    is there something you cannot migrate from
    we are with a small hosting company, will that work as the source
    mail is on a server we run ourselves, is that fine
    which kinds of accounts can you bring across
    do you handle customers who come from google
    can you get mail out of groupwise
    exchange 2007 in-house, is that on the list
    what can we migrate people from
    can you move us off of lotus notes
    can you get us off groupwise
    which systems do you migrate from
    is gmail something you can move us from
    we have imap now, can you move that
    what are the sources we migrate from`,
  F02: `
    can we migrate from exchange 2013
    is exchange 2016 a supported source
    does exchange 2019 work as a source
    can we move mail from office 365 to rackspace
    customer wants to leave office 365 and come to us
    migrate from a tenant at microsoft to hosted exchange
    a newer version of exchange than 2010
    our server is newer than the versions on the list
    exchange 2013 is not on the list, can we still take it
    coming from office 365 to rackspace email
    bring our microsoft 365 mailboxes over to rackspace
    latest exchange version as the origin
    does a newer exchange need approval
    moving away from office 365 back to rackspace
    they run exchange 2019 on premises
    we bought office 365 from godaddy, can it be the source
    are recent versions of exchange accepted
    is a tenant from another reseller ok as the source
    do you accept exchange 2019 servers
    their server is exchange 2016 on premises, will that work
    is office 365 ok as a source
    customer is currently on office 365 and would like to go to hosted exchange
    can we take mail out of office 365
    switching from office 365 to rackspace email, possible
    the list stops at 2010 and we have 2013
    we're on microsoft's office 365 now and want your hosted exchange
    prospect has a newer exchange, is it allowed
    are exchange 2013 and 2016 covered
    is an unlisted exchange version a problem
    do I need sign-off from a lead for exchange 2016
    exchange 2016
    exchange 2019
    office 365 as the source
    is exchange 2013 too new
    our exchange is newer than 2010
    can exchange 2016 customers come over
    will you take us although we are on office 365
    from office 365 to hosted exchange, do we do that
    is office 365 to rackspace allowed as a migration
    can I bring mailboxes from office 365 at another reseller
    what about the newest exchange server
    do we need an approval for exchange 2019
    is it possible to go from office 365 into rackspace email
    exchange 2019 on premises, do we need a sign-off
    can the source be exchange 2013
    can a customer come to us from office 365
    does a lead have to approve exchange 2016 as a source`,
  F03: `
    does a migration work with a slow connection
    does the migration work with a slow server
    our internet is slow, is that a problem
    low bandwidth at the office
    the customer has an old, sluggish server
    poor connectivity at their site, can we still migrate
    we only have dsl
    a rural site with satellite internet
    the line is thin, a few megabits of upload
    will the tool cope with a weak connection
    the old host is underpowered and has limited bandwidth
    bad wifi and a laggy server, is it feasible
    can you move us if our network speed is bad
    do you have experience with weak hardware
    is a t1 line enough
    our server is really old and struggles
    does slow internet rule out a migration
    our upload speed is terrible
    minimum connection speed
    the server times out a lot because it is overloaded
    our bandwidth is limited, will the migration be ok
    slow upload at the office, a dealbreaker
    the source server is old and slow, does that matter
    is there a problem when the connection is flaky
    can the tool deal with a slow network
    we have poor internet out in the country
    the box hosting our mail is on its last legs
    customer only gets two mbps up
    does it still function over a slow link
    they have bad internet, should we warn them or is it workable
    our server barely keeps up
    cable modem with low speed
    will a slow line break the migration
    is a fast connection required
    slow connection
    low bandwidth
    slow server
    bandwidth
    does our slow internet prevent the migration
    is our bandwidth enough
    we have a lousy connection, is it still possible
    tiny pipe at the customer's site
    our server is a dinosaur, is that an obstacle
    their line is saturated all day
    can it be done over dsl
    the customer worries about the old hardware
    does it matter that our server is slow
    are slow sites a problem for the tool
    branch office on a satellite link, will it still migrate
    mailboxes at a site with a bad line, will they migrate
    can you still migrate over a poor connection
    is the old slow server still ok for the migration
    would an old server ruin the migration
    will a slow old server stop the migration
    an old server at the office, is that a showstopper`,
  F04: `
    what if the migration is too slow
    is there an alternative to copying over the internet
    can we send pst files
    can they send pst files by ftp
    pst upload for exchange mailboxes
    the copy is crawling, what else can we do
    a faster way to get the data to you
    export the mailboxes and ship them to you
    can we mail you a hard drive instead
    another option when the speed disappoints
    plan b for a slow exchange migration
    the sync takes forever, is there another method
    hand over exports instead of a live copy
    use ftp for the exchange data
    can we import pst files on our side
    speed it up with pst
    workaround if the transfer speed is not good enough
    do you take pst
    alternative method for large exchange mailboxes over a bad link
    upload the pst exports somewhere instead of syncing
    the migration is so slow, any alternatives
    what other way is there to send the exchange mailboxes
    pst over ftp
    can the customer give us pst files instead of moving over the wire
    is there an offline method for big exchange mailboxes
    can I upload my pst files to your ftp server
    when the link to the exchange source is useless, what is the fallback
    we cannot wait for the sync, could we export from exchange to files
    their upload is hopeless, can exchange be exported to pst and sent
    how else can the exchange data get there
    backup option if it takes too long
    speeding up an exchange migration
    can we skip the slow transfer and ship exports
    send exported mailbox files rather than syncing
    the exchange move drags on, is there something quicker
    pst
    pst by ftp
    too slow
    ftp upload
    can we get the data to you some other way
    it is taking too long, what are the alternatives for exchange
    can they export to pst and upload it
    do we accept pst files for exchange
    ftp instead of syncing
    the transfer rate is awful, is there a plan b
    what is the fallback for exchange when the line is too slow
    I could export everything to pst, does that help
    can you import our pst exports
    quicker option for an exchange source`,
};
