import type { Outcome } from './page/contract.ts';
import type { Answer, SlackPlatform } from './slack/platform.ts';

export const done: Outcome = { ok: true };
export const trouble =
  "The app didn't send a valid answer in time. Your change may or may not have been saved, so check before you try again.";

/** An act that Slack's own client would refuse. @param message says why, to the person */
export function refusal(message: string): Outcome {
  return { ok: false, message };
}

/** The outcome of an act after the bot answered. @param failure what to say when the answer is late or invalid */
export function toOutcome({ patience }: SlackPlatform, answer: Answer, failure = trouble): Outcome {
  return answer.status === 200 && answer.ms <= patience ? done : refusal(failure);
}
