import type { Block } from '../contract.ts';
import type { Control, Image, TextObject } from './block-kit.ts';
import { ControlOf } from './controls/control-of.tsx';
import { numbered } from './numbered.ts';
import { Picture } from './picture.tsx';
import { Text } from './text/text.tsx';

interface CardBlock extends Block {
  hero_image?: Image;
  icon?: Image;
  title?: TextObject;
  subtitle?: TextObject;
  body?: TextObject;
  subtext?: TextObject;
  actions?: Control[];
}

interface CarouselBlock extends Block {
  elements: CardBlock[];
}

export function Card({ block }: { block: CardBlock }) {
  const { hero_image: hero, icon, title, subtitle, body, subtext, actions = [] } = block;
  return (
    <article className="card">
      {hero && <Picture image={hero} className="card-hero" />}
      <div className="card-body">
        {icon && <Picture image={icon} className="context-image" />}
        {title && <Line className="card-title" text={title} />}
        {subtitle && <Line className="card-small" text={subtitle} />}
        {body && <Text text={body} />}
        {subtext && <Line className="card-small" text={subtext} />}
        {actions.length > 0 && (
          <div className="actions">
            {actions.map((control) => (
              <ControlOf key={control.action_id} block={block} control={control} />
            ))}
          </div>
        )}
      </div>
    </article>
  );
}

function Line({ className, text }: { className: string; text: TextObject }) {
  return (
    <div className={className}>
      <Text text={text} />
    </div>
  );
}

export function Carousel({ block }: { block: CarouselBlock }) {
  return (
    <ul className="carousel">
      {numbered(block.elements).map(({ key, it }) => (
        <li key={key}>
          <Card block={it} />
        </li>
      ))}
    </ul>
  );
}
