import { escapeText } from 'entities';
import { truncate } from '../../truncate.ts';
import type { TeamsMessage } from './message.ts';

/** A ticket that a search found. */
export interface Result {
  /** What the list of results shows: a title, and a line below it. */
  title: string;
  line: string;
  /** What is inserted if a person chooses the result. */
  message: TeamsMessage;
}

/** The maximum length of each line of a result, in characters. */
const longestLine = 120;

/** The answer to a search. */
export function toResults(results: Result[]): object {
  const attachments = results.map(
    ({
      title,
      line,
      message: {
        attachments: [card],
      },
    }) => ({
      ...card,
      // Teams reads the text of a preview as HTML.
      preview: {
        contentType: 'application/vnd.microsoft.card.thumbnail',
        content: { title: truncate(title, longestLine), text: escapeText(truncate(line, longestLine)) },
      },
    }),
  );
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

/** The answer to a search that shows a text instead of results. */
export function toResultText(words: string): object {
  return { composeExtension: { type: 'message', text: words } };
}
