import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { z } from 'zod';
import { buttons, card, heading, text } from '../../src/card.ts';
import { TransportError } from '../../src/delivery/transport.ts';
import { toId } from '../../src/slack/ids.ts';
import { createTransport } from '../../src/slack/transport.ts';
import type { Sample } from './sample.ts';

/** What Slack says about the samples. */
export interface Verdict {
  /** How many samples Slack has checked. */
  checked: number;
  /** What is wrong, one line for each fault. */
  faults: string[];
  /** Why Slack doesn't check samples at all. Undefined if it does. */
  unavailable?: string;
}

const answer = z.object({
  error: z.string(),
  errors: z
    .array(z.object({ pointer: z.string().catch('/'), message: z.string().catch('invalid') }))
    .catch([]),
});

/** The answers of `blocks.validate` for something invalid. */
const refusals = ['invalid_blocks', 'invalid_message', 'invalid_view'];

/**
 * Sends each sample to Slack's `blocks.validate`. If Slack doesn't offer the method to the token, stops at once and says
 * why. Rejects if Slack can't be reached.
 */
export async function validateSamples(client: WebClient, samples: Sample[]): Promise<Verdict> {
  const faults: string[] = [];
  for (const [checked, sample] of samples.entries()) {
    try {
      await client.blocks.validate(toArguments(sample));
    } catch (error) {
      if (!(error instanceof WebAPIPlatformError)) throw error;
      const { error: code, errors } = answer.parse(error.data);
      if (!refusals.includes(code)) return { checked, faults, unavailable: code };
      const said = errors.map(({ pointer, message }) => `${sample.name}: ${message} at ${pointer}`);
      faults.push(...(said.length > 0 ? said : [`${sample.name}: ${code}`]));
    }
  }
  return { checked: samples.length, faults };
}

// biome-ignore lint/suspicious/noExplicitAny: the samples come from the product, and Slack is to check them
function toArguments(sample: Sample): any {
  return sample.kind === 'view' ? { view: sample.view } : { message: { blocks: sample.blocks } };
}

/** Posts one message to a channel, as the product posts all messages. Returns why Slack refused it, or null. */
export async function postToChannel(client: WebClient, channel: string): Promise<string | null> {
  const message = card(
    heading('Migration Desk: check'),
    text(['This message was posted by ', { code: 'npm run check:slack' }, '. You can delete it.']),
    {
      type: 'chart',
      kind: 'bar',
      title: 'A chart',
      categories: ['Discovery', 'Cutover'],
      axes: { x: 'Phase', y: 'Open tickets' },
      series: [{ name: 'Open', values: [3, 1] }],
    },
    buttons({ label: 'Help', command: 'help' }),
  );
  try {
    await createTransport(client).post(toId(channel), message);
    return null;
  } catch (error) {
    if (error instanceof TransportError) return error.reason;
    throw error;
  }
}
