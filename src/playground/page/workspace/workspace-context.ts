import { createContext, useContext } from 'react';
import type { Channel, Person, Shortcut, Time } from '../contract.ts';

/** What blocks and forms need to know about the workspace. */
interface Workspace {
  me: Person;
  people: Person[];
  channels: Channel[];
  shortcuts: Shortcut[];
  /** `now` changes only once a day, because each change redraws all messages. */
  time: Pick<Time, 'now' | 'timezone'>;
  theme: 'light' | 'dark';
}

export const WorkspaceContext = createContext<Workspace | null>(null);

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) {
    throw new Error('useWorkspace needs a WorkspaceContext around it');
  }
  return workspace;
}
