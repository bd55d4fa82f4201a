import type { CallExpression, Node } from '@babel/types';
import { toSentence } from './sentence.ts';
import { childrenOf, lineOf, parseSource, type Source, type Spot } from './source.ts';

interface Name {
  line: number;
  text: string;
}

/** Lists the names of a file's tests, each after the names of the groups around it: `what › behavior`. */
export function testNamesOf(source: Source): (Name & { path: string })[] {
  const names = namesBelow({ node: parseSource(source).program, parent: null, edge: '' });
  return names.map((name) => ({ path: source.path, ...name }));
}

function namesBelow(spot: Spot): Name[] {
  const { node } = spot;
  const below = () => childrenOf(spot).flatMap(namesBelow);
  if (node.type !== 'CallExpression') return below();
  const names = namesOf(node);
  if (names.length === 0) return below();
  if (rootOf(node.callee) !== 'describe') return names;
  const inside = below();
  return names.flatMap((name) => inside.map(({ line, text }) => ({ line, text: `${name.text} › ${text}` })));
}

/** Returns the names that a call gives to a test or a group of tests. Empty for any other call. */
function namesOf({ callee, arguments: [name] }: CallExpression): Name[] {
  if (!name || !['describe', 'it', 'test'].includes(rootOf(callee))) return [];
  if (!['BinaryExpression', 'StringLiteral', 'TemplateLiteral'].includes(name.type)) return [];
  const text = sayName(name) ?? '';
  const rows = text === '%s' ? rowNamesOf(callee) : [];
  return rows.length > 0 ? rows : [{ line: lineOf(name), text }];
}

/**
 * Returns the first text of each row in `it.each([…])`. These texts are the names of the tests if the name is only
 * `%s`.
 */
function rowNamesOf(callee: Node): Name[] {
  const table = callee.type === 'CallExpression' ? callee.arguments[0] : undefined;
  if (table?.type !== 'ArrayExpression') return [];
  return table.elements.flatMap((row) => {
    const first = row?.type === 'ArrayExpression' ? row.elements[0] : row;
    const text = first ? sayName(first) : null;
    return first && text !== null ? [{ line: lineOf(first), text }] : [];
  });
}

function sayName(node: Node): string | null {
  return toSentence(node, { constants: new Map(), spoken: new Set() });
}

/** Returns the function at the start of a call: `it` for `it.each(cases)`. */
function rootOf(callee: Node): string {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type === 'CallExpression') return rootOf(callee.callee);
  return callee.type === 'MemberExpression' ? rootOf(callee.object) : '';
}
