/** What people can do with a message from its menu, in Slack and in Teams. */

export interface MessageAction {
  id: string;
  /** What the menu shows. Slack allows 24 characters. */
  name: string;
  description: string;
  /** The subcommand whose form gets the message's words. */
  command: string;
}

/** In the order of the menus. */
export const messageActions: MessageAction[] = [
  {
    id: 'ticket-from-message',
    name: 'New ticket from message',
    description: 'Open a ticket with the domain, account, and ticket number in this message',
    command: 'open',
  },
  {
    id: 'add-to-ticket',
    name: 'Add to a ticket',
    description: "Add this message to a ticket's timeline as a note",
    command: 'note',
  },
  {
    id: 'record-contact',
    name: 'Record customer contact',
    description: 'Record this message as a contact with the customer',
    command: 'contact',
  },
];
