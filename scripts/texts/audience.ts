import type { Place } from './place.ts';

/** The people who see a text. */
export type Audience = 'customers' | 'operators' | 'playground' | 'rackers';

/** Maps paths to audiences. The first match counts. Texts in all other paths are for the team. */
export const audiences: { path: string; audience: Audience }[] = [
  ...[
    'src/app.ts',
    'src/config.ts',
    'src/http.ts',
    'src/logger.ts',
    'src/main.ts',
    'src/db/',
    'src/jobs/',
  ].map((path) => ({ path, audience: 'operators' as const })),
  { path: 'src/playground/slack/people/client-checks.ts', audience: 'playground' },
  { path: 'src/playground/slack/workspace/default-workspace.ts', audience: 'playground' },
  // Errors that the local Slack reports to the program.
  { path: 'src/playground/slack/', audience: 'operators' },
  { path: 'src/playground/', audience: 'playground' },
  { path: 'src/knowledge/drafts/', audience: 'customers' },
];

export function audienceOf(path: string, place: Place): Audience {
  if (isLogged(place) && !path.startsWith('src/playground/page/')) return 'operators';
  return audiences.find((one) => path.startsWith(one.path))?.audience ?? 'rackers';
}

/** Whether a text is a log message, or an error that appears only in the log. */
export function isLogged(place: Place): boolean {
  if (place.kind !== 'argument') return false;
  return ['console', 'logger'].includes(place.on) || /Error$|^CannotDo$/.test(place.name);
}
