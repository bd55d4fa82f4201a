/**
 * Says to a Racker how passwords travel.
 *
 * @param route how customers send credentials, as a sentence with a link. Null if the configuration doesn't say
 */
export function routeWords(route: string | null): string {
  return route ?? 'Passwords travel only by the secure method of your team.';
}
