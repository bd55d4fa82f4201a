import type { Block } from '../contract.ts';
import type { Control, Image, TextObject } from './block-kit.ts';
import { ControlOf } from './controls/control-of.tsx';
import { numbered } from './numbered.ts';
import { Picture } from './picture.tsx';
import { Text } from './text/text.tsx';

interface SectionBlock extends Block {
  text?: TextObject;
  fields?: TextObject[];
  accessory?: Control | Image;
}

/** Text with at most one control or image beside it. Wide controls go below the text. */
export function Section({ block }: { block: SectionBlock }) {
  const { text, fields = [], accessory } = block;
  const isWide = accessory?.type === 'checkboxes' || accessory?.type === 'radio_buttons';
  return (
    <div className={isWide ? 'section stacked' : 'section'}>
      <div className="section-words">
        {text && <Text text={text} />}
        {fields.length > 0 && (
          <div className="section-fields">
            {numbered(fields).map(({ key, it }) => (
              <Text key={key} text={it} />
            ))}
          </div>
        )}
      </div>
      {accessory && <Accessory block={block} accessory={accessory} />}
    </div>
  );
}

function Accessory({ block, accessory }: { block: Block; accessory: Control | Image }) {
  if ('alt_text' in accessory) return <Picture image={accessory} className="accessory-image" />;
  return <ControlOf block={block} control={accessory} />;
}
