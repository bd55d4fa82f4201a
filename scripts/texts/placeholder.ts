import { isIdentifier, isStringLiteral, type Node } from '@babel/types';

/** Functions and methods that only format a value. The placeholder gets its name from that value. */
const formatters = [
  ...['String', 'capitalize', 'decapitalize', 'listWords', 'shorten', 'stringify', 'truncate', 'withCode'],
  ...['at', 'filter', 'flat', 'flatMap', 'join', 'map', 'replace', 'replaceAll', 'slice', 'sort', 'split'],
  ...['toLocaleString', 'toLowerCase', 'toSorted', 'toString', 'toUpperCase', 'trim', 'trimEnd', 'values'],
];

/** Replacements for names that would mislead a reader who doesn't know the code. */
const plainNames: Record<string, string> = {
  localDay: 'date',
  moment: 'date and time',
  ticketKey: 'ticket',
};

/** Names that say little on their own. The object's name goes before them: `spec.code` becomes "spec code". */
const vague = ['code', 'id', 'label', 'length', 'message', 'name', 'number', 'text', 'title', 'value'];

/** Names a value that the program fills in, for example "snoozed until" for `ticket.snoozedUntil`. */
export function nameOf(node: Node): string {
  switch (node.type) {
    case 'Identifier':
      return toWords(node.name);
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return nameOfMember(
        node.object,
        node.computed && !isStringLiteral(node.property) ? null : node.property,
      );
    case 'CallExpression':
    case 'OptionalCallExpression':
      return nameOfCall(node.callee, node.arguments[0]);
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'UnaryExpression':
    case 'SpreadElement':
    case 'AwaitExpression':
      return nameOf('expression' in node ? node.expression : node.argument);
    case 'ArrayExpression':
      return oneOf(node.elements.flatMap((element) => (element ? [nameOf(element)] : [])));
    case 'TemplateLiteral':
      return oneOf(node.expressions.map(nameOf));
    // This adds numbers. Texts that the code joins with + are part of the sentence, so they never become a placeholder.
    case 'BinaryExpression':
      return 'number';
    case 'LogicalExpression':
      return oneOf([nameOf(node.left), nameOf(node.right)]);
    case 'ConditionalExpression':
      return oneOf([nameOf(node.consequent), nameOf(node.alternate)]);
    case 'ObjectExpression':
      return node.properties[0]?.type === 'ObjectProperty' ? nameOf(node.properties[0].value) : '…';
    case 'NumericLiteral':
      return String(node.value);
    case 'StringLiteral':
      return node.value;
    default:
      return '…';
  }
}

function oneOf(names: string[]): string {
  return [...new Set(names)].filter((name) => name !== '' && name !== '…').join(' or ') || '…';
}

function nameOfMember(object: Node, property: Node | null): string {
  if (!property) return nameOf(object);
  const name = isIdentifier(property) ? property.name : isStringLiteral(property) ? property.value : '…';
  if (name === 'length') return `number of ${nameOf(object)}`;
  return vague.includes(name) && object.type !== 'ThisExpression'
    ? `${nameOf(object)} ${name}`
    : toWords(name);
}

function nameOfCall(callee: Node, first: Node | undefined): string {
  if (isIdentifier(callee)) {
    return first && formatters.includes(callee.name) ? nameOf(first) : toWords(callee.name);
  }
  if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return nameOf(callee);
  const name = isIdentifier(callee.property) ? callee.property.name : '';
  // Use the name of what is looked up: "owner" for `known.need('owner')`.
  if (first && ['get', 'need'].includes(name)) return nameOf(first);
  if (name === 'stringify' && first) return nameOf(first);
  return formatters.includes(name) ? nameOf(callee.object) : toWords(name);
}

/** Converts a name to words: `partyWords` becomes "party", `phaseOf` "phase", and `toShow` "show". */
function toWords(name: string): string {
  const plain = plainNames[name];
  if (plain) return plain;
  if (!/[a-z]/.test(name)) return name;
  const core = name.replace(/^to(?=[A-Z])/, '').replace(/(?<=.)(Words|Of|Name)$/, '');
  return core.replace(/(?<=[a-z\d])(?=[A-Z])/g, ' ').toLowerCase();
}
