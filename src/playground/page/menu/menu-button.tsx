import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

export interface MenuItem {
  id: string;
  label: string;
  /** A line below the label. */
  note?: string;
}

interface MenuButtonProps {
  label: string;
  className: string;
  /** What the button shows. */
  face: ReactNode;
  items: MenuItem[];
  isBusy?: boolean;
  tabIndex?: number;
  onChoose(id: string): void;
}

const steps: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** A button that opens a menu. The arrow keys move in the menu, Enter chooses, and Escape closes. */
export function MenuButton({ label, className, face, items, isBusy, tabIndex, onChoose }: MenuButtonProps) {
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useLayoutEffect(() => {
    if (!open || !menu.current) return;
    placeInView(menu.current);
    menu.current.querySelector('button')?.focus();
  }, [open]);

  function close() {
    setOpen(false);
    button.current?.focus();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
    const step = steps[event.key];
    if (!step || !open) return;
    event.preventDefault();
    event.stopPropagation();
    const rows = [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    rows[step(rows.indexOf(document.activeElement as HTMLElement), rows.length)]?.focus();
  }
  function onBlur(event: FocusEvent) {
    if (!frame.current?.contains(event.relatedTarget)) setOpen(false);
  }
  const closing = { onBlur, onKeyDown };
  return (
    <div ref={frame} className="menu-frame">
      <button
        {...closing}
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        title={className.includes('plain-button') ? label : undefined}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-disabled={isBusy}
        tabIndex={tabIndex}
        onClick={() => !isBusy && setOpen(!open)}
      >
        {face}
      </button>
      {open && (
        <div {...closing} ref={menu} className="menu-list" role="menu" aria-label={label}>
          {items.map(({ id, label: words, note }) => (
            <button
              key={id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close();
                onChoose(id);
              }}
            >
              {words}
              {note && <small>{note}</small>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** Opens the menu upward, or to the right, where it would leave its part of the window. */
function placeInView(menu: HTMLElement) {
  const around = menu.closest('[role=log], [role=tabpanel], main, aside') ?? document.documentElement;
  const [room, box] = [around.getBoundingClientRect(), menu.getBoundingClientRect()];
  const above = menu.parentElement!.getBoundingClientRect().top - Math.max(room.top, 0);
  if (box.bottom > Math.min(room.bottom, window.innerHeight) && box.height < above)
    menu.classList.add('upward');
  if (box.left < room.left) menu.classList.add('rightward');
}
