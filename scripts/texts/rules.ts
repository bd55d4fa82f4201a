import type { Place } from './place.ts';

/**
 * Rules that decide by names in the code whether people see a text. Without a rule, a text is shown if it reads like
 * words. So a new property or function needs a rule only if its texts must stay out of the list.
 */
type Rules = Partial<Record<Place['kind'], string[]>>;

/** Attributes, properties, and functions whose texts people see, even if the text is a single word. */
export const shown: Rules = {
  attribute: names('alt aria-label label placeholder title'),
  property: names(`
    also bold caption code description details display_name empty example examples fix full heading hint label message
    name note question real_name says short slug submit summary term text title usageHint usage_hint value why words`),
  argument: names(`
    Error Fault Refusal bullets heading note text
    choiceField dateField momentField numberField personField shapedField textField`),
};

/** Attributes, properties, and functions whose texts nobody sees, no matter how long the texts are. */
export const unseen: Rules = {
  attribute: names(`
    aria-autocomplete aria-controls aria-describedby aria-haspopup aria-hidden aria-labelledby aria-live autoComplete
    className d href id key name part rel role scope size start target type viewBox`),
  property: names('$schema aliases className content-type contentType mimetype style trace type'),
  argument: names(`
    RegExp addEventListener closest createHash debug digest endsWith exec includes indexOf join localeCompare matches on
    once query querySelector querySelectorAll raw readFileSync removeEventListener replaceAll spawn spawnSync split
    startsWith test toLocaleString trace type`),
};

/**
 * Places where a single word is only a name in the code, so nobody sees the word. People still see a longer text in
 * these places.
 */
export const ids: Rules = {
  property: names(`
    about action actor afterSteps agreed allowedIn article articles asks block channel column events fact field fields
    follows format from fromPhase gate id in jsx kind members method mode noun nulls of opened outcome part pattern permissions
    phase phases redirect role route scope seeds sequence service services source sources start state status stdio
    subcommand tag target targets unit waitingOn whiteSpace`),
  argument: names(`
    ApiError Map Set Symbol before brings chat checkDoubleBilling countOf enum executeSql filter get getElementById has leaf leaves literal
    named need ofTicket officePrerequisites oneOf open put readStored replace set some typed`),
  list: names('asked factNames reserved'),
  result: names('childrenOf kindOf shownName'),
  variable: names('key main'),
};

function names(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** Files whose texts nobody sees. If `property` is set, only the texts of that property are hidden. */
export const unseenPaths: { path: string; property?: string; why: string }[] = [
  { path: 'src/ticket/secrets/', why: 'words that a secret is recognized by' },
  { path: 'src/knowledge/search.ts', why: 'words that a search leaves out' },
  { path: 'src/knowledge/faq/search/', why: 'words that the FAQ search knows' },
  { path: 'src/knowledge/faq/ways/', why: 'questions that the FAQ search learns from' },
  { path: 'src/playground/seed/', property: 'name', why: 'names by which stories refer to each other' },
];

export function isUnseenAt(path: string, place: Place): boolean {
  return unseenPaths.some(
    (rule) =>
      path.startsWith(rule.path) &&
      (rule.property === undefined || (place.kind === 'property' && place.name === rule.property)),
  );
}

/**
 * Whether people type the text: a command, or a name that is part of a command.
 * @param isId whether the code uses a word as a name
 */
export function isTyped(text: string, place: Place, isId: (word: string) => boolean): boolean {
  if (place.kind === 'argument') return place.index === 0 && /Field$/.test(place.name);
  if (!('name' in place)) return false;
  if (['code', 'command', 'example', 'examples', 'slug', 'undo', 'value'].includes(place.name)) return true;
  return /^[a-z-]+$/.test(text) && (place.name === 'name' || (place.kind === 'list' && isId(text)));
}
