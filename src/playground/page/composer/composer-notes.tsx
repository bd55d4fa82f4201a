import { Icon } from '../look/icon.tsx';

interface ComposerNotesProps {
  /** The HTML id of the usage line. */
  id: string;
  problem: string | null;
  usage: { name: string; usageHint?: string } | undefined;
}

/** The lines above the composer: why a text couldn't be sent, and what may follow the command in it. */
export function ComposerNotes({ id, problem, usage }: ComposerNotesProps) {
  return (
    <>
      {problem && (
        <p className="composer-problem" role="alert">
          <Icon name="warning" />
          {problem}
        </p>
      )}
      {usage && (
        <p id={id} className="usage">
          <strong>{usage.name}</strong> {usage.usageHint}
        </p>
      )}
    </>
  );
}
