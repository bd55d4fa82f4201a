import type { Node } from '@babel/types';
import { childrenOf, type Spot } from './source.ts';

/**
 * Maps the names in a part of a file to their values. Maps a name to undefined if its value varies, as for a parameter.
 */
type Scope = Map<string, Node | undefined>;

/** Maps every use of a constant to the constant's value. Constants often hold parts of sentences. */
export function constantsOf(program: Node): Map<Node, Node> {
  const uses = new Map<Node, Node>();
  visit({ node: program, parent: null, edge: '' }, [], uses);
  return uses;
}

function visit(spot: Spot, scopes: Scope[], uses: Map<Node, Node>): void {
  const { node, edge } = spot;
  if (node.type === 'Identifier' && edge !== 'id' && edge !== 'key') {
    const scope = scopes.find((names) => names.has(node.name));
    const value = scope?.get(node.name);
    if (value) uses.set(node, value);
  }
  const own = scopeOf(node);
  const inner = own.size > 0 ? [own, ...scopes] : scopes;
  for (const child of childrenOf(spot)) visit(child, inner, uses);
}

function scopeOf(node: Node): Scope {
  if (node.type === 'BlockStatement' || node.type === 'Program')
    return new Map(node.body.flatMap(constantsIn));
  if ('params' in node && Array.isArray(node.params)) {
    return new Map(node.params.flatMap((param) => namesIn(param)).map((name) => [name, undefined]));
  }
  if ('left' in node && node.left.type === 'VariableDeclaration') {
    return new Map(namesIn(node.left).map((name) => [name, undefined]));
  }
  return new Map();
}

/** Returns the constants that a statement declares. */
function constantsIn(statement: Node): [string, Node | undefined][] {
  const inner = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  if (inner?.type !== 'VariableDeclaration') return [];
  return inner.declarations.flatMap(({ id, init }): [string, Node | undefined][] => {
    if (inner.kind === 'const' && id.type === 'Identifier' && init) return [[id.name, init]];
    return namesIn(id).map((name) => [name, undefined]);
  });
}

function namesIn(pattern: Node): string[] {
  const below = childrenOf({ node: pattern, parent: null, edge: '' }).flatMap(({ node }) => namesIn(node));
  return pattern.type === 'Identifier' ? [pattern.name, ...below] : below;
}
