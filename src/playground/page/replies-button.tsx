import { Avatar } from './avatar.tsx';
import type { Person } from './contract.ts';
import { agoWords } from './time-words.ts';
import { useWorkspace } from './workspace-context.ts';

const mostFaces = 4;

interface RepliesButtonProps {
  count: number;
  last: number;
  people: (Person | undefined)[];
  today: string;
  onOpen(): void;
}

export function RepliesButton({ count, last, people, today, onOpen }: RepliesButtonProps) {
  const { time } = useWorkspace();
  return (
    <button type="button" className="replies" onClick={onOpen}>
      {people.slice(0, mostFaces).map((person) => (
        <Avatar key={person?.id} person={person} size="medium" />
      ))}
      <span className="reply-count">{countReplies(count)}</span>{' '}
      <span className="last-reply">Last reply {agoWords(last, today, time.timezone)}</span>
    </button>
  );
}

export function countReplies(count: number): string {
  return count === 1 ? '1 reply' : `${count} replies`;
}
