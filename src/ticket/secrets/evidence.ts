/**
 * What counts for and against a secret, and how much. A word is taken for a secret if its shape and what is around it
 * reach the threshold together. To see why a text is refused, print what `weigh` returns.
 */

export const threshold = 10;

/** How a word looks, and what that counts. */
export const shapeWeights = {
  /** `Qz4#mL8`, `Hunter2!`: letters, digits, and a sign. */
  striking: 9,
  /** `Summer2026`, `Welcome1`: passwords that people choose again and again. */
  common: 8,
  /** `Marble1984`, `six7river`, `Cl0ver-Field`. */
  mixed: 7,
  /** `tiger12`, `5Pencils`: could also be a user name or a host. */
  wordy: 4,
  /** `Casa#Verde`: words joined by a sign that names don't have. */
  signed: 7,
  /** `hunter2`, `jsmith2`: more often a user name. */
  userLike: 3,
  /** `Copper-Kettle`. */
  joined: 4,
  /** Twenty or more random letters and digits: a key or an id. */
  long: 5,
  /** `QK7D-99PL-22XZ`: often a key. */
  groups: 4,
  /** `3fa85f6457c1`, `K7H2M9QX`: more often an id than a key. */
  random: 2,
  /** `TZ370`, `ex01-b`: more often a model or a host. */
  weak: 2,
  /** `482110`, `482 110`: as long as most codes for logging in. */
  sixDigits: 4,
  /** `1234#`. */
  keypad: 7,
  number: 1,
  /** `long-sea-road`: counts only as a value that is named. */
  hyphened: 2,
  /** A word that somebody describes: `tulips, all lower case`. */
  described: 3,
  /** `Fluffy`, in the middle of a sentence: counts only where somebody describes a password. */
  name: 0,
  plain: 0,
} as const;

export type Shape = keyof typeof shapeWeights;

/** What is around the word. */
export const contextWeights = {
  /** A name for a password right before the word: `pw Marble1984`, `password is …`, `… : …`. */
  namedPassword: 8,
  /** A name for a password elsewhere in the sentence. */
  nearPassword: 5,
  /** A name for a key, a token, or a transfer code right before the word. */
  namedKey: 8,
  nearKey: 6,
  /** `login`, `creds` right before the word, or in the sentence. */
  namedCredentials: 4,
  nearCredentials: 3,
  /** `the pin is 4821`. */
  namedPin: 9,
  nearPin: 5,
  /** A name for a code before the number, with no comma between them. */
  pinBefore: 4,
  /** `code 482110`: some code right before the number, or near it. */
  namedCode: 6,
  nearCode: 3,
  /** The code came to a phone, or lasts only minutes; and a second such word. */
  once: 4,
  onceMore: 3,
  onceAgain: 2,
  /** `jo / tiger2026`: a name and a separator before the word. */
  pair: 4,
  /** A slash between the two. */
  slash: 1,
  /** The name is `root`, `admin`, or the like: `root / long-road5`. */
  privileged: 3,
  /** An address before the word: `bob@acme.com Winter2024`. */
  address: 4,
  /** An address in the cell or the field before: `bob@acme.com,Winter2024`. */
  row: 7,
  /** Two or more words of the same shape in a text, each after a name: `bob tiger26, ann lion26`. */
  series: 5,
  /** Two spellings of one word: `not Marble84, Marble_84`. */
  variants: 4,
  /** `its Marble1984`: a verb or a colon right before the word, and nothing names it. */
  stated: 3,
  /** A name in the cell before, in a row of cells: `bob;Winter2024;2 GB`. */
  cell: 4,
  /** Letters that were typed one by one. */
  spelledOut: 4,
  // The topics of `lexicon.ts` that are near the word.
  entry: 4,
  tried: 4,
  works: 3,
  set: 3,
  /** `changed it to Marble1984`: counts on top of `set`. */
  setTo: 2,
  everyone: 3,
  same: 6,
  temporary: 4,
  spelled: 3,
  source: 5,
  told: 3,
  locked: 3,
  target: 2,
  /** The word before says what it is: `version`, `folder`, `host`. */
  harmless: -10,
  /** The word is a user name: `username jo_otter2026`. */
  user: -10,
  /** The name of a company: `Sales2Go GmbH`. */
  company: -10,
  /** The word is who or what it is about: `for kim2`, `as jsmith2`. */
  recipient: -5,
  /** A line of a log, an error, or a DNS record. */
  report: -4,
} as const;

export type Context = keyof typeof contextWeights;

/** What counts for a number, which is most often harmless. */
const forNumbers = new Set<Context>([
  'entry',
  'namedPassword',
  'nearPassword',
  'source',
  'temporary',
  'spelled',
  'namedPin',
  'nearPin',
  'pinBefore',
  'namedCode',
  'nearCode',
  'once',
  'onceMore',
  'onceAgain',
  'harmless',
  'user',
  'report',
]);
/** The only surroundings that count for a word that could also be the name of a host or a model. */
const forWeak = new Set<Context>([
  'namedPassword',
  'namedKey',
  'namedPin',
  'namedCredentials',
  'pair',
  'slash',
  'privileged',
  'row',
  'address',
  'harmless',
  'user',
  'recipient',
  'report',
  'spelledOut',
]);
const forHyphened = new Set<Context>([
  'namedPassword',
  'nearCredentials',
  'namedCredentials',
  'pair',
  'slash',
  'privileged',
  'harmless',
  'report',
  'user',
]);
/** What counts for a name that somebody uses to describe a password. */
const forNames = new Set<Context>([
  'namedPassword',
  'nearPassword',
  'source',
  'spelled',
  'harmless',
  'report',
]);

/** The contexts that count for a shape. For any other shape, all contexts count that aren't only for numbers. */
export const countsFor: Partial<Record<Shape, ReadonlySet<Context>>> = {
  number: forNumbers,
  sixDigits: forNumbers,
  keypad: new Set([...forNumbers].filter((context) => context !== 'harmless')),
  name: forNames,
  weak: forWeak,
  hyphened: forHyphened,
};

/** What names a number. Without one of these, a number is a date, a count, or an account. */
export const namesNumber: Context[] = [
  'namedPassword',
  'nearPassword',
  'namedPin',
  'nearPin',
  'namedCode',
  'nearCode',
];
/** What counts for a number only if something names it. Six digits can be a code from a phone without a name. */
export const needName: Partial<Record<Shape, Context[]>> = {
  number: ['source', 'temporary', 'spelled', 'entry', 'once', 'onceMore', 'onceAgain'],
  sixDigits: ['source', 'temporary', 'spelled', 'entry'],
};
/** What counts only for numbers. */
export const onlyForNumbers = new Set<Context>([
  'nearPin',
  'namedCode',
  'nearCode',
  'once',
  'onceMore',
  'onceAgain',
]);
