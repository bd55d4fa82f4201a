import type { People, Person } from '../people/people.ts';
import type { By, Desk } from '../ticket/desk.ts';
import type { Place, Places } from './place.ts';

/** The two slash commands. They have the same subcommands. The difference is what `open` opens. */
export type Noun = 'migration' | 'platform-change';

/** What every command works with. */
export interface AppContext {
  desk: Desk;
  people: People;
  places: Places;
}

/** What a single command works with, in addition: who asks, where, and when. */
export interface CommandContext extends AppContext {
  /** The account that asks. If it is linked, `actor` is the person's main account. */
  account: string;
  actor: Person;
  by: By;
  noun: Noun;
  place: Place | null;
  at: Date;
}
