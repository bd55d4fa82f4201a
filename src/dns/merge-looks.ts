import type { Observation, View } from './observation.ts';

/**
 * Adds to a look what an earlier look at more records has said. What the newer look asked about counts
 * alone. Servers that it didn't ask are left out.
 */
export function mergeLooks(earlier: Observation | null, look: Observation): Observation {
  if (!earlier || earlier.domain !== look.domain) return look;
  return {
    ...look,
    nameservers: look.nameservers.map((view) => withOlder(view, earlier.nameservers)),
    resolvers: look.resolvers.map((view) => withOlder(view, earlier.resolvers)),
    spfLookups: look.spfLookups ?? earlier.spfLookups,
  };
}

function withOlder(view: View, earlier: View[]): View {
  const older = earlier.find(({ server, address }) => server === view.server && address === view.address);
  const isAsked = (name: string, type: string) =>
    view.answers.some((one) => one.name === name && one.type === type);
  const kept = older?.answers.filter(({ name, type }) => !isAsked(name, type)) ?? [];
  return { ...view, answers: [...view.answers, ...kept] };
}
