import type { KeyboardEvent } from 'react';

const tabs = [
  { id: 'home', label: 'Home' },
  { id: 'messages', label: 'Messages' },
] as const;

interface AppTabsProps {
  isHome: boolean;
  onChoose(tab: 'home' | 'messages'): void;
}

export function AppTabs({ isHome, onChoose }: AppTabsProps) {
  const chosen = isHome ? 'home' : 'messages';
  const other = isHome ? 'messages' : 'home';

  function move(event: KeyboardEvent<HTMLElement>) {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    onChoose(other);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${other}`)?.focus();
  }

  return (
    <div className="app-tabs" role="tablist" aria-label="Migration Desk" onKeyDown={move}>
      {tabs.map(({ id, label }) => (
        <button
          key={id}
          id={`tab-${id}`}
          type="button"
          role="tab"
          aria-selected={id === chosen}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => onChoose(id)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
