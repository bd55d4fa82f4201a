import type { DnsScene } from '../contract.ts';

const groups: { group: DnsScene['group']; title: string }[] = [
  { group: 'cutover', title: 'What the admin does, in order' },
  { group: 'trouble', title: 'What goes wrong' },
  { group: 'resolvers', title: 'What resolvers remember' },
  { group: 'reset', title: 'Start over' },
];

/** Buttons that each make something happen in the DNS of a domain. */
export function SceneButtons({ scenes, onPlay }: { scenes: DnsScene[]; onPlay(scene: DnsScene): void }) {
  const shown = groups
    .map(({ group, title }) => ({ title, own: scenes.filter((scene) => scene.group === group) }))
    .filter(({ own }) => own.length > 0);
  return (
    <div className="dns-groups">
      {shown.map(({ title, own }) => (
        <fieldset key={title} className="dns-scenes">
          <legend>{title}</legend>
          {own.map((scene) => (
            <button
              key={scene.id}
              type="button"
              className="block-button"
              title={scene.note}
              onClick={() => onPlay(scene)}
            >
              {scene.label}
            </button>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
