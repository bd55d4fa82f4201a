import type { Time } from '../contract.ts';
import { Icon } from '../look/icon.tsx';
import type { Theme } from '../look/use-theme.ts';
import { useWorkspace } from '../workspace/workspace-context.ts';
import { ClockControls } from './clock-controls.tsx';
import type { MovingClock } from './use-clock.ts';

interface TopBarProps {
  time: Time;
  now: number;
  /** The URL of the Teams client. Null when the client isn't running. */
  teams: string | null;
  theme: Theme;
  onToggleTheme(): void;
  /** Switches the page to another person. @param name handle */
  onPlayAs(name: string): void;
  clock: MovingClock;
  /** Opens the panel of the playground's DNS. */
  onDns(): void;
  isSidebarOpen: boolean;
  onToggleSidebar(): void;
}

export function TopBar({ time, now, teams, theme, clock, ...props }: TopBarProps) {
  const { me, people } = useWorkspace();
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <header className="top-bar">
      <button
        type="button"
        className="top-button menu-button"
        aria-label="Conversations"
        aria-expanded={props.isSidebarOpen}
        aria-controls="sidebar"
        onClick={props.onToggleSidebar}
      >
        <Icon name="menu" />
      </button>
      <span className="playground-label">Playground</span>
      <ClockControls time={time} now={now} clock={clock} />
      <button
        type="button"
        className="top-button"
        aria-label="DNS panel"
        aria-haspopup="dialog"
        title="Change the DNS of a customer"
        onClick={props.onDns}
      >
        DNS
      </button>
      {teams && (
        <a className="top-button teams-link" href={teams} target="_blank" rel="noreferrer">
          Teams
          <span className="visually-hidden"> (opens Microsoft's Agents Playground in a new tab)</span>
          <Icon name="elsewhere" />
        </a>
      )}
      <label className="player">
        <span>Playing as</span>
        <select value={me.name} onChange={({ target }) => props.onPlayAs(target.value)}>
          {people
            .filter(({ playable }) => playable)
            .map(({ id, name, realName, role }) => (
              <option key={id} value={name}>
                {realName} — {role}
              </option>
            ))}
        </select>
      </label>
      <button
        type="button"
        className="top-button"
        aria-label={`Switch to the ${other} theme`}
        title={`Switch to the ${other} theme`}
        onClick={props.onToggleTheme}
      >
        <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
      </button>
    </header>
  );
}
