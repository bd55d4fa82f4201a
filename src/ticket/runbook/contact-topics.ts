/** What a contact with the customer can be about, so that a line of the runbook is done: docs/rules.md, "The runbook". */

import type { Option } from '../../input/field.ts';

export const contactTopics = ['time-confirmed', 'mail-arrives'] as const;

export type ContactTopic = (typeof contactTopics)[number];

/** Each contact as a line of the runbook says it, and the label of the button that records it. */
export const topicWords: Record<ContactTopic, { line: string; act: string }> = {
  'time-confirmed': { line: 'Customer confirmed the time', act: 'Time confirmed' },
  'mail-arrives': { line: 'Customer says that mail arrives', act: 'Mail arrives' },
};

export const topicOptions: Option<ContactTopic>[] = contactTopics.map((value) => ({
  value,
  label: topicWords[value].line,
}));
