import { createContext, useContext, useSyncExternalStore } from 'react';
import { isOfConnection } from '../connection/requests.ts';
import { readStored, writeStored } from '../stored.ts';
import { remember } from './recall.ts';

interface Draft {
  text: string;
  /** Why it could not be sent. */
  problem: string | null;
}

/** What is being written, by the name of the place: it is kept while one looks elsewhere. */
interface Drafts {
  get(place: string): Draft;
  set(place: string, text: string, problem?: string): void;
  /** There is a connection again: what could not be sent for want of one is no problem any more. */
  reconnect(): void;
  /** What a person has sent, newest last. */
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

  /** What a reload of the page left is read once. */
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
        if (isOfConnection(problem)) drafts.set(place, { text, problem: null });
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
