import type { People, Person } from '../people/people.ts';
import type { By, Desk } from '../ticket/desk.ts';
import type { Place, Places } from './place.ts';
import type { FairQueue } from './queue/fair-queue.ts';

/**
 * The two slash commands. They have the same subcommands. Only `open` differs: each slash command opens its own kind of
 * ticket.
 */
export type Noun = 'migration' | 'platform-change';

/** The services that every command can use. */
export interface AppContext {
  desk: Desk;
  people: People;
  places: Places;
  /** The line in front of the commands. */
  queue: FairQueue;
}

/** The context of a single command. It adds who gave the command, where, and when. */
export interface CommandContext extends AppContext {
  /**
   * The id of the account that the person used. If that account is linked, `actor` is the person's main account
   * instead.
   */
  account: string;
  actor: Person;
  by: By;
  noun: Noun;
  place: Place | null;
  at: Date;
}
