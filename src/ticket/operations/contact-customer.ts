import { Fault } from '../../errors.ts';
import { lowerFirst } from '../../phrase.ts';
import { changeTicket } from '../change.ts';
import { agreedOf } from '../clocks/agreed-dates.ts';
import type { By, Desk } from '../desk.ts';
import { type ContactTopic, topicWords } from '../runbook/contact-topics.ts';
import { type TicketState, ticketName } from '../state.ts';

/**
 * Records a contact with the customer. The cadence for the next contact starts again.
 *
 * @param way such as `phone`
 * @param about what the runbook of the agreed date asks for
 */
export async function contactCustomer(
  desk: Desk,
  by: By,
  number: number,
  { way, text, about }: { way: string; text?: string; about?: ContactTopic },
): Promise<TicketState> {
  return changeTicket(desk, by, number, ({ ticket }, at) => {
    const agreed = about && agreedOf(ticket);
    if (agreed === null)
      throw new Fault(`${ticketName(ticket)} has no agreed date.`, { field: 'about', omit: true });
    const topic = about ? ` (${lowerFirst(topicWords[about].line)})` : '';
    return {
      event: {
        type: 'contact',
        text: `contacted the customer by ${way}${topic}${text ? `: ${text}` : ''}`,
        progress: false,
        data: { way, ...(agreed && { about, agreed: agreed.at.toISOString() }) },
      },
      ticket: { contactedAt: at, contactedVia: way },
    };
  });
}
