import type { Image } from './block-kit.ts';

export function Picture({ image, className }: { image: Image; className: string }) {
  return <img className={className} src={image.image_url ?? image.slack_file?.url} alt={image.alt_text} />;
}
