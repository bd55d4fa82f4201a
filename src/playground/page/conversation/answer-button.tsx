interface AnswerButtonProps {
  label: string;
  isShown: boolean;
  onPress(): void;
}

/** Says that there is an answer elsewhere, also to screen readers, and leads to it. */
export function AnswerButton({ label, isShown, onPress }: AnswerButtonProps) {
  return (
    <output className="direct-answer">
      {isShown && (
        <button type="button" className="new-messages" onClick={onPress}>
          {label}
        </button>
      )}
    </output>
  );
}
