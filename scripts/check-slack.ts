/**
 * `npm run check:slack -- --channel C0123456` asks the real Slack whether it accepts everything that the product sends. It
 * needs a bot token in the environment variable SLACK_BOT_TOKEN. CONTRIBUTING.md, "Check against the real Slack".
 */
import { parseArgs } from 'node:util';
import { LogLevel, WebClient } from '@slack/web-api';
import { postToChannel, validateSamples } from './check-slack/check.ts';
import { collectSamples } from './check-slack/collect-samples.ts';
import { onePerKind } from './check-slack/sample.ts';

const token = process.env.SLACK_BOT_TOKEN ?? '';
const { channel = '' } = parseArgs({ options: { channel: { type: 'string' } } }).values;
if (!token.startsWith('xoxb-') || !/^[CG][A-Z0-9]+$/.test(channel)) {
  console.error(
    'Set SLACK_BOT_TOKEN to a bot token (xoxb-…), and name a channel by its id: npm run check:slack -- --channel C0123456',
  );
  process.exit(1);
}

// Waits and tries again when Slack limits the rate.
const client = new WebClient(token, { slackApiUrl: process.env.SLACK_API_URL, logLevel: LogLevel.ERROR });

console.log('Collecting everything that the product sends…');
const samples = onePerKind(await collectSamples());
const { checked, faults, unavailable } = await validateSamples(client, samples);
for (const fault of faults) console.error(fault);
console.log(
  `Slack checked ${checked} of ${samples.length} kinds of messages and forms: ${faults.length} faults.`,
);
if (unavailable) {
  console.error(
    `Slack doesn't check blocks for this token (blocks.validate answered ${unavailable}). Only the post below is a check.`,
  );
}
const refusal = await postToChannel(client, channel);
if (refusal) console.error(`Slack refused the post to ${channel}: ${refusal}`);
else console.log(`Posted a message to ${channel}. Look at it in Slack.`);
process.exit(faults.length > 0 || unavailable || refusal ? 1 : 0);
