import type { Draft, DraftDetails, WrittenDraft } from '../../knowledge/drafts/draft.ts';
import type { TicketState } from '../../ticket/state.ts';
import type { ParsedArguments } from '../subcommand.ts';

/** A draft with all that its card shows. */
export interface ShownDraft {
  wanted: Draft;
  state: TicketState;
  details: DraftDetails;
  written: WrittenDraft;
  args: ParsedArguments;
  /** The keys of the values that the ticket keeps from now on. */
  kept: string[];
}
