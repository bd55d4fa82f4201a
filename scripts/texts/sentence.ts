import {
  type ArrayExpression,
  type CallExpression,
  isCallExpression,
  isIdentifier,
  isJSXElement,
  isJSXFragment,
  isJSXText,
  isStringLiteral,
  type JSXElement,
  type JSXFragment,
  type Node,
  type ObjectExpression,
  type TemplateLiteral,
} from '@babel/types';
import { nameOf } from './placeholder.ts';
import { holdsText, inlineValue, joinedArray } from './text-parts.ts';

/** What we know about a file while we read it. */
export interface Reading {
  /** Each use of a constant, with the constant's value. */
  constants: Map<Node, Node>;
  /** The nodes whose text is already part of a sentence. */
  spoken: Set<Node>;
}

/**
 * Writes an expression as the sentence that a person reads. `{name}` is a value that the program fills in. `[a | b]` is
 * one of two texts, and `[a]` is a text that may be missing. Returns null if the expression contains no text.
 */
export function toSentence(node: Node, reading: Reading): string | null {
  if (!holdsText(node)) return null;
  const { constants, spoken } = reading;
  spoken.add(node);
  const say = (part: Node): string => {
    const meant = constants.get(part) ?? part;
    return toSentence(meant, reading) ?? toPlaceholder(part, spoken);
  };
  switch (node.type) {
    case 'StringLiteral':
      return node.value;
    case 'TemplateLiteral':
      return sayTemplate(node, say);
    case 'BinaryExpression':
      return say(node.left) + say(node.right);
    case 'ConditionalExpression':
      return choice([node.consequent, node.alternate], say);
    case 'LogicalExpression':
      return node.operator === '&&' ? choice([node.right], say, true) : choice([node.left, node.right], say);
    case 'ArrayExpression':
      return sayAll(node, say, '');
    case 'SpreadElement':
      return say(node.argument);
    case 'ObjectExpression':
      return sayInline(node, say);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return say(node.expression);
    case 'CallExpression':
      return sayJoined(node, spoken, say);
    case 'JSXElement':
    case 'JSXFragment':
      return sayChildren(node, say);
    case 'JSXText':
      return node.value
        .replace(/\s*\n\s*/g, '\n')
        .replace(/^\n|\n$/g, '')
        .replaceAll('\n', ' ');
    case 'JSXExpressionContainer':
      return node.expression.type === 'JSXEmptyExpression' ? '' : say(node.expression);
    default:
      return null;
  }
}

function toPlaceholder(node: Node, spoken: Set<Node>): string {
  if (node.type === 'NullLiteral' || (isIdentifier(node) && node.name === 'undefined')) return '';
  if (node.type === 'ArrayExpression' && node.elements.length === 0) return '';
  if (node.type === 'NumericLiteral') return String(node.value);
  return (isCallExpression(node) && countOf(node, spoken)) || `{${nameOf(node)}}`;
}

/** Writes `plural(count, 'step')` as "{count} steps". */
function countOf({ callee, arguments: [count, one, many] }: CallExpression, spoken: Set<Node>): string {
  if (!isIdentifier(callee) || callee.name !== 'plural' || !count || !isStringLiteral(one)) return '';
  const unit = many && isStringLiteral(many) ? many : one;
  for (const node of [one, many]) if (node) spoken.add(node);
  return `{${nameOf(count)}} ${unit === one ? `${one.value}s` : unit.value}`;
}

function sayTemplate({ quasis, expressions }: TemplateLiteral, say: (part: Node) => string): string {
  return quasis
    .map(({ value }, i) => `${value.cooked ?? value.raw}${expressions[i] ? say(expressions[i]) : ''}`)
    .join('');
}

/** Writes the alternatives as `[a | b]`. A choice inside a choice adds its alternatives to the same list. */
function choice(options: Node[], say: (part: Node) => string, optional = false): string {
  const said = options.map(say).flatMap((text) => /^\[([^[\]]*)\]$/.exec(text)?.[1]?.split(' | ') ?? [text]);
  const texts = [...new Set(said)].filter((text) => text !== '');
  if (texts.length === 0) return '';
  const mayBeAbsent = optional || said.includes('');
  if (texts.length === 1 && !mayBeAbsent) return texts[0] ?? '';
  return `[${texts.join(' | ')}${mayBeAbsent && texts.length > 1 ? ' | nothing' : ''}]`;
}

function sayAll({ elements }: ArrayExpression, say: (part: Node) => string, between: string): string {
  return elements.flatMap((element) => (element ? [say(element)] : [])).join(between);
}

/** Returns the words of an inline part such as `{ bold: … }`. Puts words that people type in backquotes. */
function sayInline(node: ObjectExpression, say: (part: Node) => string): string {
  const found = inlineValue(node);
  if (!found) return '';
  // An empty command means the slash command itself.
  if (['code', 'command'].includes(found.key)) return `\`${say(found.value) || '{slash command}'}\``;
  return say(found.value);
}

function sayJoined(node: CallExpression, spoken: Set<Node>, say: (part: Node) => string): string {
  const array = joinedArray(node);
  const [between] = node.arguments;
  if (!array || !isStringLiteral(between)) return '';
  spoken.add(array).add(between);
  return sayAll(array, say, between.value);
}

function sayChildren({ children }: JSXElement | JSXFragment, say: (part: Node) => string): string {
  return children.map((child) => (isJSXText(child) || !isEmptyElement(child) ? say(child) : '')).join('');
}

function isEmptyElement(node: Node): boolean {
  return (isJSXElement(node) || isJSXFragment(node)) && node.children.length === 0;
}
