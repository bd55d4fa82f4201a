import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@babel/parser';
import type { Node, ObjectExpression, ObjectProperty } from '@babel/types';

/** A button's label in the code: the texts in it, and the code between them. */
export interface SourceLabel {
  /** Such as `ticket/steps/facts.ts:43`. */
  at: string;
  texts: string[];
  /** The code of each value that is filled in between two texts. */
  values: string[];
}

const root = join(import.meta.dirname, '../../src');
const rooms = ['card.ts', 'commands/', 'input/', 'jobs/', 'knowledge/', 'people/', 'slack/', 'ticket/'];

/**
 * Finds every label that the product gives a button or an option of a menu: the `label` of an object with a `command`,
 * the `label` of each choice in a fault, and each `buttonLabel`.
 */
export function labelsInSource(): SourceLabel[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && rooms.some((room) => name.startsWith(room)),
  );
  return files.sort().flatMap((name) => labelsIn(name, readFileSync(join(root, name), 'utf8')));
}

function labelsIn(name: string, code: string): SourceLabel[] {
  const found: SourceLabel[] = [];
  const { program } = parse(code, { sourceType: 'module', plugins: ['typescript'] });
  walk(program, false, (object, isChoice) => {
    const button = property(object, 'buttonLabel');
    const label = button ?? property(object, 'label');
    if (!label || !(button || isChoice || property(object, 'command'))) return;
    found.push({ at: `${name}:${label.loc?.start.line}`, ...partsOf(label.value, code) });
  });
  return found;
}

/** Visits each object, and says whether it is in a list of choices. */
function walk(
  node: unknown,
  isChoice: boolean,
  visit: (object: ObjectExpression, isChoice: boolean) => void,
) {
  if (Array.isArray(node)) {
    for (const each of node) walk(each, isChoice, visit);
  } else if (isNode(node)) {
    if (node.type === 'ObjectExpression') visit(node, isChoice);
    const inside =
      isChoice ||
      (node.type === 'ObjectProperty' && keyOf(node) === 'choices') ||
      (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.id.name === 'choices');
    for (const [key, value] of Object.entries(node)) if (key !== 'loc') walk(value, inside, visit);
  }
}

function property(object: ObjectExpression, name: string): ObjectProperty | undefined {
  return object.properties.find(
    (each): each is ObjectProperty => each.type === 'ObjectProperty' && keyOf(each) === name,
  );
}

function keyOf({ key }: ObjectProperty): string {
  return key.type === 'Identifier' ? key.name : '';
}

function partsOf(value: Node, code: string): Pick<SourceLabel, 'texts' | 'values'> {
  if (value.type === 'StringLiteral') return { texts: [value.value], values: [] };
  const source = (node: Node) => code.slice(node.start!, node.end!);
  if (value.type !== 'TemplateLiteral') return { texts: ['', ''], values: [source(value)] };
  return {
    texts: value.quasis.map((quasi) => quasi.value.cooked ?? quasi.value.raw),
    values: value.expressions.map(source),
  };
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
