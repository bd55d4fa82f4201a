import { useState } from 'react';
import { TitledDialog } from '../blocks/surface/titled-dialog.tsx';
import type { Advance } from '../connection/requests.ts';
import type { DnsOffer, DnsScene, DnsZone, Time } from '../contract.ts';
import { Icon } from '../look/icon.tsx';
import { clockWords } from '../time/time-words.ts';
import { TicketSelect } from '../workspace/ticket-select.tsx';
import { RecordForm } from './record-form.tsx';
import { RecordTable } from './record-table.tsx';
import { SceneButtons } from './scene-buttons.tsx';
import { useZone } from './use-zone.ts';

interface Props {
  offer: DnsOffer;
  /** The key of the ticket that is chosen first. */
  ticket: string;
  time: Time;
  /** The present minute on the product's clock. */
  now: number;
  /** Whether the clock is being moved. */
  isMoving: boolean;
  onMove(advance: Advance): void;
  onClose(): void;
}

/** Shows the DNS of a ticket's domain, and changes it as the customer's admin would. */
export function DnsDialog({ offer, time, now, isMoving, onMove, onClose, ...first }: Props) {
  const [ticket, setTicket] = useState(first.ticket);
  return (
    <TitledDialog title="DNS" className="dns" onClose={onClose}>
      <div className="modal-body">
        <p>
          The playground has a DNS of its own. Change a customer's records here, as their admin would, and
          move the clock. Then see what Migration Desk tells you.
        </p>
        <TicketSelect tickets={offer.tickets} value={ticket} onChange={setTicket} />
        <Zone key={ticket} ticket={ticket} time={time} />
      </div>
      <div className="dialog-footer dns-footer">
        <output>{isMoving ? 'Moving the clock…' : clockWords(now, time.timezone)}</output>
        <button type="button" className="block-button large" onClick={() => onMove('PT5M')}>
          +5 minutes
        </button>
      </div>
    </TitledDialog>
  );
}

function Zone({ ticket, time }: { ticket: string; time: Time }) {
  const { zone, problem, change } = useZone(ticket, time.now);
  const [edited, setEdited] = useState<DnsZone['records'][number] | null>(null);
  const [news, setNews] = useState('');
  if (!zone) return <p role={problem ? 'alert' : undefined}>{problem ?? 'Reading the records…'}</p>;

  async function play(scene: DnsScene) {
    setEdited(null);
    setNews('');
    if (await change({ scene: scene.id })) setNews(`Done: ${scene.note}`);
  }
  return (
    <>
      <SceneButtons scenes={zone.scenes} onPlay={play} />
      <output className="dns-news">{news}</output>
      {problem && (
        <p className="form-alert" role="alert">
          {problem}
        </p>
      )}
      <div className="dns-looks">
        <p>{seenWords(zone, time)}</p>
        <p>{nextWords(zone, time)}</p>
      </div>
      <RecordTable zone={zone} onEdit={setEdited} />
      {zone.faults.map((fault) => (
        <p key={fault} className="dns-fault">
          <Icon name="warning" />
          {fault}
        </p>
      ))}
      {edited ? (
        <RecordForm
          key={JSON.stringify(edited)}
          zone={zone}
          row={edited}
          onSave={async (what) => {
            setNews('');
            if (!(await change(what))) return;
            setEdited(null);
            setNews('Done: the record is saved.');
          }}
        />
      ) : (
        <button type="button" className="block-button" onClick={() => setEdited(newRecord)}>
          Add a record…
        </button>
      )}
    </>
  );
}

const newRecord = { name: '', type: 'TXT', values: [], ttl: 3_600, servers: '' };

function seenWords({ saw }: DnsZone, { timezone }: Time): string {
  if (!saw) return 'Migration Desk has seen nothing here yet.';
  return `${clockWords(Date.parse(saw.at), timezone)}: Migration Desk ${saw.words}.`;
}

function nextWords({ nextLook }: DnsZone, { now, timezone }: Time): string {
  if (!nextLook) return "It doesn't look at this domain in the ticket's present phase.";
  const isSoon = Date.parse(nextLook) <= Date.parse(now) + 60_000;
  return `Next look: ${isSoon ? 'within a minute' : clockWords(Date.parse(nextLook), timezone)}.`;
}
