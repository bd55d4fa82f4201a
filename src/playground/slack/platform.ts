import type {
  ApiCall,
  Change,
  Json,
  ProtocolError,
  SlackChannel,
  SlackFile,
  SlackMessage,
  SlackUser,
  SlackView,
  UserReply,
} from './model.ts';
import { changePerson, share } from './people/admin-actions.ts';
import {
  type CommandInput,
  command,
  type EventOptions,
  event,
  findPerson,
  invite,
  openHome,
  type SayInput,
  say,
} from './people/people-actions.ts';
import { type PressInput, press } from './people/press.ts';
import {
  type MessageShortcutInput,
  messageShortcut,
  type ShortcutInput,
  shortcut,
} from './people/shortcuts.ts';
import { close, type Submission, type SubmitInput, submit } from './people/submit.ts';
import { type Answer, contentTypeOf, type Deliver, postRaw, toHttpRequest } from './requests/send-request.ts';
import { sign } from './requests/sign.ts';
import { createSocketMode } from './requests/socket-mode.ts';
import { until } from './until.ts';
import { createFaults, type Faults } from './web-api/faults.ts';
import { createPlatformServer } from './web-api/server.ts';
import { createWorkspace, type WorkspaceOptions } from './workspace/create-workspace.ts';
import { forgetMessages, messagesOf } from './workspace/messages.ts';
import { stackOf } from './workspace/views.ts';
import type { Workspace } from './workspace/workspace.ts';

export type * from './model.ts';
export { CannotDo } from './model.ts';
export type { CommandInput, EventOptions } from './people/people-actions.ts';
export type { PressInput } from './people/press.ts';
export type { MessageShortcutInput, ShortcutInput } from './people/shortcuts.ts';
export type { Submission, SubmitInput } from './people/submit.ts';
export type { Answer } from './requests/send-request.ts';
export { sign } from './requests/sign.ts';
export type { Faults, HttpFault } from './web-api/faults.ts';
export { createChannel, createIm, createUser } from './workspace/default-workspace.ts';

/**
 * A local Slack with one workspace. The bot calls its Web API, and people's actions reach the bot as signed requests.
 * Refuses what Slack refuses, with Slack's error codes.
 */
