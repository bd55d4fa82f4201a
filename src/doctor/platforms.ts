import type { CheckedPlatform } from '../checks/ask-platform.ts';
import type { Reading } from '../checks/clocks.ts';
import { note } from '../checks/finding.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { checkSlack } from '../slack/connection/check-credentials.ts';
import { checkTeams } from '../teams/connection/check-credentials.ts';
import type { Line } from './line.ts';

/** Checks the credentials of each platform. Adds the readings of their clocks. */
export async function checkPlatforms(
  { slack, teams, playground }: Config,
  clock: Clock,
  readings: Reading[],
  login?: string,
): Promise<Line[]> {
  if (playground) {
    return [
      {
        about: 'platforms',
        finding: note('No chat platform is configured, so "npm start" opens the playground.'),
      },
    ];
  }
  const [inSlack, inTeams] = await Promise.all([
    slack && checkSlack(slack, clock),
    teams && checkTeams(teams, clock, login),
  ]);
  const checked: [string, CheckedPlatform | null][] = [
    ['slack', inSlack],
    ['teams', inTeams],
  ];
  return checked.flatMap(([about, one]) => {
    if (!one) return [];
    if (one.reading) readings.push(one.reading);
    return [{ about, finding: one.finding }];
  });
}
