import {
  type ArrayExpression,
  type CallExpression,
  isIdentifier,
  isMemberExpression,
  isObjectProperty,
  isStringLiteral,
  type Node,
  type ObjectExpression,
} from '@babel/types';

/** The keys that can hold the words of an inline part of a message, such as `{ bold: … }`. */
const inlineKeys = ['bold', 'code', 'command', 'label'];

/** Whether an expression is a text, or combines texts. */
export function holdsText(node: Node): boolean {
  switch (node.type) {
    case 'StringLiteral':
    case 'TemplateLiteral':
    case 'JSXText':
    case 'JSXElement':
    case 'JSXFragment':
    case 'JSXExpressionContainer':
      return true;
    case 'BinaryExpression':
      return node.operator === '+' && [node.left, node.right].some(holdsText);
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].some(holdsText);
    case 'LogicalExpression':
      return holdsText(node.right);
    case 'ArrayExpression':
      return isSequence(node);
    case 'SpreadElement':
      return holdsText(node.argument);
    case 'ObjectExpression':
      return inlineValue(node) !== undefined;
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return holdsText(node.expression);
    case 'CallExpression':
      return joinedArray(node) !== undefined;
    default:
      return false;
  }
}

/**
 * Whether an array contains the parts of one sentence: it has an inline part, or a text that begins or ends with a
 * space.
 */
function isSequence({ elements }: ArrayExpression): boolean {
  const parts = elements.filter((element) => element !== null);
  if (!parts.some(holdsText)) return false;
  return parts.some(
    (part) => (part.type === 'ObjectExpression' && holdsText(part)) || /^\s|\s$/.test(edgesOf(part)),
  );
}

/** Returns the beginning and the end of a literal's text. */
function edgesOf(node: Node): string {
  if (isStringLiteral(node)) return node.value.trim() === '' ? '' : node.value;
  if (node.type !== 'TemplateLiteral') return '';
  return `${node.quasis[0]?.value.cooked}·${node.quasis.at(-1)?.value.cooked}`;
}

/** Returns the words of an inline part such as `{ bold: … }`. Undefined for any other object. */
export function inlineValue({ properties }: ObjectExpression): { key: string; value: Node } | undefined {
  const named = properties.flatMap((property) =>
    isObjectProperty(property) && isIdentifier(property.key)
      ? [{ key: property.key.name, value: property.value as Node }]
      : [],
  );
  const isInline = named.length === 1 || (named.length === 2 && named.some(({ key }) => key === 'link'));
  return isInline ? named.find(({ key }) => inlineKeys.includes(key)) : undefined;
}

/** Returns the array of a call such as `[…].join(' ')`. */
export function joinedArray({ callee, arguments: [between] }: CallExpression): ArrayExpression | undefined {
  if (!isMemberExpression(callee) || !isIdentifier(callee.property, { name: 'join' })) return undefined;
  if (callee.object.type !== 'ArrayExpression' || !isStringLiteral(between)) return undefined;
  return callee.object.elements.some((one) => one && holdsText(one)) ? callee.object : undefined;
}
