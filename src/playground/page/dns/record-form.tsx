import { type FormEvent, useId, useState } from 'react';
import type { DnsChange, DnsZone } from '../contract.ts';

type RecordChange = Extract<DnsChange, { record: unknown }>;

const types = ['MX', 'TXT', 'CNAME', 'A', 'AAAA'];

interface Props {
  zone: DnsZone;
  /** What the fields have at first. */
  row: DnsZone['records'][number];
  onSave(change: RecordChange): void;
}

/** Changes the records of one name and type, on some nameservers or on all. */
export function RecordForm({ zone, row, onSave }: Props) {
  const id = useId();
  const [name, setName] = useState(row.name);
  const [type, setType] = useState(row.type);
  const [values, setValues] = useState(row.values.join('\n'));
  const [ttl, setTtl] = useState(String(row.ttl));
  const [nameservers, setNameservers] = useState(zone.nameservers);

  function save(event: FormEvent) {
    event.preventDefault();
    onSave({ record: { name, type, values: values.split('\n'), ttl: Number(ttl), nameservers } });
  }
  function toggle(server: string) {
    setNameservers((before) =>
      before.includes(server) ? before.filter((one) => one !== server) : [...before, server],
    );
  }
  return (
    <form className="dns-form" onSubmit={save}>
      <label>
        Name
        <input className="text-field" value={name} onChange={({ target }) => setName(target.value)} />
      </label>
      <label>
        Type
        <select className="menu" value={type} onChange={({ target }) => setType(target.value)}>
          {types.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <label>
        TTL in seconds
        <input
          className="text-field"
          type="number"
          min={0}
          max={604_800}
          required
          value={ttl}
          onChange={({ target }) => setTtl(target.value)}
        />
      </label>
      <label className="dns-values">
        Values, one on each line
        <textarea
          className="text-field"
          rows={3}
          value={values}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => setValues(target.value)}
        />
      </label>
      <p id={`${id}-hint`} className="input-hint dns-values">
        An MX value starts with its priority, such as 10 mail.{zone.domain}. Without a value, the record is
        removed.
      </p>
      <fieldset className="dns-servers">
        <legend>Nameservers that get the change</legend>
        {zone.nameservers.map((server) => (
          <label key={server}>
            <input type="checkbox" checked={nameservers.includes(server)} onChange={() => toggle(server)} />
            {server}
          </label>
        ))}
      </fieldset>
      <button type="submit" className="block-button">
        Save the record
      </button>
    </form>
  );
}
