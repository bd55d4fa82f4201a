import type { Response } from 'express';
import { createFormPages, type FormPages } from './form-pages.ts';
import type { Snapshot, Time, Update } from './page/contract.ts';
import type { Change, SlackPlatform } from './slack/platform.ts';
import {
  channelsOf,
  seesChannel,
  seesMessage,
  toChannel,
  toMessage,
  toPerson,
  toView,
  type Viewer,
} from './visible.ts';

/** Keeps every open page up to date through server-sent events. */
export interface Live {
  /**
   * Starts an event stream to a page. First sends everything that the page's person sees. The stream ends when the page
   * closes, or when `stop` is called.
   */
  open(response: Response, person: string, page?: string): void;
  /** Records the page that a person is about to act in. That page shows the forms that the action opens. */
  acted(person: string, page: string | undefined): void;
  /** Tells all pages that are waiting for the workspace how much of the seed data is there. @param percent from 0 to 100 */
  prepare(percent: number): void;
  /** Shows the workspace to all pages that are waiting for it. Call this when the seed data is complete. */
  begin(): void;
  /** Sends the current time to all pages. */
  tellTime(): void;
  /** Sends the Teams client's URL to all pages, or null when the client isn't running. */
  tellTeams(url: string | null): void;
  stop(): void;
}

interface LiveOptions {
  slack: SlackPlatform;
  /** What people can use: the commands and the shortcuts. */
  menus: Pick<Snapshot, 'commands' | 'shortcuts'>;
  time: () => Time;
}

/** One open page. */
interface PageViewer extends Viewer {
  page: string | undefined;
}

/** The time between heartbeats, in ms. Heartbeats keep proxies from closing an idle connection. */
const heartbeat = 20_000;

export function createLive({ slack, menus, time }: LiveOptions): Live {
  const pages = new Map<Response, PageViewer>();
  const forms = createFormPages(slack);
  let begun = false;
  let prepared = 0;
  let teams: string | null = null;

  function send(response: Response, update: Update): void {
    response.write(`data: ${JSON.stringify(update)}\n\n`);
  }

  function sendAll(response: Response, viewer: PageViewer): void {
    send(response, { kind: 'snapshot', ...toSnapshot(viewer, forms), ...menus, time: time(), teams });
  }

  const unsubscribe = slack.onChange((change) => {
    if (change.kind === 'modals') forms.follow(change.user);
    if (!begun) return;
    for (const [response, viewer] of pages) {
      // Sends everything again, because someone who joins a channel sees its earlier messages.
      if (change.kind === 'channel' && seesChannel(viewer, change.channel)) sendAll(response, viewer);
      const update = toUpdate(viewer, forms, change);
      if (update) send(response, update);
    }
  });
  const beat = setInterval(() => {
    for (const response of pages.keys()) response.write(': still here\n\n');
  }, heartbeat);

  return {
    open(response, personId, page) {
      const person = slack.people.get(personId)!;
      const viewer = { slack, person, page };
      response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.flushHeaders();
      pages.set(response, viewer);
      response.on('close', () => pages.delete(response));
      if (begun) sendAll(response, viewer);
      else send(response, { kind: 'preparing', percent: prepared });
    },
    prepare(percent) {
      if (begun || percent === prepared) return;
      prepared = percent;
      for (const response of pages.keys()) send(response, { kind: 'preparing', percent });
    },
    acted: forms.acted,
    begin() {
      begun = true;
      for (const [response, viewer] of pages) sendAll(response, viewer);
    },
    tellTime() {
      if (!begun) return;
      for (const response of pages.keys()) send(response, { kind: 'time', time: time() });
    },
    tellTeams(url) {
      teams = url;
      if (!begun) return;
      for (const response of pages.keys()) send(response, { kind: 'teams', teams });
    },
    stop() {
      unsubscribe();
      clearInterval(beat);
      for (const response of pages.keys()) response.end();
    },
  };
}

function toSnapshot(
  viewer: PageViewer,
  forms: FormPages,
): Omit<Snapshot, 'commands' | 'shortcuts' | 'time' | 'teams'> {
  const { slack, person, page } = viewer;
  const channels = channelsOf(viewer);
  const home = slack.views.home(person.id);
  return {
    me: toPerson(slack, person),
    people: [...slack.people.values()].map((user) => toPerson(slack, user)),
    channels: channels.map((channel) => toChannel(viewer, channel)),
    messages: channels
      .flatMap(({ id }) => slack.messages(id))
      .filter((message) => seesMessage(viewer, message))
      .map(toMessage),
    modals: forms.shownOn(person.id, page).map(toView),
    home: home ? toView(home) : null,
  };
}

/** Returns the update that tells a page about a change. Undefined if the page's person can't see the change. */
function toUpdate(viewer: PageViewer, forms: FormPages, change: Change): Update | undefined {
  const { slack, person, page } = viewer;
  switch (change.kind) {
    case 'message':
    case 'message_changed':
      return seesMessage(viewer, change.message)
        ? { kind: 'message', message: toMessage(change.message) }
        : undefined;
    case 'message_deleted':
      return seesMessage(viewer, change.message)
        ? { kind: 'message_deleted', channel: change.message.channel, ts: change.message.ts }
        : undefined;
    case 'modals':
      return change.user === person.id
        ? { kind: 'modals', modals: forms.shownOn(person.id, page).map(toView) }
        : undefined;
    case 'home': {
      const home = slack.views.home(person.id);
      return change.user === person.id ? { kind: 'home', home: home ? toView(home) : null } : undefined;
    }
    default:
      return undefined;
  }
}
