interface Props {
  tickets: { key: string; name: string }[];
  /** The key of the chosen ticket. */
  value: string;
  onChange(key: string): void;
}

/** Chooses a ticket by its key and its customer. */
export function TicketSelect({ tickets, value, onChange }: Props) {
  return (
    <label className="ticket-select">
      Ticket
      <select className="menu" value={value} onChange={({ target }) => onChange(target.value)}>
        {tickets.map(({ key, name }) => (
          <option key={key} value={key}>
            {key} · {name}
          </option>
        ))}
      </select>
    </label>
  );
}
