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

/** What is known about a file while it is read. */
export interface Reading {
  /** The value of a constant, for each place that uses it. */
  constants: Map<Node, Node>;
  /** The nodes whose texts are already part of a sentence. */
  spoken: Set<Node>;
}

/**
 * What an expression says, as a person would read it: `{name}` is a value that is filled in, `[a | b]` is one of two texts,
 * and `[a]` is a text that may be absent. Null for an expression that holds no text of its own.
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

/** `plural(count, 'step')` is "{count} steps". */
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

/** Nested choices are one. */
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

/** The words of `{ bold: … }` and the like. What is typed stands in backquotes. */
function sayInline(node: ObjectExpression, say: (part: Node) => string): string {
  const found = inlineValue(node);
  if (!found) return '';
  // An empty command is the slash command itself.
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
