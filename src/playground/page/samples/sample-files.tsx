import { useId, useState } from 'react';
import { useDialog } from '../blocks/surface/use-dialog.ts';
import { addressOfSample } from '../connection/requests.ts';
import type { SampleFiles } from '../contract.ts';
import { Icon } from '../look/icon.tsx';

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
  const id = useId();
  const [ticket, setTicket] = useState(first.ticket);
  const dialog = useDialog(onClose);
  return (
    <dialog {...dialog} className="modal sample-files" aria-labelledby={`${id}-title`}>
      <div className="modal-header">
        <h2 id={`${id}-title`} className="dialog-title">
          Sample files
        </h2>
        <button type="button" className="plain-button" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div className="modal-body">
        <p>
          The playground has no real customer and no real migration tool. It makes up the files that they
          would send you. A ticket needs them in this order.
        </p>
        <label className="sample-ticket">
          Ticket
          <select className="menu" value={ticket} onChange={({ target }) => setTicket(target.value)}>
            {offer.tickets.map(({ key, name }) => (
              <option key={key} value={key}>
                {key} · {name}
              </option>
            ))}
          </select>
        </label>
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
    </dialog>
  );
}
