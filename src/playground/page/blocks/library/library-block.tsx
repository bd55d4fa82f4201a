import { Message, type Block as Shown } from 'slack-blocks-to-jsx';
import { useWorkspace } from '../../workspace/workspace-context.ts';
import { mentions } from './mentions.tsx';

/**
 * Draws a block with slack-blocks-to-jsx. Leaves out the block's id, because the library would use it as an HTML id.
 * HTML ids must be unique on the page, but block ids can repeat.
 */
export function LibraryBlock({ block }: { block: { type: string; block_id?: string } }) {
  const { theme } = useWorkspace();
  const shown = { ...block, block_id: undefined } as unknown as Shown;
  return <Message withoutWrapper blocks={[shown]} theme={theme} hooks={mentions} name="" logo="" />;
}
