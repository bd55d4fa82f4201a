import type { Inline } from '../card.ts';

const howTo = 'https://support.rackspace.com/how-to';

/** The articles and tools that the two FAQ documents link, under the names that our texts give them. */
export const articles = {
  controlPanel: 'https://cp.rackspace.com/',
  emailHelp: 'https://emailhelp.rackspace.com/',
  createTenant: `${howTo}/set-up-office-365#create-a-tenant-id`,
  addDomain: `${howTo}/add-a-domain-in-office-365`,
  addLicence: `${howTo}/add-an-office-365-license`,
  assignLicence: `${howTo}/add-an-office-365-license#assign-an-office-365-license-to-a-user`,
  selfServiceTool: `${howTo}/migrate-your-email-by-using-the-self-service-migration-tool/`,
  // The document's own spelling; the page itself says "a" where this says "an".
  itemsMigrated: `${howTo}/items-migrated-during-an-cloud-office-migration`,
  terminology: `${howTo}/cloud-office-support-terminology/`,
};

export type Article = keyof typeof articles;

const labels: Record<Article, string> = {
  controlPanel: 'Cloud Office Control Panel',
  emailHelp: 'Email Help Tool',
  createTenant: 'Create your Office 365 tenant',
  addDomain: 'Add your domain in Office 365',
  addLicence: 'Add an Office 365 license',
  assignLicence: 'Assign an Office 365 license',
  selfServiceTool: 'Self-Service Migration tool',
  itemsMigrated: 'Items migrated during a Cloud Office migration',
  terminology: 'Cloud Office support terminology',
};

/** The two documents that the knowledge comes from, by the first part of their statements' ids. */
const documents: { id: string; title: string; link?: string }[] = [
  { id: 'S0', title: 'Cloud Office migrations FAQ' },
  {
    id: 'S1',
    title: 'Upgrade Rackspace Email and Microsoft Exchange to Office 365 FAQ',
    link: `${howTo}/upgrade-rackspace-email-and-microsoft-exchange-to-office-365-faq/`,
  },
];

/** Where something is known from. */
export interface Source {
  /** Ids of statements of the two documents, such as `S1-17`. */
  seeds: string[];
  articles?: Article[];
}

/** `Source: S0-14, S1-17 · Cloud Office migrations FAQ · …`, with the articles that the documents link. */
export function sourceLine({ seeds, articles: names = [] }: Source): Inline[] {
  const cited = documents.filter(({ id }) => seeds.some((seed) => seed.startsWith(`${id}-`)));
  const titles = cited.map(({ title, link }): Inline => (link ? { link, label: title } : title));
  const links = names.map((name): Inline => ({ link: articles[name], label: labels[name] }));
  return [
    `Source: ${seeds.join(', ') || 'the trade'}`,
    ...[...titles, ...links].flatMap((part): Inline[] => [' · ', part]),
  ];
}
