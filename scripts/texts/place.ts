import { isIdentifier, isStringLiteral, type Node } from '@babel/types';
import type { Spot } from './source.ts';

/**
 * Where a text goes. `name` names the property, attribute, variable, or function that gets the text. For a returned
 * text, `name` is the function that returns the text.
 */
export type Place =
  | { kind: 'property' | 'attribute' | 'variable' | 'list' | 'result'; name: string }
  /** `on` is the object of the method: `logger` for `logger.warn(…)`. */
  | { kind: 'argument'; name: string; on: string; index: number }
  /** The code compares a value with the text, looks the text up, or imports it. Nobody sees such a text. */
  | { kind: 'code' }
  /** The text is between the tags of the page. */
  | { kind: 'child' }
  | { kind: 'other' };

/** Expressions that pass a value on unchanged. Maps the expression's type to the properties that hold the value. */
const passesOn: Record<string, string[]> = {
  ArrayExpression: ['elements'],
  BinaryExpression: ['left', 'right'],
  ConditionalExpression: ['consequent', 'alternate'],
  LogicalExpression: ['left', 'right'],
  SpreadElement: ['argument'],
  TemplateLiteral: ['expressions'],
  TSAsExpression: ['expression'],
  TSNonNullExpression: ['expression'],
  TSSatisfiesExpression: ['expression'],
};

const comparisons = ['===', '!==', '==', '!=', '<', '>', '<=', '>=', 'in'];

export function placeOf({ node, parent, edge }: Spot): Place {
  if (node.type === 'JSXElement' || node.type === 'JSXFragment') return { kind: 'child' };
  if (!parent) return { kind: 'other' };
  const above = parent.node;
  if (above.type === 'BinaryExpression' && comparisons.includes(above.operator)) return { kind: 'code' };
  if (passesOn[above.type]?.includes(edge)) return placeOf(parent);
  switch (above.type) {
    case 'ImportDeclaration':
    case 'ImportExpression':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportAttribute':
    case 'SwitchCase':
    case 'ConditionalExpression':
    case 'ClassProperty':
      return { kind: 'code' };
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return edge === 'property' ? { kind: 'code' } : placeOfObject(parent, wordOf(above.property));
    case 'ObjectProperty':
      if (edge === 'value') return { kind: 'property', name: wordOf(above.key) };
      return { kind: isStringLiteral(node) && /\s/.test(node.value) ? 'other' : 'code' };
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression':
      return argumentOf(above.callee, above.arguments.indexOf(node as (typeof above.arguments)[number]));
    case 'JSXAttribute':
      return { kind: 'attribute', name: String(above.name.name) };
    case 'JSXExpressionContainer':
      return parent.parent?.node.type === 'JSXAttribute' ? placeOf(parent) : { kind: 'child' };
    case 'JSXElement':
    case 'JSXFragment':
      return { kind: 'child' };
    case 'VariableDeclarator':
      return { kind: isList(node) ? 'list' : 'variable', name: wordOf(above.id) };
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return { kind: 'variable', name: wordOf(above.left) };
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
      return { kind: 'result', name: functionAround(parent) };
    default:
      return { kind: 'other' };
  }
}

/**
 * Returns where a value goes if one of its methods is called. With `join`, a list goes where the joined text goes. With
 * any other method, the value counts as an argument of the method.
 */
function placeOfObject({ parent }: Spot, method: string): Place {
  return method === 'join' && parent
    ? placeOf(parent)
    : { kind: 'argument', name: method, on: '', index: -1 };
}

function isList(node: Node): boolean {
  if (node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression') return isList(node.expression);
  return node.type === 'ArrayExpression';
}

function argumentOf(callee: Node, index: number): Place {
  const isMethod = callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression';
  return { kind: 'argument', name: wordOf(callee), on: isMethod ? wordOf(callee.object) : '', index };
}

/** Returns the last word of a name: `warn` for `desk.logger.warn`. */
export function wordOf(node: Node): string {
  if (isIdentifier(node)) return node.name;
  if (isStringLiteral(node)) return node.value;
  if (node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression')
    return wordOf(node.property);
  if (node.type === 'CallExpression') return wordOf(node.callee);
  if (node.type === 'TSNonNullExpression') return wordOf(node.expression);
  return '';
}

function functionAround({ node, parent }: Spot): string {
  if (node.type === 'FunctionDeclaration') return node.id?.name ?? '';
  if (node.type === 'ObjectMethod' || node.type === 'ClassMethod') return wordOf(node.key);
  if (node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression') {
    const above = parent?.node;
    if (above?.type === 'VariableDeclarator') return wordOf(above.id);
    if (above?.type === 'ObjectProperty') return wordOf(above.key);
    return '';
  }
  return parent ? functionAround(parent) : '';
}
