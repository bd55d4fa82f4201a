import type { Person } from '../contract.ts';
import { agoWords } from '../time/time-words.ts';
import { Avatar } from '../workspace/avatar.tsx';
import { useWorkspace } from '../workspace/workspace-context.ts';

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
