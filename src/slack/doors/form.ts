import type { App, ViewSubmitAction } from '@slack/bolt';
import { type Card, plainText } from '../../card.ts';
import type { Answer, Question } from '../../commands/ask.ts';
import { askSafely } from '../../commands/ask-safely.ts';
import type { Fault } from '../../errors.ts';
import { within } from '../../within.ts';
import { formCallback, readMetadata, readValues, toNotice } from '../cards/form.ts';
import { address } from '../cards/message.ts';
import { toId } from '../ids.ts';
import type { Door } from './door.ts';

/** A form is a command with its arguments asked for. It closes when the command has been done. */
export function listenToForms(app: App, door: Door): void {
  app.view<ViewSubmitAction>(
    { callback_id: formCallback, type: 'view_submission' },
    async ({ ack, body, context }) => {
      const kept = readMetadata(body.view.private_metadata);
      if (!kept) {
        const says = 'This form is out of date, so nothing was done. Please close it and open it anew.';
        return ack({ response_action: 'update', view: toNotice(titleOf(body), says) });
      }
      const { noun, subcommand, ticket, place, hidden } = kept;
      const question: Question = {
        noun,
        actor: toId(body.user.id),
        place,
        request: context.requestKey,
        said: { subcommand, ticket, values: { ...hidden, ...readValues(body.view.state.values) } },
      };
      const way = { place, user: body.user.id };
      const blocks = Object.keys(body.view.state.values);
      const asking = askSafely(door.office, question, door.logger);
      await door.track(
        (async () => {
          const given = await within(door.askWithin, asking).catch(() => null);
          if (given) {
            const errors = given.kind === 'fault' ? toErrors(given.faults, blocks) : null;
            await (errors ? ack({ response_action: 'errors', errors }) : ack());
            const card = cardOf(given);
            if (card && (!errors || offersMore(given))) await door.reply(way, card);
            return;
          }
          await ack({ response_action: 'update', view: toNotice(titleOf(body), 'Saving…') });
          await finishLate(door, await asking, titleOf(body), body.view.id, way);
        })(),
      );
    },
  );
}

async function finishLate(
  door: Door,
  given: Answer,
  title: string,
  viewId: string,
  way: { place: Question['place']; user: string },
): Promise<void> {
  const card = cardOf(given);
  const says = given.kind === 'fault' && card ? plainText(card.blocks, address) : 'Done.';
  try {
    await door.client.views.update({ view_id: viewId, view: toNotice(title, says) });
  } catch {
    // The person has closed the form: the answer below reaches them.
  }
  if (card) await door.reply(way, card);
}

function cardOf(given: Answer): Card | null {
  return given.kind === 'card' || given.kind === 'fault' ? given.card : null;
}

/** Whether there is something to press, which a form cannot show beside its inputs. */
function offersMore(given: Answer): boolean {
  return (
    given.kind === 'fault' && given.faults.some(({ tasks, buttons }) => tasks.length + buttons.length > 0)
  );
}

/** Each fault beside its input, or beside the first where it has none; null when the form has no input at all. */
function toErrors(faults: Fault[], blocks: string[]): Record<string, string> | null {
  const [first] = blocks;
  if (!first) return null;
  const errors: Record<string, string> = {};
  for (const fault of faults) {
    const block = fault.field && blocks.includes(fault.field) ? fault.field : first;
    const says = [fault.message, fault.hint].filter(Boolean).join(' ').replaceAll('`', '');
    errors[block] = errors[block] ? `${errors[block]} ${says}` : says;
  }
  return errors;
}

function titleOf(body: ViewSubmitAction): string {
  return body.view.title.text;
}
