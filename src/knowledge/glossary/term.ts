/** A term with its definition in our own words. */
export interface Term {
  term: string;
  /** Other names, separated by commas. */
  also?: string;
  meaning: string;
}
