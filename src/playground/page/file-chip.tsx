import { Icon } from './icon.tsx';

export function FileChip({ name, size }: { name: string; size: number }) {
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toUpperCase() ?? 'File';
  return (
    <p className="file-chip">
      <Icon name="file" />
      <strong>{name}</strong>
      <span>
        {extension} · {sizeWords(size)}
      </span>
    </p>
  );
}

function sizeWords(bytes: number): string {
  const unit = bytes < 1000 ? 'byte' : bytes < 1_000_000 ? 'kilobyte' : 'megabyte';
  const value = unit === 'byte' ? bytes : bytes / (unit === 'kilobyte' ? 1000 : 1_000_000);
  return value.toLocaleString('en-US', { style: 'unit', unit, maximumSignificantDigits: 3 });
}
