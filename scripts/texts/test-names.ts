import type { CallExpression, Node } from '@babel/types';
import { toSentence } from './sentence.ts';
import { childrenOf, lineOf, parseSource, type Source, type Spot } from './source.ts';

export interface TestName {
  path: string;
  line: number;
  text: string;
}

/** The names of a file's tests, each after the names of what it is in: `what › behavior`. */
export function testNamesOf(source: Source): TestName[] {
  return namesBelow({ node: parseSource(source).program, parent: null, edge: '' }, []).map((name) => ({
    ...name,
    path: source.path,
  }));
}

function namesBelow(spot: Spot, around: string[]): Omit<TestName, 'path'>[] {
  const { node } = spot;
  const name = node.type === 'CallExpression' ? nameOf(node) : null;
  const chain = name === null ? around : [...around, name];
  const isTest = name !== null && node.type === 'CallExpression' && rootOf(node.callee) !== 'describe';
  if (isTest) return [{ line: lineOf(node), text: chain.join(' › ') }];
  return childrenOf(spot).flatMap((child) => namesBelow(child, chain));
}

/** The name that a call gives to a test or a group of tests; null for any other call. */
function nameOf({ callee, arguments: [name] }: CallExpression): string | null {
  if (!name || !['describe', 'it', 'test'].includes(rootOf(callee))) return null;
  if (!['StringLiteral', 'TemplateLiteral', 'BinaryExpression'].includes(name.type)) return null;
  return toSentence(name, { constants: new Map(), spoken: new Set() });
}

/** `it` of `it.each(cases)`. */
function rootOf(callee: Node): string {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type === 'CallExpression') return rootOf(callee.callee);
  return callee.type === 'MemberExpression' ? rootOf(callee.object) : '';
}
