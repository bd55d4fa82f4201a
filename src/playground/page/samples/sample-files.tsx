import { useState } from 'react';
import { TitledDialog } from '../blocks/surface/titled-dialog.tsx';
import { addressOfSample } from '../connection/requests.ts';
import type { SampleFiles } from '../contract.ts';
import { Icon } from '../look/icon.tsx';
import { TicketSelect } from '../workspace/ticket-select.tsx';

interface Props {
  /** What the playground offers. */
  offer: SampleFiles;
  /** The key of the ticket that is chosen first. */
  ticket: string;
  /** Attaches a file to the message. */
  onAttach(ticket: string, file: string): void;
  onClose(): void;
}

/** Lets a person choose a file that a customer or the migration tool would send. */
export function SampleFilesDialog({ offer, onAttach, onClose, ...first }: Props) {
  const [ticket, setTicket] = useState(first.ticket);
  return (
    <TitledDialog title="Sample files" className="sample-files" onClose={onClose}>
      <div className="modal-body">
        <p>
          The playground has no real customer and no real migration tool. It makes up the files that they
          would send you. A ticket needs them in this order.
        </p>
        <TicketSelect tickets={offer.tickets} value={ticket} onChange={setTicket} />
        <ol>
          {offer.files.map(({ name, label, note }) => (
            <li key={name}>
              <span className="sample-words">
                <strong>{label}</strong>
                <span>{note}</span>
              </span>
              <button
                type="button"
                className="block-button"
                aria-label={`Attach: ${label}`}
                onClick={() => onAttach(ticket, name)}
              >
                Attach
              </button>
              <a
                className="plain-button"
                href={addressOfSample(ticket, name)}
                download
                aria-label={`Download: ${label}`}
                title="Download"
              >
                <Icon name="down" />
              </a>
            </li>
          ))}
        </ol>
      </div>
    </TitledDialog>
  );
}
