import type { Scene } from './scene.ts';

const opening = 'from:rackspace-email to:office-365 service:assisted mailboxes:40';

/**
 * Every kind of message, in the order of docs/messages.md. The scenes are played in this order, so a scene can use the
 * ticket of an earlier one.
 */
export const scenes: Scene[] = [
  {
    name: 'today',
    title: 'Today, for a Racker',
    slack: { who: 'dana', where: 'migrations', does: ['/migration'], shows: 'Good morning, Dana' },
    teams: {
      when: 'linked',
      says: ['today'],
    },
  },
  {
    name: 'today-lead',
    title: 'Today, for a lead',
    slack: { who: 'lee', where: 'leads', does: ['/migration'], shows: 'Good morning, Lee' },
  },
  {
    name: 'home',
    title: 'App Home',
    slack: { who: 'sam', where: 'desk', shows: 'Good morning, Sam', takes: 'home' },
  },
  {
    name: 'ticket',
    title: 'A ticket',
    slack: {
      who: 'dana',
      where: 'migrations',
      does: ['/migration show MIG-18'],
      shows: 'Amberlock Savings',
    },
    teams: {
      says: ['show MIG-18'],
    },
  },
  {
    name: 'mailboxes-failed',
    title: 'Mailboxes that failed',
    slack: {
      who: 'dana',
      where: 'migrations',
      does: ['/migration mailboxes MIG-31'],
      shows: 'Mailboxes of Kestrel Point Insurance',
    },
    teams: {
      says: ['mailboxes MIG-31'],
    },
  },
  {
    name: 'mailboxes-missing',
    title: 'What mailboxes still need',
    slack: {
      who: 'dana',
      where: 'migrations',
      does: ['/migration mailboxes MIG-3'],
      shows: 'Mailboxes of Hollowbrook Veterinary',
    },
  },
  {
    name: 'runbook',
    title: 'A runbook',
    slack: {
      who: 'dana',
      where: 'migrations',
      does: ['/migration runbook MIG-18'],
      shows: 'Cutover of Amberlock Savings',
    },
    teams: {
      says: ['runbook MIG-18'],
    },
  },
  {
    name: 'cutovers',
    title: 'The dates of two weeks',
    slack: {
      who: 'lee',
      where: 'leads',
      does: ['/migration cutovers'],
      shows: 'in the next two weeks',
    },
  },
  {
    name: 'opened',
    title: 'Reply: opened',
    slack: {
      who: 'dana',
      where: 'migrations',
      does: [`/migration open acme.com ${opening} customer:"Acme Corp" account:1234567`],
      shows: 'Opened MIG-58',
    },
  },
  {
    name: 'ticked',
    title: 'Reply: ticked',
    slack: {
      who: 'dana',
      where: 'migrations',
      does: [{ press: '☐ Tenant created', on: 'Opened MIG-58' }],
      shows: 'Tenant created ✓',
    },
  },
  {
    name: 'refused',
    title: 'Reply: refused',
    slack: {
      who: 'lee',
      where: 'migrations',
      does: ['/migration advance MIG-58'],
      shows: "can't move to Discovery yet",
    },
    teams: {
      says: ['advance MIG-58'],
    },
  },
  {
    name: 'moved',
    title: 'Reply: moved',
    slack: {
      who: 'dana',
      where: 'migrations',
      does: ['/migration done MIG-58 U-02 U-03 U-04', '/migration advance MIG-58'],
      shows: 'is in Discovery now',
    },
    teams: {
      says: [
        `open globex.com ${opening} customer:Globex account:7654321`,
        'done MIG-59 U-01 U-02 U-03 U-04',
        'advance MIG-59',
      ],
    },
  },
  {
    name: 'fault',
    title: 'Reply: a fault',
    slack: {
      who: 'dana',
      where: 'migrations',
      does: ['/migration move MIG-58 dicovery'],
      shows: 'dicovery',
    },
  },
  {
    name: 'headline',
    title: "A ticket's message in a channel, with its thread",
    slack: { who: 'dana', where: 'migrations', shows: 'acme.com · MIG-58', takes: 'thread' },
  },
  {
    name: 'several',
    title: 'A question about several tickets',
    slack: {
      who: 'lee',
      where: 'leads',
      does: ['/migration snooze MIG-36, MIG-50 days:2 waiting for their invoice'],
      shows: 'Snooze 2 tickets',
    },
  },
  {
    name: 'several-done',
    title: 'The result for several tickets',
    slack: {
      who: 'lee',
      where: 'leads',
      does: [{ press: 'Snooze 2 tickets', on: 'Snooze 2 tickets' }],
      shows: 'Snoozed 2 tickets',
    },
  },
  {
    name: 'list',
    title: 'A list',
    slack: {
      who: 'lee',
      where: 'leads',
      does: ['/migration list stalled owner:@sam'],
      shows: 'tickets',
    },
    teams: { says: ['list stalled'] },
  },
  {
    name: 'form',
    title: 'A form',
    slack: {
      who: 'dana',
      where: 'migrations',
      does: [
        '/migration open initech.example from:rackspace-email to:office-365 service:assisted customer:Initech',
        { enter: '12', into: 'Account number', submit: 'Open' },
      ],
      shows: 'Open a ticket',
      takes: 'form',
    },
  },
  {
    name: 'subscription',
    title: 'The answer to a subscription',
    slack: {
      who: 'sam',
      where: 'platform-changes',
      does: ['/migration subscribe quiet kind:platform-change'],
      shows: 'This channel',
    },
  },
  {
    name: 'reminder',
    title: 'A reminder to the owner',
    slack: {
      who: 'sam',
      where: 'desk',
      first: { who: 'lee', line: '/migration nudge MIG-6' },
      shows: 'is asking about',
    },
  },
  {
    name: 'missed',
    title: "Can't wait: a missed date",
    slack: { who: 'dana', where: 'desk', shows: 'was missed: ' },
    teams: {
      when: 'later',
      prepares: ['assign MIG-59 me', 'set MIG-59 cutover:2026-11-30T09:30'],
      shows: 'was missed: ',
    },
  },
  {
    name: 'lockout',
    title: "Can't wait: users are locked out",
    slack: { who: 'sam', where: 'desk', shows: 'Users locked out since' },
  },
  {
    name: 'morning',
    title: 'The morning message',
    when: 'morning',
    slack: { who: 'dana', where: 'desk', shows: 'Good morning, Dana' },
  },
  {
    name: 'digest',
    title: 'The digest',
    when: 'morning',
    slack: { who: 'lee', where: 'leads', shows: 'In the thread ↓' },
    teams: {
      where: 'migrations',
      prepares: ['digest at 09:00 weekdays'],
      shows: 'In the thread ↓',
    },
  },
  {
    name: 'digest-thread',
    title: 'The thread of a digest',
    when: 'morning',
    slack: { who: 'lee', where: 'leads', shows: 'In the thread ↓', takes: 'replies' },
  },
];
