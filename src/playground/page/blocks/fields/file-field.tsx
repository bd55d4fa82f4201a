import { useRef } from 'react';
import type { UploadedFile } from '../../contract.ts';
import type { FieldProps } from './field.ts';
import { FileList } from './file-list.tsx';
import { toUploaded } from './upload.ts';

/** Lets a person add files to a form, and lists the added files. */
export function FileField({ control, value, aria, onEdit }: FieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const files = Array.isArray(value) ? (value as UploadedFile[]) : [];
  const isOne = control.max_files === 1;

  async function add(chosen: File[]) {
    const added = await Promise.all(chosen.map(toUploaded));
    onEdit(isOne ? added.slice(-1) : [...files, ...added]);
  }
  function remove(at: number) {
    onEdit(files.toSpliced(at, 1));
    input.current?.focus();
  }
  return (
    <div className="file-field">
      <FileList files={files} onRemove={remove} />
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
