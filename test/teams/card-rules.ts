import { type AdaptiveCard, sizeOf } from '../../src/teams/cards/message.ts';

/** What Teams adds to the schema of Adaptive Cards. */
const onlyInTeams = /^(Badge|Chart\..+)$/;

/** Returns which of our rules for cards in Teams a card breaks. */
export function brokenRules(content: AdaptiveCard): string[] {
  const broken: string[] = [];
  if (sizeOf(content) > 28_000) broken.push('more than 28,000 bytes');
  if (!content.fallbackText) broken.push('no text for clients that know no cards');
  JSON.parse(JSON.stringify(content), (_name, part) => {
    if (part?.type === 'ActionSet' && visible(part.actions) > 3)
      broken.push('more than three buttons in a line');
    if (onlyInTeams.test(part?.type) && !part.fallback) broken.push(`${part.type} without a fallback`);
    return part;
  });
  return broken;
}

function visible(actions: { mode?: string }[]): number {
  return actions.filter(({ mode }) => mode !== 'secondary').length;
}
