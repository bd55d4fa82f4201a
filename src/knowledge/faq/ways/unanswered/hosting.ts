/** Questions about domains, web sites, and servers that no entry answers, by topic. One question on each line. */
export const unansweredHosting = {
  hosting: `
    how do I set up dkim
    what is a dmarc record
    how long until dns propagates
    how long does it take for an mx change to take effect
    why is the dns change not visible yet
    what ttl should I set
    spf has too many lookups
    do I need a new spf for mailchimp
    buy a new domain
    sell me a domain
    my domain expired
    renew a domain
    who hosts our web site
    does the web site move too
    will my web site be down
    build me a website
    do you offer wordpress hosting
    restart a virtual server
    add disk space to a server
    server is not responding
    how do I enable dkim
    set up dmarc
    how long until a dns change is visible
    what is the ttl for
    can I buy a domain from you
    transfer a domain to you
    renew our ssl certificate
    do you host web sites
    our web site is down
    wordpress plugin problem
    resize a cloud server
    how do I back up a database
    reboot the server
    my vpn does not connect
    how do I publish a dkim key
    what should our dmarc policy be
    is our spf correct
    how long does propagation take
    lower the ttl
    do you register domains
    where can I buy a domain name
    can we host our dns with you
    move our web site to you
    does the site go with the email
    our wordpress is hacked
    need a ssl certificate
    how do I add ram to a server
    cloud server does not boot
    load balancer settings
    my database is slow
    open a firewall port
    vpn drops all the time
    how do I add a new domain to my account
    add a second domain
    domain alias
    remove a domain
    what are your name servers
    dns is down
    do you offer dns hosting
    how do I point my web site to a new server
    when is the next maintenance of the cloud servers
    upgrade my server
    add a disk
    do you support kubernetes
    how do I get ssh access
    why is my spf failing
    dmarc reports
    what does dkim do
    is the certificate valid`,
};
