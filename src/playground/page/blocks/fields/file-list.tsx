import type { UploadedFile } from '../../contract.ts';
import { sizeText } from '../../file-size.ts';
import { Icon } from '../../look/icon.tsx';
import { numbered } from '../numbered.ts';
import { sizeOfBase64 } from './upload.ts';

/** Lists the files that a person has added, each with a button that removes it. */
export function FileList({ files, onRemove }: { files: UploadedFile[]; onRemove(at: number): void }) {
  if (files.length === 0) return null;
  return (
    <ul className="file-list">
      {numbered(files).map(({ key, at, it: { name, base64 } }) => (
        <li key={key}>
          <span className="file-name">{name}</span>
          <span className="file-size">{sizeText(sizeOfBase64(base64))}</span>
          <button
            type="button"
            className="plain-button"
            aria-label={`Remove ${name}`}
            onClick={() => onRemove(at)}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}
