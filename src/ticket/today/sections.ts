import { type AttentionClass, attentionClasses } from '../attention/attention-class.ts';
import type { AttentionEntry } from '../attention/find-attention.ts';
import { urgentClasses } from '../attention/urgent.ts';

/** A part of Today: what it lists, and the command that lists all of it. */
export interface SectionKind {
  title: string;
  classes: readonly AttentionClass[];
  /** The filter of `list`, without the owner. Empty: all of the owner's tickets. */
  list: string;
}

export const cantWait: SectionKind = {
  title: "Can't wait",
  classes: urgentClasses,
  list: 'missed',
};
const escalated: SectionKind = { title: 'Escalated', classes: ['escalated'], list: 'escalated' };
export const unassigned: SectionKind = { title: 'Unassigned', classes: ['unassigned'], list: 'unassigned' };

/** What a person's own tickets need, in the order in which the person should do it. */
export const ownSections: SectionKind[] = [
  cantWait,
  { title: 'Upcoming dates', classes: ['date', 'conflict'], list: 'agreed' },
  escalated,
  { title: "Mailboxes that can't move", classes: ['mailboxes-failed'], list: 'failed' },
  { title: 'Contact due', classes: ['contact-due'], list: 'contact-due' },
  { title: 'Stalled', classes: ['stalled'], list: 'stalled' },
  { title: 'Other deadlines', classes: ['hold-expired', 'target-missed', 'billing-risk'], list: '' },
];

/** What the whole team's tickets need from a lead. Two dates of one owner on a day are a lead's business first. */
export const teamSections: SectionKind[] = [
  cantWait,
  escalated,
  { title: 'Scheduling conflicts', classes: ['conflict'], list: 'agreed' },
  { title: 'Upcoming dates', classes: ['date'], list: 'agreed' },
  unassigned,
];

/** The classes of a lead's sections, in their order. */
export const teamClasses: AttentionClass[] = teamSections.flatMap(({ classes }) => classes);

/** The classes of sections, most urgent first, whatever the order of the sections. A ticket is in the first that fits. */
export function classesOf(sections: SectionKind[]): AttentionClass[] {
  return attentionClasses.filter((name) => sections.some(({ classes }) => classes.includes(name)));
}

/** A section with its most urgent tickets. */
export interface Section {
  kind: SectionKind;
  entries: AttentionEntry[];
  /** How many tickets belong to the section. */
  total: number;
  /** The command that lists all of them. */
  command: string;
}

/** The most tickets that Today shows. It should fit on a screen. */
export const mostLines = 12;

/** How many lines each section gets, if there is room, before an earlier section gets more. */
const fairLines = 2;

/** A section without some tickets, because another part of the message names them. */
export function without(section: Section, numbers: ReadonlySet<number>): Section {
  const entries = section.entries.filter(({ ticket }) => !numbers.has(ticket.number));
  return { ...section, entries, total: section.total - (section.entries.length - entries.length) };
}

/** A section that shows only some of its tickets. */
export interface ShortSection extends Section {
  /** How many of the others the message names below, because they have news. */
  below: number;
}

/**
 * Shortens the sections so that all of them together fit. Tickets with news come first in their section. Each section keeps
 * its first line, then its second one as far as there is room, then all tickets with news, and then the first sections get
 * more. Drops empty ones.
 */
export function shorten(
  sections: Section[],
  isFresh: (entry: AttentionEntry) => boolean,
  most = mostLines,
): Section[] {
  const filled = sections
    .filter(({ total }) => total > 0)
    .map((section) => {
      const fresh = section.entries.filter(isFresh);
      const known = section.entries.filter((entry) => !fresh.includes(entry));
      return { section: { ...section, entries: [...fresh, ...known] }, fresh: fresh.length };
    });
  const sizes = filled.map(() => 0);
  let left = most;
  for (const goal of [1, fairLines, 'fresh', most] as const) {
    filled.forEach(({ section: { entries }, fresh }, i) => {
      const size = sizes[i] ?? 0;
      const room = goal === 1 ? 1 : left;
      const wanted = goal === 'fresh' ? fresh : goal;
      const more = Math.max(0, Math.min(room, wanted - size, entries.length - size));
      sizes[i] = size + more;
      left -= more;
    });
  }
  return filled.map(({ section }, i) => ({ ...section, entries: section.entries.slice(0, sizes[i]) }));
}
