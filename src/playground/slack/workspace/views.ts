import { createHash } from 'node:crypto';
import { ApiError } from '../api-error.ts';
import { toMessage } from '../block-kit/validate-blocks.ts';
import { isTooLarge, validateView } from '../block-kit/validate-view.ts';
import type { Json, SlackView } from '../model.ts';
import { type Workspace, withIds } from './workspace.ts';

const maxStack = 3;

/** Checks a view as Slack does. @throws ApiError invalid_arguments with all faults, view_too_large */
export function checkView(view: unknown, type: 'modal' | 'home'): Json {
  const faults = validateView(view, type).map((entry) => `[ERROR] ${toMessage(entry)}`);
  if (faults.length > 0) throw new ApiError('invalid_arguments', { response_metadata: { messages: faults } });
  if (isTooLarge(view)) throw new ApiError('view_too_large');
  return view as Json;
}

export function stackOf(workspace: Workspace, user: string): SlackView[] {
  return workspace.modals.get(user) ?? [];
}

export function setStack(workspace: Workspace, user: string, stack: SlackView[]): void {
  if (stack.length > 0) workspace.modals.set(user, stack);
  else workspace.modals.delete(user);
  workspace.changed({ kind: 'modals', user });
}

export function setHome(workspace: Workspace, user: string, home: SlackView): void {
  workspace.homes.set(user, home);
  workspace.changed({ kind: 'home', user });
}

function allViews(workspace: Workspace): SlackView[] {
  return [...workspace.modals.values()].flat().concat([...workspace.homes.values()]);
}

function newHash(workspace: Workspace): string {
  return `${Math.floor(workspace.now() / 1000)}.${crypto.randomUUID().slice(0, 8)}`;
}

/**
 * Creates ids from what blocks contain. When the app publishes App Home again, an unchanged block keeps its id. People
 * can then press a button even before the page shows the new view.
 */
function idsByContent(): (prefix: string, part: Json) => string {
  const counts = new Map<string, number>();
  return (prefix, part) => {
    const hash = createHash('sha256').update(JSON.stringify(part)).digest('hex').slice(0, 12);
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    return `${prefix}${hash}-${count}`;
  };
}

/** Completes a view as Slack does, with all fields and ids. @throws ApiError duplicate_external_id */
export function buildView(workspace: Workspace, view: Json, identity: Partial<SlackView> = {}): SlackView {
  const id = identity.id ?? workspace.nextId('V');
  const external = String(view.external_id ?? '');
  const taken =
    external !== '' && allViews(workspace).some((other) => other.external_id === external && other.id !== id);
  if (taken) throw new ApiError('duplicate_external_id');
  return {
    team_id: workspace.team.id,
    app_id: workspace.bot.appId,
    app_installed_team_id: workspace.team.id,
    bot_id: workspace.bot.botId,
    title: view.title ?? null,
    submit: view.submit ?? null,
    close: view.close ?? null,
    clear_on_close: view.clear_on_close === true,
    notify_on_close: view.notify_on_close === true,
    state: { values: {} },
    type: view.type as 'modal' | 'home',
    callback_id: String(view.callback_id ?? ''),
    private_metadata: String(view.private_metadata ?? ''),
    external_id: external,
    root_view_id: id,
    previous_view_id: null,
    ...identity,
    id,
    hash: newHash(workspace),
    blocks: withIds(workspace, view.blocks as Json[], view.type === 'home' ? idsByContent() : undefined),
  };
}

/**
 * Opens a form on top of a person's other forms.
 * @throws ApiError not_found if no form is open, push_limit_reached if three forms are open
 */
export function pushView(workspace: Workspace, user: string, view: Json): SlackView {
  const stack = stackOf(workspace, user);
  const top = stack.at(-1);
  if (!top) throw new ApiError('not_found');
  if (stack.length >= maxStack) throw new ApiError('push_limit_reached');
  const pushed = buildView(workspace, view, { root_view_id: top.root_view_id, previous_view_id: top.id });
  setStack(workspace, user, [...stack, pushed]);
  return pushed;
}

/** Replaces a view, but keeps its id. @throws ApiError not_found, hash_conflict */
export function replaceView(
  workspace: Workspace,
  find: Partial<SlackView>,
  view: Json,
  hash?: unknown,
): SlackView {
  const known = allViews(workspace).find((other) =>
    find.id === undefined ? other.external_id === find.external_id : other.id === find.id,
  );
  if (!known || known.type !== view.type) throw new ApiError('not_found');
  if (typeof hash === 'string' && hash !== '' && hash !== known.hash) throw new ApiError('hash_conflict');
  const { id, root_view_id, previous_view_id } = known;
  const next = buildView(workspace, view, { id, root_view_id, previous_view_id });
  for (const [user, stack] of workspace.modals) {
    if (!stack.includes(known)) continue;
    setStack(
      workspace,
      user,
      stack.map((other) => (other === known ? next : other)),
    );
  }
  for (const [user, home] of workspace.homes) {
    if (home === known) setHome(workspace, user, next);
  }
  return next;
}