export interface SlackPlatform {
  /** The start of all Web API URLs, ending in `/api/`. Reading it before the platform has started throws an error. */
  readonly apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  team: { id: string; domain: string };
  bot: { userId: string; botId: string; appId: string };
  /** `users.info` records. Tests may change them. */
  people: Map<string, SlackUser>;
  channels: Map<string, SlackChannel>;
  /**
   * The scopes of the bot's token. A call fails with `missing_scope` if its scope isn't in this set. Without
   * `chat:write.public`, a post to a channel that the bot hasn't joined fails with `not_in_channel`.
   */
  scopes: Set<string>;
  /** All files, by id. Tests may change and delete them. */
  files: Map<string, SlackFile>;
  /** All messages of a channel, oldest first. Includes ephemeral messages, and messages that people wrote. */
  messages(channel: string): SlackMessage[];
  /** All Web API calls in order of arrival. `status`, `ok`, and `error` are set when a call is answered. */
  calls: ApiCall[];
  /** All POSTs to a response_url, including refused ones. */
  replies: UserReply[];
  views: {
    /** A person's open forms, the topmost last. */
    modals(user: string): SlackView[];
    top(user: string): SlackView | undefined;
    home(user: string): SlackView | undefined;
  };
  /** What the bot did wrong: late or invalid acknowledgments, errors for unknown blocks, invalid views. */
  protocolErrors: ProtocolError[];
  /** How long the platform waits for an acknowledgment, in ms. */
  readonly patience: number;
  faults: Faults;
  /** Calls the listener on every change. Returns a function that removes the listener. */
  onChange(listener: (change: Change) => void): () => void;
  /**
   * Waits until `look` returns a value other than undefined or false. Calls `look` again after every change.
   * @param ms how long to wait, in real time @throws Error when the time is up
   */
  until<T>(look: () => T | undefined | false, ms?: number): Promise<T>;
  command(input: CommandInput): Promise<Answer>;
  /** Uses a control of a message, form, or App Home. @throws CannotDo unless exactly one control matches */
  press(input: PressInput): Promise<Answer>;
  /** Chooses a global shortcut. */
  shortcut(input: ShortcutInput): Promise<Answer>;
  /** Chooses a shortcut in the menu of a message. @throws CannotDo if the person sees no such message */
  messageShortcut(input: MessageShortcutInput): Promise<Answer>;
  /** Submits the topmost form. @throws CannotDo if no form is open, or if the form lacks a given field or option */
  submit(input: SubmitInput): Promise<Submission>;
  /** Closes the topmost form, or all forms. Resolves to undefined if the form doesn't notify the bot when closed. */
  close(user: string, all?: boolean): Promise<Answer | undefined>;
  openHome(user: string): Promise<Answer>;
  say(input: SayInput): Promise<SlackMessage>;
  /** Adds someone to a channel, as /invite does. The bot gets the event `member_joined_channel` if it is in the channel. */
  invite(input: { user: string; channel: string; invited: string }): Promise<void>;
  /** Changes a person's record, as an admin does. The bot gets the event `user_change`. */
  changePerson(user: string, fields: Partial<Omit<SlackUser, 'id'>>): Promise<Answer>;
  /** Shares a channel with another company. Once the invitation is accepted, the bot gets the event `channel_shared`. */
  share(channel: string, invitation: 'pending' | 'accepted'): Promise<Answer | undefined>;
  /** Removes the messages that match, as Slack's client may do with ephemeral messages after a reload. */
  forget(which: (message: SlackMessage) => boolean): void;
  event(type: string, fields: Json, options?: EventOptions): Promise<Answer>;
  /**
   * Sends a body to the bot without changing it. Signs the request unless the headers have a signature. Doesn't check
   * the answer.
   */
  raw(body: string, headers?: Record<string, string>): Promise<Answer>;
  /** Returns the headers that sign a body. Several `raw` calls can use the same headers. @param timestamp in seconds */
  sign(body: string, timestamp?: number): Record<string, string>;
  socketMode: { readonly connections: number; refresh(): void };
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface SlackPlatformOptions extends WorkspaceOptions {
  /** 0, the default, picks a free port. */
  port?: number;
  signingSecret?: string;
  botToken?: string;
  appToken?: string;
  /** The URL of the bot's endpoint `/slack/events`. Not needed while the bot is connected by Socket Mode. */
  botUrl?: () => string;
}

function channelOf(workspace: Workspace, body: Json): string | undefined {
  const target = typeof body.channel === 'string' ? body.channel : undefined;
  const im = [...workspace.channels.values()].find(
    ({ isIm, user }) => isIm && user !== undefined && user === target,
  );
  return im?.id ?? target;
}

/** Creates a local Slack. Its `start` rejects when the port is taken. */
export function createSlackPlatform(options: SlackPlatformOptions = {}): SlackPlatform {
  const {
    signingSecret = 'loopback-signing-secret',
    botToken = 'xoxb-loopback',
    appToken = 'xapp-loopback',
  } = options;
  const workspace = createWorkspace(options, () => http.base());
  const faults = createFaults(workspace.now, (body) => channelOf(workspace, body));
  const tokens = { bot: botToken, app: appToken };
  const http = createPlatformServer(options.port ?? 0, { workspace, faults, tokens });
  const socketMode = createSocketMode(http.server, workspace);

  function botUrl(): string {
    if (!options.botUrl) throw new Error('the bot has no URL and no open socket, so it cannot be reached');
    return options.botUrl();
  }

  const deliver: Deliver = (outgoing) => {
    if (socketMode.connections > 0) return socketMode.deliver(outgoing);
    const { body, headers } = toHttpRequest(signingSecret, outgoing);
    return postRaw(botUrl(), body, headers);
  };

  const acting = (user: string) => ({ workspace, deliver, user: findPerson(workspace, user) });
  const signed = (body: string, timestamp?: number) => ({ ...sign(signingSecret, body, timestamp) });

  return {
    get apiUrl() {
      return `${http.base()}/api/`;
    },
    botToken,
    appToken,
    signingSecret,
    team: workspace.team,
    bot: workspace.bot,
    people: workspace.people,
    channels: workspace.channels,
    get scopes() {
      return workspace.scopes;
    },
    set scopes(scopes) {
      workspace.scopes = scopes;
    },
    files: workspace.files,
    messages: (channel) => messagesOf(workspace, channel),
    calls: workspace.calls,
    replies: workspace.replies,
    views: {
      modals: (user) => stackOf(workspace, user),
      top: (user) => stackOf(workspace, user).at(-1),
      home: (user) => workspace.homes.get(user),
    },
    protocolErrors: workspace.protocolErrors,
    patience: workspace.patience,
    faults,
    onChange: workspace.onChange,
    until: (look, ms = Math.max(5_000, workspace.patience)) => until(workspace.onChange, look, ms),
    command: (input) => command({ workspace, deliver }, input),
    press: async (input) => press({ ...acting(input.user), input }),
    shortcut: async (input) => shortcut(acting(input.user), input),
    messageShortcut: async (input) => messageShortcut(acting(input.user), input),
    submit: async ({ user, values }) => submit(acting(user), values),
    close: async (user, all) => close(acting(user), all),
    openHome: (user) => openHome({ workspace, deliver }, user),
    say: (input) => say({ workspace, deliver }, input),
    invite: ({ user, channel, invited }) => invite({ workspace, deliver }, user, channel, invited),
    changePerson: (user, fields) => changePerson({ workspace, deliver }, user, fields),
    share: (channel, invitation) => share({ workspace, deliver }, channel, invitation),
    forget: (which) => forgetMessages(workspace, which),
    event: (type, fields, eventOptions) => event({ workspace, deliver }, type, fields, eventOptions),
    raw: async (body, headers = {}) =>
      postRaw(botUrl(), body, { 'content-type': contentTypeOf(body), ...signed(body), ...headers }),
    sign: signed,
    socketMode,
    start: http.start,
    async stop() {
      socketMode.closeAll();
      await http.stop();
    },
  };
}
