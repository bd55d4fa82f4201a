import type { DnsZone } from '../contract.ts';

type Row = DnsZone['records'][number];

/** Shows what the servers of a domain answer. Servers that answer the same share a row. */
export function RecordTable({ zone, onEdit }: { zone: DnsZone; onEdit(row: Row): void }) {
  return (
    <div className="table-frame dns-table">
      <table>
        <caption>
          <span>What the servers answer</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Record</th>
            <th scope="col">Value</th>
            <th scope="col">TTL</th>
            <th scope="col">Servers</th>
            <th scope="col">
              <span className="visually-hidden">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {zone.records.map((row) => (
            <tr key={`${row.name} ${row.type} ${row.servers}`}>
              <th scope="row">{recordName(row)}</th>
              <td>
                {row.values.length > 0 ? (
                  row.values.map((value) => <code key={value}>{value}</code>)
                ) : (
                  <em>no record</em>
                )}
              </td>
              <td>{row.values.length > 0 && ttlWords(row.ttl)}</td>
              <td>{row.servers}</td>
              <td>
                <button
                  type="button"
                  className="block-button"
                  aria-label={`Edit: ${recordName(row)}, ${row.servers}`}
                  onClick={() => onEdit(row)}
                >
                  Edit
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function recordName({ name, type }: Row): string {
  return name === '@' ? type : `${name} ${type}`;
}

/** `5 min`, `4 h`, or `90 s`. @param ttl in seconds */
function ttlWords(ttl: number): string {
  if (ttl >= 3_600 && ttl % 3_600 === 0) return `${ttl / 3_600} h`;
  return ttl >= 60 && ttl % 60 === 0 ? `${ttl / 60} min` : `${ttl} s`;
}
