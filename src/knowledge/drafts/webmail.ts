/** Returns where users of a target read their mail in a browser. */
export function webmailOf(system: string): string {
  return system === 'office-365' ? 'https://outlook.office.com' : 'https://apps.rackspace.com';
}
