import { changeTicket } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import type { TicketState } from '../state.ts';

/** Records a contact with the customer. The cadence for the next contact starts again. @param way such as `phone` */
export async function contactCustomer(
  desk: Desk,
  by: By,
  number: number,
  { way, text }: { way: string; text?: string },
): Promise<TicketState> {
  return changeTicket(desk, by, number, (_state, at) => ({
    event: {
      type: 'contact',
      text: `contacted the customer by ${way}${text ? `: ${text}` : ''}`,
      progress: false,
      data: { way },
    },
    ticket: { contactedAt: at, contactedVia: way },
  }));
}
