/** Explains in help how one command changes several tickets. */
export const severalHelp =
  'For several tickets, name them all, or filter them as in `list`. You see the tickets and confirm before anything changes.';

/** The same for notes, whose text may begin with a number or a filter. */
export const severalNotesHelp =
  'For several tickets, put commas between them, or filter them as in `list` and add `progress:` before the text. You see the tickets and confirm before anything changes.';
