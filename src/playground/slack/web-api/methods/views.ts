import { ApiError } from '../../api-error.ts';
import type { Json } from '../../model.ts';
import { buildView, checkView, pushView, replaceView, setHome, setStack } from '../../workspace/views.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { defineMethod, need } from './method.ts';

function exchange(workspace: Workspace, body: Json): string {
  const result = workspace.triggers.exchange(body.trigger_id);
  if ('error' in result) throw new ApiError(result.error);
  return result.user;
}

export const viewsOpen = defineMethod('', (workspace, body) => {
  const view = checkView(body.view, 'modal');
  const user = exchange(workspace, body);
  const opened = buildView(workspace, view);
  setStack(workspace, user, [opened]);
  return { view: opened };
});

export const viewsPush = defineMethod('', (workspace, body) => {
  const view = checkView(body.view, 'modal');
  return { view: pushView(workspace, exchange(workspace, body), view) };
});

export const viewsUpdate = defineMethod('', (workspace, body) => {
  const type = (body.view as Json | undefined)?.type === 'home' ? 'home' : 'modal';
  const view = checkView(body.view, type);
  const id = typeof body.view_id === 'string' && body.view_id !== '' ? body.view_id : undefined;
  const external =
    typeof body.external_id === 'string' && body.external_id !== '' ? body.external_id : undefined;
  if ((id === undefined) === (external === undefined)) {
    const messages = ['[ERROR] Must provide exactly one of `view_id` and `external_id`'];
    throw new ApiError('invalid_arguments', { response_metadata: { messages } });
  }
  return {
    view: replaceView(workspace, id === undefined ? { external_id: external } : { id }, view, body.hash),
  };
});

export const viewsPublish = defineMethod('', (workspace, body) => {
  const user = workspace.people.get(need(body, 'user_id'));
  const view = checkView(body.view, 'home');
  if (!user) throw new ApiError('not_found');
  const current = workspace.homes.get(user.id);
  if (typeof body.hash === 'string' && body.hash !== '' && body.hash !== current?.hash)
    throw new ApiError('hash_conflict');
  const identity = current ? { id: current.id, root_view_id: current.id } : {};
  const home = buildView(workspace, view, identity);
  setHome(workspace, user.id, home);
  return { view: home };
});
