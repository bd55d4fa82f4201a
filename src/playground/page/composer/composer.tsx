import { type KeyboardEvent, useState } from 'react';
import { FileList } from '../blocks/fields/file-list.tsx';
import { problemOf } from '../connection/requests.ts';
import type { Command, Outcome, UploadedFile } from '../contract.ts';
import { SampleFilesDialog } from '../samples/sample-files.tsx';
import { useSamples } from '../samples/use-samples.ts';
import { appOf } from '../workspace/conversations.ts';
import { useWorkspace } from '../workspace/workspace-context.ts';
import { insert, isWhole, type Suggestion, usageOf } from './completion.ts';
import { ComposerNotes } from './composer-notes.tsx';
import { ComposerTools } from './composer-tools.tsx';
import { toHandles } from './full-names.ts';
import { tooLong } from './message-length.ts';
import { optionId, SuggestionList } from './suggestion-list.tsx';
import { useAttached } from './use-attached.ts';
import { useCompletion } from './use-completion.ts';
import { useWriting } from './use-writing.ts';

interface ComposerProps {
  id: string;
  label: string;
  /** What the empty composer shows, if not its label. */
  hint?: string;
  /** Identifies the conversation or thread. The unsent draft is kept under this key. */
  place: string;
  commands: Command[];
  /** Slash commands don't work in threads. */
  inThread?: boolean;
  /** The conversation is with the app, which reads every message. Elsewhere, a message has to mention it. */
  withApp: boolean;
  /** What the thread is about. */
  about?: string;
  members: string[];
  onSend(text: string, files: UploadedFile[]): Promise<Outcome>;
  /** Chooses a global shortcut. */
  onShortcut(id: string): void;
}

export function Composer({ id, label, hint, place, members, onSend, onShortcut, ...about }: ComposerProps) {
  const commands = about.inThread ? [] : about.commands;
  const workspace = useWorkspace();
  const { me, people, channels } = workspace;
  const shortcuts = workspace.shortcuts.filter(({ type }) => type === 'global');
  const writing = useWriting(place, me.id);
  const { text, problem, box } = writing;
  const attached = useAttached();
  const [isFocused, setIsFocused] = useState(false);
  const around = people.filter(
    (person) => person.playable || person.role === 'App' || members.includes(person.id),
  );
  const completing = useCompletion(text, writing.caret, {
    commands,
    shortcuts,
    channels,
    members,
    people: around,
  });
  const completion = isFocused ? completing.completion : null;
  const usage = usageOf(text, about.commands, appOf(workspace));
  const listId = `${id}-suggestions`;

  const samples = useSamples({
    about: `${text} ${about.about ?? ''}`,
    onProblem: (said) => writing.putBack(text, said),
    onFile(file, ticket) {
      void attached.attach([file]);
      const mention = about.withApp ? '' : `@${appOf(workspace)?.realName} `;
      if (text.trim() === '') writing.write(`${mention}mailboxes ${ticket} upload`);
      box.current?.focus();
    },
  });

  async function send() {
    const { files } = attached;
    if (text.trim() === '' && files.length === 0) return;
    const refused = tooLong(text.trim());
    if (refused) return writing.putBack(text, refused);
    writing.clear();
    attached.clear();
    box.current?.focus();
    const outcome = await onSend(toHandles(text.trim(), around), files);
    const failure = problemOf(outcome);
    if (failure) writing.putBack(outcome.ok ? '' : text, failure);
    if (!outcome.ok) attached.putBack(files);
  }

  function pick(suggestion: Suggestion) {
    if (suggestion.kind === 'shortcut') {
      writing.write('');
      return onShortcut(suggestion.id);
    }
    const next = insert(text, completion!, suggestion);
    writing.write(next.text, next.caret);
  }

  /** Handles a key press if the list of suggestions uses the key. Returns whether the list used the key. */
  function isForList({ key, shiftKey }: KeyboardEvent): boolean {
    const suggestion = completion?.suggestions[completing.index];
    if (!completion || !suggestion || shiftKey) return false;
    if (key === 'ArrowDown') completing.choose(completing.index + 1);
    else if (key === 'ArrowUp') completing.choose(completing.index - 1);
    else if (key === 'Escape') completing.dismiss(text);
    else if (key === 'Tab' || (key === 'Enter' && !isWhole(text, completion, suggestion))) pick(suggestion);
    else return false;
    return true;
  }

  function isForRecall({ key }: KeyboardEvent): boolean {
    if (key !== 'ArrowUp' && key !== 'ArrowDown') return false;
    const recalled = writing.recall(key === 'ArrowUp' ? 1 : -1);
    if (recalled !== null) completing.dismiss(recalled);
    return recalled !== null;
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const isSend = event.key === 'Enter' && !event.shiftKey;
    const isList = isForList(event);
    if (isList) event.stopPropagation();
    if (isList || isForRecall(event) || isSend) event.preventDefault();
    if (isSend && !isList) send();
  }

  /** Inserts `@` or `/` for people who click a button instead of typing it. */
  function begin(sign: '@' | '/') {
    const before = sign === '/' ? '' : text.slice(0, writing.caret).replace(/(\S)$/, '$1 ');
    const after = sign === '/' ? text.replace(/^\//, '') : text.slice(writing.caret);
    writing.write(before + sign + after, before.length + 1);
    box.current?.focus();
  }

  return (
    <div className="composer">
      <ComposerNotes id={`${id}-usage`} problem={problem} usage={usage} />
      {completion && (
        <SuggestionList
          id={listId}
          suggestions={completion.suggestions}
          index={completing.index}
          onChoose={completing.choose}
          onPick={pick}
        />
      )}
      <output className="visually-hidden">
        {completion && `Suggestions: ${completion.suggestions.length}. Use the arrow keys to choose one.`}
      </output>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping files is a second way for people with a mouse */}
      <div
        className="composer-box"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          if (attached.take(event.dataTransfer)) event.preventDefault();
        }}
      >
        <FileList files={attached.files} onRemove={attached.remove} />
        <textarea
          id={id}
          ref={box}
          rows={1}
          value={text}
          placeholder={hint ?? label}
          aria-label={label}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={completion ? listId : undefined}
          aria-activedescendant={completion ? optionId(listId, completing.index) : undefined}
          aria-describedby={usage && `${id}-usage`}
          autoComplete="off"
          onChange={({ target }) => writing.type(target)}
          onSelect={writing.readCaret}
          onFocus={() => setIsFocused(true)}
          onBlur={() => setIsFocused(false)}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            if (attached.take(event.clipboardData)) event.preventDefault();
          }}
        />
        <ComposerTools
          canSend={text.trim() !== '' || attached.files.length > 0}
          shortcuts={shortcuts}
          onShortcut={onShortcut}
          onMention={() => begin('@')}
          onCommand={commands.length > 0 ? () => begin('/') : undefined}
          onAttach={attached.attach}
          onSamples={samples.open}
          onSend={send}
        />
      </div>
      {samples.offer && (
        <SampleFilesDialog
          offer={samples.offer}
          ticket={samples.ticket}
          onAttach={samples.attach}
          onClose={samples.close}
        />
      )}
    </div>
  );
}
