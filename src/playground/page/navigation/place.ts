/** The person, conversation, tab, and thread that the URL names. Null means the default. */
export interface Place {
  as: string | null;
  in: string | null;
  home: boolean;
  /** The `ts` of the open thread's first message. */
  thread: string | null;
}

export function readPlace(search: string): Place {
  const query = new URLSearchParams(search);
  return {
    as: query.get('as'),
    in: query.get('in'),
    home: query.get('tab') === 'home',
    thread: query.get('thread'),
  };
}

export function writePlace(place: Place): string {
  const query = new URLSearchParams();
  if (place.as) query.set('as', place.as);
  if (place.in) query.set('in', place.in);
  if (place.home) query.set('tab', 'home');
  if (place.thread) query.set('thread', place.thread);
  return query.size > 0 ? `?${query}` : '';
}
