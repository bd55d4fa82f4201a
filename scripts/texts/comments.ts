import type { Comment } from '@babel/types';
import { truncate } from '../../src/truncate.ts';
import { parseSource, type Source } from './source.ts';

/** Lists a file's comments, each with the code that it is about. Leaves out instructions to tools. */
export function commentsOf(source: Source): { path: string; line: number; text: string }[] {
  const lines = source.text.split('\n');
  const comments = (parseSource(source).comments ?? []).filter(({ value }) => !isForTool(value));
  return toGroups(comments, lines).map((group) => {
    const says = group.map(({ value }) => toText(value)).join(' ');
    const about = aboutOf(group, lines);
    return { path: source.path, line: startOf(group[0]!), text: about ? `${says} → ${about}` : says };
  });
}

function isForTool(value: string): boolean {
  return /^\s*(biome-ignore|@ts-|@vitest|eslint)/.test(value);
}

/** Groups comments. Consecutive lines that begin with two slashes are one comment. */
function toGroups(comments: Comment[], lines: string[]): Comment[][] {
  const groups: Comment[][] = [];
  for (const comment of comments) {
    const last = groups.at(-1)?.at(-1);
    const follows =
      last?.type === 'CommentLine' &&
      comment.type === 'CommentLine' &&
      startOf(comment) === startOf(last) + 1 &&
      comment.loc?.start.column === last.loc?.start.column &&
      codeBefore(comment, lines) === '';
    if (follows) groups.at(-1)?.push(comment);
    else groups.push([comment]);
  }
  return groups;
}

function toText(value: string): string {
  return value
    .replace(/^\*/, '')
    .replace(/\n\s*\*/g, '\n')
    .trim()
    .replace(/\n\s*\n\s*|\n\s*(?=@)/g, ' ⏎ ')
    .replace(/\s+/g, ' ');
}

/** Returns the line of code beside or below a comment, or '' if there is none. */
function aboutOf(group: Comment[], lines: string[]): string {
  const beside = codeBefore(group[0]!, lines);
  if (beside !== '' && beside !== '{') return beside;
  const below = lines
    .slice(group.at(-1)?.loc?.end.line ?? 0)
    .find((line) => !/^\s*(\/\/|\/?\*|$)/.test(line));
  return truncate(below?.trim() ?? '', 80);
}

function codeBefore(comment: Comment, lines: string[]): string {
  return lines[startOf(comment) - 1]?.slice(0, comment.loc?.start.column).trim() ?? '';
}

function startOf(comment: Comment): number {
  return comment.loc?.start.line ?? 0;
}
