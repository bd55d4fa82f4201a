import { type ParseResult, parse } from '@babel/parser';
import { type File, type Node, VISITOR_KEYS } from '@babel/types';

/** A source file: its path in the repository, and its content. */
export interface Source {
  path: string;
  text: string;
}

/** A node of the syntax tree, and its parents. */
export interface Spot {
  node: Node;
  parent: Spot | null;
  /** The name of the parent's property that contains the node. */
  edge: string;
}

/** Parses TypeScript, with JSX in a `.tsx` file. @throws SyntaxError */
export function parseSource({ path, text }: Source): ParseResult<File> {
  return parse(text, {
    sourceType: 'module',
    sourceFilename: path,
    plugins: path.endsWith('.tsx') ? ['typescript', 'jsx'] : ['typescript'],
  });
}

/** Returns a node's direct children, in the order of the file. */
export function childrenOf(spot: Spot): Spot[] {
  const keys = VISITOR_KEYS[spot.node.type] ?? [];
  return keys.flatMap((edge) =>
    [(spot.node as unknown as Record<string, Node | Node[] | null | undefined>)[edge]]
      .flat()
      .flatMap((node) => (node ? [{ node, parent: spot, edge }] : [])),
  );
}

export function lineOf(node: Node): number {
  return node.loc?.start.line ?? 0;
}
