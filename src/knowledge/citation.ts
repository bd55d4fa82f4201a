import type { Inline } from '../card.ts';

const howTo = 'https://support.rackspace.com/how-to';

/** Articles and tools that Rackspace's two FAQ documents link to. */
export const articles = {
  controlPanel: 'https://cp.rackspace.com/',
  emailHelp: 'https://emailhelp.rackspace.com/',
  createTenant: `${howTo}/set-up-office-365#create-a-tenant-id`,
  addDomain: `${howTo}/add-a-domain-in-office-365`,
  addLicense: `${howTo}/add-an-office-365-license`,
  assignLicense: `${howTo}/add-an-office-365-license#assign-an-office-365-license-to-a-user`,
  selfServiceTool: `${howTo}/migrate-your-email-by-using-the-self-service-migration-tool/`,
  // The typo "an-cloud" is part of the link in the FAQ document. See docs/sources.md, "Where the sources disagree".
  itemsMigrated: `${howTo}/items-migrated-during-an-cloud-office-migration`,
  terminology: `${howTo}/cloud-office-support-terminology/`,
  dnsRecords: `${howTo}/set-up-dns-records-for-cloud-office-email`,
  platformChange: `${howTo}/rackspace-email-to-microsoft-exchange-migration/`,
  migrationServices: `${howTo}/email-migration-services/`,
  migrationDuration: `${howTo}/factors-that-affect-the-duration-of-email-migrations/`,
};

export type Article = keyof typeof articles;

const articleTitles: Record<Article, string> = {
  controlPanel: 'Cloud Office Control Panel',
  emailHelp: 'Email Help Tool',
  createTenant: 'Create your Office 365 tenant',
  addDomain: 'Add your domain in Office 365',
  addLicense: 'Add an Office 365 license',
  assignLicense: 'Assign an Office 365 license',
  selfServiceTool: 'Self-Service Migration tool',
  itemsMigrated: 'Items migrated during a Cloud Office migration',
  terminology: 'Cloud Office support terminology',
  dnsRecords: 'DNS records for Cloud Office email',
  platformChange: 'Rackspace Email to Microsoft Exchange migration',
  migrationServices: 'Email migration services',
  migrationDuration: 'Factors that affect the duration of email migrations',
};

/** Rackspace's two FAQ documents. The id of each statement starts with its document's id, as in `S1-17`. */
const documents: { id: string; title: string; link?: string }[] = [
  { id: 'S0', title: 'Cloud Office migrations FAQ' },
  {
    id: 'S1',
    title: 'Upgrade Rackspace Email and Microsoft Exchange to Office 365 FAQ',
    link: `${howTo}/upgrade-rackspace-email-and-microsoft-exchange-to-office-365-faq/`,
  },
];

/** The sources of an answer, a draft, or a list. Both lists are empty if no document says it, because we inferred it. */
export interface Citation {
  /** The ids of statements in the FAQ documents, such as `S1-17`. */
  seeds: string[];
  articles?: Article[];
}

/** Formats a citation in a few words, to end a line of a list: `S0-14, S1-17`. */
export function citationMark({ seeds, articles: cited = [] }: Citation): string {
  if (seeds.length > 0) return seeds.join(', ');
  if (cited.length > 0) return cited.map((name) => articleTitles[name]).join(', ');
  return "not in Rackspace's documents";
}

/** Joins citations into one, without repetitions. */
export function joinCitations(citations: Citation[]): Citation {
  return {
    seeds: [...new Set(citations.flatMap(({ seeds }) => seeds))].sort(),
    articles: [...new Set(citations.flatMap(({ articles: cited = [] }) => cited))],
  };
}

/**
 * Formats a citation as `Reference: S0-14, S1-17 · Cloud Office migrations FAQ · …`, with links to the documents and
 * articles.
 */
export function citationLine({ seeds, articles: cited = [] }: Citation): Inline[] {
  const from = documents.filter(({ id }) => seeds.some((seed) => seed.startsWith(`${id}-`)));
  const titles = from.map(({ title, link }): Inline => (link ? { link, label: title } : title));
  const links = cited.map((name): Inline => ({ link: articles[name], label: articleTitles[name] }));
  const parts = [...(seeds.length > 0 ? [seeds.join(', ')] : []), ...titles, ...links];
  if (parts.length === 0) return ['No Rackspace document says this. Check the plan with the customer.'];
  return ['Reference: ', ...parts.flatMap((part, i): Inline[] => (i === 0 ? [part] : [' · ', part]))];
}
