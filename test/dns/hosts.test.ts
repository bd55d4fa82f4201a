import { describe, expect, it } from 'vitest';
import { dnsHost } from '../../src/dns/hosts/dns-host.ts';
import { gatewayIn, mailHostName } from '../../src/dns/hosts/mail-hosts.ts';
import { mx, observe, toOffice, toRackspace } from './observe.ts';

describe('who runs the DNS', () => {
  const cases: [string[], string | null][] = [
    [['ns.rackspace.com', 'ns2.rackspace.com'], 'Rackspace'],
    [['dns1.stabletransit.com', 'dns2.stabletransit.com'], 'Rackspace'],
    [['dns1.name-services.com'], 'Rackspace'],
    [['ns.rackspace.com', 'ns1.acme.com'], 'rackspace.com'],
    [['ns01.domaincontrol.com', 'ns02.domaincontrol.com'], 'GoDaddy'],
    [['ns-1.awsdns-23.co.uk', 'ns-2.awsdns-11.org'], 'Amazon Route 53'],
    [['ada.ns.cloudflare.com'], 'Cloudflare'],
    [['ns21.worldnic.com'], 'Network Solutions'],
    [['ns1-04.azure-dns.com'], 'Microsoft Azure'],
    [['ns1.old.com', 'ns2.old.com'], 'old.com'],
    [['ns1.notcloudflare.com.evil.com'], 'notcloudflare.com.evil.com'],
    [['ns1.acme.com', 'ns2.acme.com'], null],
    [[], null],
  ];

  it.each(cases)('%s', (servers, name) => {
    const found = dnsHost(observe(Object.fromEntries(servers.map((server) => [server, {}]))));
    expect(found?.name ?? null).toBe(name);
    expect(found?.isRackspace ?? false).toBe(name === 'Rackspace');
  });
});

describe('whose MX a host is', () => {
  it.each([
    ['mx1.emailsrvr.com', 'Rackspace'],
    ['acme-com.mail.protection.outlook.com', 'Microsoft 365'],
    ['ASPMX.L.GOOGLE.COM.', 'Google'],
    ['mx0a-1.pphosted.com', 'Proofpoint'],
    ['us-smtp-inbound-1.mimecast.com', 'Mimecast'],
    ['d1.ess.barracudanetworks.com', 'Barracuda'],
    ['notgoogle.com', null],
  ])('%s', (host, name) => {
    expect(mailHostName(host)).toBe(name);
  });

  it('recognizes a filtering service, also Microsoft 365 if it is neither the source nor the target', () => {
    const look = (...hosts: string[]) => observe({ ns1: { 'acme.com MX': mx(...hosts) } });
    expect(gatewayIn(look('mail.old.com', 'a.pphosted.com'), toRackspace)).toEqual({
      name: 'Proofpoint',
      host: 'a.pphosted.com',
    });
    expect(gatewayIn(look('x.mail.protection.outlook.com'), toRackspace)?.name).toBe('Microsoft 365');
    expect(gatewayIn(look('x.mail.protection.outlook.com'), toOffice)).toBeNull();
    expect(gatewayIn(look('mail.old.com'), toRackspace)).toBeNull();
  });
});
