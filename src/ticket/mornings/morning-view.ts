import { loadFullNames } from '../../people/full-names.ts';
import { findLeads } from '../../people/leads.ts';
import type { Desk } from '../desk.ts';
import { collectToday, type Today } from '../today/today.ts';
import { dailyCard, type MorningMessage } from './morning-cards.ts';

/** Today of a person, without the tickets that the person muted. */
export interface View {
  today: Today;
  /** The message for a day without notices. Null if there is nothing to do. */
  daily: MorningMessage | null;
}

/** Reads what a person should do. */
export async function readView(desk: Desk, personId: string, at: Date): Promise<View> {
  const { client } = desk.database;
  const name = (await loadFullNames(client, [personId])).get(personId) ?? 'there';
  const lead = (await findLeads(client, desk.leads)).includes(personId);
  const today = await collectToday(desk, client, { id: personId, name, lead }, at, { muted: false });
  return { today, daily: dailyCard(today) };
}
