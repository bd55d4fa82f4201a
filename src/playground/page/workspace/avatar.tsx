import type { Person } from '../contract.ts';
import { appOf } from './conversations.ts';
import { useWorkspace } from './workspace-context.ts';

const colors = 8;

interface AvatarProps {
  person: Person | undefined;
  size: 'small' | 'medium' | 'large';
}

/** A picture of a person. Hidden from screen readers, because the name is always next to it. */
export function Avatar({ person, size }: AvatarProps) {
  const workspace = useWorkspace();
  const { people } = workspace;
  if (person && person === appOf(workspace)) {
    return (
      <span className={`avatar ${size} app`} aria-hidden="true">
        <svg viewBox="0 0 36 36" aria-hidden="true">
          <path d="M7 12.5h14.5v12H7zM7.5 13l6.7 6 6.8-6" />
          <path d="M21 18.5h8.5M26 14.5l4 4-4 4" />
        </svg>
      </span>
    );
  }
  const words = person?.realName.split(/\s+/) ?? ['?'];
  const initials = words.map((word) => word.charAt(0)).slice(0, 2);
  const color = people.findIndex(({ id }) => id === person?.id) % colors;
  return (
    <span className={`avatar ${size} color-${Math.max(color, 0)}`} aria-hidden="true">
      {initials.join('').toUpperCase()}
    </span>
  );
}
