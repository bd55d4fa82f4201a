import type { SceneId } from '../dns/scenes.ts';
import { stories } from './stories/table.ts';

/** What is wrong in the DNS of a domain at the end of its story. Undefined if nothing is, or no story is about the domain. */
export function storyScene(domain: string): SceneId | undefined {
  return stories.find(({ lines }) => lines[0]?.says.startsWith(`open ${domain} `))?.dns;
}
