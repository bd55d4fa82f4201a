import type { Place } from './place.ts';

/** Who sees a text. */
export type Audience = 'customers' | 'operators' | 'playground' | 'rackers';

/** Paths whose texts are for one audience, the first that fits. Everything else is for the team. */
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
  // What the local Slack tells the program.
  { path: 'src/playground/slack/', audience: 'operators' },
  { path: 'src/playground/', audience: 'playground' },
  { path: 'src/knowledge/drafts/', audience: 'customers' },
];

export function audienceOf(path: string, place: Place): Audience {
  if (isLogged(place) && !path.startsWith('src/playground/page/')) return 'operators';
  return audiences.find((one) => path.startsWith(one.path))?.audience ?? 'rackers';
}

/** A line of the log, or an error that only the log tells of. */
export function isLogged(place: Place): boolean {
  if (place.kind !== 'argument') return false;
  return ['console', 'logger'].includes(place.on) || /Error$|^CannotDo$/.test(place.name);
}
