import { Message, type Block as Shown } from 'slack-blocks-to-jsx';
import { useWorkspace } from '../../workspace/workspace-context.ts';
import { mentions } from './mentions.tsx';

/** A block that slack-blocks-to-jsx draws well. Its id would become one of the page, twice if sent twice. */
export function LibraryBlock({ block }: { block: { type: string; block_id?: string } }) {
  const { theme } = useWorkspace();
  const shown = { ...block, block_id: undefined } as unknown as Shown;
  return <Message withoutWrapper blocks={[shown]} theme={theme} hooks={mentions} name="" logo="" />;
}
