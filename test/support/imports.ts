import { posix } from 'node:path';

export interface Import {
  /** A path under src/, or the name of a package. */
  to: string;
  local: boolean;
  lazy: boolean;
}

/** Returns a file's imports, including types and lazy imports. @param file its path under src/ */
export function importsOf(file: string, text: string): Import[] {
  const found = withoutComments(text).matchAll(/(?<!['"`.-])\b(from|import)\s*(\(?)\s*(['"])([^'"\n]+)\3/g);
  return [...found].map(([, , bracket, , path = '']) => {
    const local = path.startsWith('.');
    return { to: local ? posix.join(posix.dirname(file), path) : path, local, lazy: bracket === '(' };
  });
}

/** Returns the files under src/ that a file imports. */
export function localImports(file: string, text: string): string[] {
  return importsOf(file, text).flatMap(({ to, local }) => (local ? [to] : []));
}

/** Returns groups of files that import each other, directly or through other files. */
export function circlesIn(imports: Map<string, string[]>): string[][] {
  const reached = new Map([...imports.keys()].map((file) => [file, reachedFrom(file, imports)]));
  const circles = [...imports.keys()].flatMap((file) => {
    const others = [...reached.get(file)!].filter((other) => reached.get(other)?.has(file));
    return others.length > 0 ? [others.sort().join(' ')] : [];
  });
  return [...new Set(circles)].map((circle) => circle.split(' '));
}

/**
 * Returns every file that a file imports, directly or through other files. Contains the file itself if it is in a
 * circle.
 */
function reachedFrom(file: string, imports: Map<string, string[]>): Set<string> {
  const found = new Set<string>();
  const open = [...(imports.get(file) ?? [])];
  for (let next = open.pop(); next; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(imports.get(next) ?? []));
  }
  return found;
}

export function withoutComments(text: string): string {
  return text.replace(/^\s*\/\*[\s\S]*?\*\//gm, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}
