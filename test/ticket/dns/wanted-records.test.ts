import { describe, expect, it } from 'vitest';
import { asciiDomain, wantedRecords } from '../../../src/ticket/dns/wanted-records.ts';

const ticket = { domain: 'acme.com', officeMx: null, oldMx: null, dkim: null };

describe('the records that a ticket wants', () => {
  it('has the MX of Rackspace for every domain', () => {
    const wanted = wantedRecords({
      ...ticket,
      source: 'imap',
      target: 'rackspace-email',
      oldMx: 'mx1.old.com, mx2.old.com',
    });
    expect(wanted).toEqual({
      domain: 'acme.com',
      mx: [
        { host: 'mx1.emailsrvr.com', priority: 10 },
        { host: 'mx2.emailsrvr.com', priority: 20 },
      ],
      longestMxTtl: null,
      mxSuffixes: ['.emailsrvr.com'],
      oldMxSuffixes: [],
      oldMx: ['mx1.old.com', 'mx2.old.com'],
      spf: 'emailsrvr.com',
      oldSpf: null,
      spfEnd: '~all',
      autodiscover: 'autodiscover.emailsrvr.com',
      dkim: [],
      unwanted: [],
    });
  });

  it('has the MX of Office 365 only if the ticket says which', () => {
    const upgrade = { ...ticket, source: 'rackspace-email', target: 'office-365' };
    expect(wantedRecords(upgrade)).toMatchObject({
      mx: null,
      mxSuffixes: ['.mail.protection.outlook.com', '.mx.microsoft'],
      oldMxSuffixes: ['.emailsrvr.com'],
      spf: 'spf.protection.outlook.com',
      oldSpf: 'emailsrvr.com',
      spfEnd: '-all',
      unwanted: [{ host: 'msoid', suffix: 'microsoftonline-p.net' }],
    });
    expect(wantedRecords({ ...upgrade, officeMx: 'acme-com.mail.protection.outlook.com' }).mx).toEqual([
      { host: 'acme-com.mail.protection.outlook.com', priority: 0 },
    ]);
  });

  it('has both DKIM records of Office 365 if the ticket knows the first', () => {
    const dkim = 'selector1-acme-com._domainkey.acme.onmicrosoft.com';
    expect(wantedRecords({ ...ticket, source: 'gmail', target: 'office-365', dkim }).dkim).toEqual([
      { selector: 'selector1', value: dkim },
      { selector: 'selector2', value: dkim.replace('selector1', 'selector2') },
    ]);
  });

  it('leaves MX alone in a platform change', () => {
    const wanted = wantedRecords({ ...ticket, source: 'rackspace-email', target: 'hosted-exchange' });
    expect(wanted).toMatchObject({ mx: null, mxSuffixes: [], autodiscover: 'autodiscover.emailsrvr.com' });
  });

  it('names domains as DNS does', () => {
    expect(asciiDomain('Bücher.de')).toBe('xn--bcher-kva.de');
    expect(asciiDomain('acme.com')).toBe('acme.com');
  });
});
