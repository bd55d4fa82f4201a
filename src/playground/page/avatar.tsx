import type { Person } from './contract.ts';

const colours = 8;

/** A picture of a person, for the eye only: the name stands beside it. */
export function Avatar({ person, size }: { person: Person | undefined; size: 'small' | 'medium' | 'large' }) {
  if (person?.role === 'App') {
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
  return (
    <span className={`avatar ${size} colour-${colourOf(person?.id ?? '')}`} aria-hidden="true">
      {initials.join('').toUpperCase()}
    </span>
  );
}

function colourOf(id: string): number {
  const sum = [...id].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 9973, 7);
  return sum % colours;
}
