import { sizeText } from '../file-size.ts';
import { Icon } from '../look/icon.tsx';

export function FileChip({ name, size }: { name: string; size: number }) {
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toUpperCase() ?? 'File';
  return (
    <p className="file-chip">
      <Icon name="file" />
      <strong>{name}</strong>
      <span>
        {extension} · {sizeText(size)}
      </span>
    </p>
  );
}
