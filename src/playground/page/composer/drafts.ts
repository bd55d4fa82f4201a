import { createContext, useContext, useSyncExternalStore } from 'react';
import { isConnectionProblem } from '../connection/requests.ts';
import { readStored, writeStored } from '../stored.ts';
import { remember } from './recall.ts';

interface Draft {
  text: string;
  /** Why the text couldn't be sent, or null. */
  problem: string | null;
}

/** The unsent text of each conversation and thread. It stays while the person looks at another conversation. */
interface Drafts {
  get(place: string): Draft;
  set(place: string, text: string, problem?: string): void;
  /** Clears problems that were caused by a lost connection. */
  reconnect(): void;
  /** The messages that a person has sent, the newest last. */
  sentBy(person: string): string[];
  remember(person: string, text: string): void;
  subscribe(listener: () => void): () => void;
}

const empty: Draft = { text: '', problem: null };

export function createDrafts(): Drafts {
  const drafts = new Map<string, Draft>();
  const sent = new Map<string, string[]>();
  const listeners = new Set<() => void>();
  const sentBy = (person: string) => sent.get(person) ?? [];

  /** Reads a draft from storage the first time, because the page may have been reloaded. */
  function get(place: string): Draft {
    const known = drafts.get(place);
    if (known) return known;
    const text = readStored(`draft.${place}`, '', 'sessionStorage');
    const draft = text === '' ? empty : { text, problem: null };
    drafts.set(place, draft);
    return draft;
  }

  function tell() {
    for (const listener of listeners) listener();
  }

  return {
    get,
    set(place, text, problem) {
      drafts.set(place, { text, problem: problem ?? null });
      writeStored(`draft.${place}`, text, 'sessionStorage');
      tell();
    },
    reconnect() {
      for (const [place, { text, problem }] of drafts) {
        if (isConnectionProblem(problem)) drafts.set(place, { text, problem: null });
      }
      tell();
    },
    sentBy,
    remember: (person, text) => void sent.set(person, remember(sentBy(person), text)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const DraftsContext = createContext(createDrafts());

export function useDraft(place: string): { drafts: Drafts; draft: Draft } {
  const drafts = useContext(DraftsContext);
  return { drafts, draft: useSyncExternalStore(drafts.subscribe, () => drafts.get(place)) };
}
