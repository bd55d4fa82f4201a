import { sizeText } from '../file-size.ts';
import { Icon } from '../look/icon.tsx';
import { useWorkspace } from '../workspace/workspace-context.ts';

/** A file in a message. A click downloads it. */
export function FileChip({ id, name, size }: { id: string; name: string; size: number }) {
  const { me } = useWorkspace();
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toUpperCase() ?? 'File';
  return (
    <a className="file-chip" href={`/playground/files/${id}?as=${me.id}`} download={name}>
      <Icon name="file" />
      <strong>{name}</strong>
      <span>
        {extension} · {sizeText(size)}
      </span>
    </a>
  );
}
