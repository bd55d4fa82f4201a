/** A word of the trade, in ours. */
export interface Term {
  term: string;
  /** Other names for it, with commas between. */
  also?: string;
  meaning: string;
}
