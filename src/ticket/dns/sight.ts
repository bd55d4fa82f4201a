import type { DnsFacts } from '../../dns/facts.ts';
import type { Observation, RecordType } from '../../dns/observation.ts';
import type { WantedRecords } from '../../dns/wanted.ts';
import type { SightName } from './sight-names.ts';

/** Something that a look at DNS shows and that is new. */
export interface Sight {
  saw: SightName;
  /** Follows “Migration Desk ”: `saw MX switched on both nameservers`. */
  words: string;
  /** Which records the sight is about. */
  about: RecordType;
}

/** A look, with what was known before it. */
export interface SightLook {
  before: DnsFacts | null;
  after: DnsFacts;
  /** The earlier look, and this one with what the earlier one said of records that it didn't ask about. */
  earlier: Observation | null;
  last: Observation;
  wanted: WantedRecords;
  /** Whether the look becomes the record of how DNS was before the move. */
  isSnapshot: boolean;
}
