import { useRef } from 'react';
import type { UploadedFile } from '../../contract.ts';
import { sizeText } from '../../file-size.ts';
import { Icon } from '../../look/icon.tsx';
import { numbered } from '../numbered.ts';
import type { FieldProps } from './field.ts';
import { sizeOfBase64, toBase64 } from './upload.ts';

/** Lets a person add files to a form, and lists the added files. */
export function FileField({ control, value, aria, onEdit }: FieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const files = Array.isArray(value) ? (value as UploadedFile[]) : [];
  const isOne = control.max_files === 1;

  async function add(chosen: File[]) {
    const added = await Promise.all(chosen.map(read));
    onEdit(isOne ? added.slice(-1) : [...files, ...added]);
  }
  function remove(at: number) {
    onEdit(files.toSpliced(at, 1));
    input.current?.focus();
  }
  return (
    <div className="file-field">
      {files.length > 0 && (
        <ul className="file-list">
          {numbered(files).map(({ key, at, it: { name, base64 } }) => (
            <li key={key}>
              <span className="file-name">{name}</span>
              <span className="file-size">{sizeText(sizeOfBase64(base64))}</span>
              <button
                type="button"
                className="plain-button"
                aria-label={`Remove ${name}`}
                onClick={() => remove(at)}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        {...aria}
        ref={input}
        type="file"
        multiple={!isOne}
        accept={control.filetypes?.map((type) => `.${type}`).join(',')}
        onChange={(event) => {
          add([...(event.currentTarget.files ?? [])]);
          // Clears the browser's own list. Otherwise a person couldn't add a removed file again.
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}

async function read(file: File): Promise<UploadedFile> {
  const base64 = toBase64(new Uint8Array(await file.arrayBuffer()));
  return { name: file.name, mimetype: file.type || 'application/octet-stream', base64 };
}
