import type { App, ViewSubmitAction } from '@slack/bolt';
import { type Card, plainText } from '../../card.ts';
import type { Form } from '../../commands/form.ts';
import type { Answer } from '../../commands/question.ts';
import { inTurn } from '../../commands/queue/in-turn.ts';
import type { Fault } from '../../errors.ts';
import { within } from '../../within.ts';
import { faultWords, formCallback, readMetadata, readValues, toModal, toNotice } from '../cards/form.ts';
import { address } from '../cards/text.ts';
import { toId } from '../ids.ts';
import { reply } from './answer.ts';
import type { Door } from './door.ts';
import { submissionPayload } from './payloads.ts';
import { respondTo } from './respond.ts';
import type { Way } from './send.ts';
import { sendFiles } from './send-files.ts';

const outdated = 'This form is out of date, so nothing was saved. Close it and open it again.';

/**
 * When a form is submitted, runs its command with the form's values as arguments. Then closes the form, or shows the
 * errors in the form.
 */
export function listenToForms(app: App, door: Door): void {
  app.view<ViewSubmitAction>(
    { callback_id: formCallback, type: 'view_submission' },
    async ({ ack, body, context }) => {
      const { title, values, private_metadata } = partsOf(body);
      const metadata = readMetadata(private_metadata);
      if (!metadata) return ack({ response_action: 'update', view: toNotice(title, outdated) });
      const { noun, subcommand, ticket, place, thread, home, inToday, hidden, before } = metadata;
      const question = {
        noun,
        actor: toId(body.user.id),
        place,
        request: context.requestKey,
        content: { subcommand, ticket, values: { ...hidden, ...readValues(values) }, before },
      };
      const handle = async (asking: Promise<Answer>) => {
        const respond = inToday ? respondTo(inToday) : undefined;
        const way = { respond, place, thread, home, inToday, user: body.user.id };
        const given = await within(door.askWithin, asking).catch(() => null);
        if (!given) {
          await ack({ response_action: 'update', view: toNotice(title, 'Saving…') });
          return finishLate(door, await asking, title, body.view.id, way);
        }
        const inputs = Object.keys(values);
        const more = asksMore(given, inputs);
        if (more) return ack({ response_action: 'update', view: toModal(more.form, way, more.faults) });
        const errors = 'faults' in given ? toErrors(given.faults, inputs) : null;
        await (errors ? ack({ response_action: 'errors', errors }) : ack());
        const card = await cardOf(door, way, given);
        if (card && (!errors || offersMore(given))) await reply(door, way, card);
      };
      await door.track(inTurn(door.context, question, handle));
    },
  );
}

/** Replaces “Saving…” in the form with the outcome, or with the form if the request didn't run. Sends the answer. */
async function finishLate(door: Door, given: Answer, title: string, viewId: string, way: Way): Promise<void> {
  const card = await cardOf(door, way, given);
  const says = 'faults' in given && card ? plainText(card.blocks, address) : 'Done.';
  const again = given.kind === 'busy' && given.form;
  const view = again ? toModal(again, way, given.faults) : toNotice(title, says);
  try {
    await door.client.views.update({ view_id: viewId, view });
  } catch {
    // The person has closed the form, but still gets the answer as a message.
  }
  if (card) await reply(door, way, card);
}

/** The card of an answer. Sends the answer's files first. */
async function cardOf(door: Door, way: Way, given: Answer): Promise<Card | null> {
  if (given.kind === 'card') return sendFiles(door, way, given);
  return 'card' in given ? given.card : null;
}

/** The form to show instead, if a fault is about an argument that the form on the screen doesn't ask for. */
function asksMore(given: Answer, inputs: string[]): { form: Form; faults: Fault[] } | null {
  if (given.kind !== 'fault' || !given.form) return null;
  const { form, faults } = given;
  const asked = form.inputs.map(({ name }) => name).filter((name) => !inputs.includes(name));
  return faults.some(({ field }) => field !== undefined && asked.includes(field)) ? { form, faults } : null;
}

/** Whether a refusal has tasks or buttons, which a form can't show beside its inputs. */
function offersMore(given: Answer): boolean {
  return (
    given.kind === 'fault' && given.faults.some(({ tasks, buttons }) => tasks.length + buttons.length > 0)
  );
}

/** Assigns each fault to its input, and a fault without an input to the first one. Null if the form has no inputs. */
function toErrors(faults: Fault[], inputs: string[]): Record<string, string> | null {
  const [first] = inputs;
  if (!first) return null;
  const errors: Record<string, string> = {};
  for (const fault of faults) {
    const input = fault.field && inputs.includes(fault.field) ? fault.field : first;
    const says = faultWords(fault);
    errors[input] = errors[input] ? `${errors[input]} ${says}` : says;
  }
  return errors;
}

function partsOf(body: ViewSubmitAction) {
  const { title, state, private_metadata } = submissionPayload.parse(body).view;
  return { title: title.text, values: state.values, private_metadata };
}
