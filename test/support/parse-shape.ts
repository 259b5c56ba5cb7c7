import { loadModule, parseSync } from 'libpg-query';
import { formatLiteral } from '../../src/expression/format-literal.js';
import type { Expression } from '../../src/expression/syntax.js';

/** A tree without positions, the same for our parser and PostgreSQL's. */
export type Shape = string | readonly Shape[];

const CAST_NAMES: Readonly<Record<string, string>> = {
  integer: 'int4',
  int: 'int4',
  bigint: 'int8',
  smallint: 'int2',
  decimal: 'numeric',
  dec: 'numeric',
  'double precision': 'float8',
  float: 'float8',
  boolean: 'bool',
  'timestamp without time zone': 'timestamp',
  'character varying': 'varchar',
};

export function shapeOf(e: Expression): Shape {
  switch (e.kind) {
    case 'literal': {
      if (e.value === null) return 'null';
      if (e.value.kind === 'string') return ['text', e.value.value];
      if (e.value.kind === 'boolean') return String(e.value.value);
      const written = formatLiteral(e.value);
      const [, type, text] = /^([A-Z]+) '(.*)'$/.exec(written) ?? [];
      return type === undefined || text === undefined
        ? ['number', String(Number(written))]
        : ['cast', type.toLowerCase(), ['text', text]];
    }
    case 'name':
      return ['name', ...e.parts.map((part) => part.text)];
    case 'current':
      return ['current', e.what];
    case 'and':
    case 'or':
      return [e.kind, ...e.operands.map(shapeOf)];
    case 'not':
      return ['not', shapeOf(e.operand)];
    case 'compare':
    case 'arithmetic':
      return [e.operator, shapeOf(e.left), shapeOf(e.right)];
    case 'distinct':
      return [e.negated ? 'not distinct' : 'distinct', shapeOf(e.left), shapeOf(e.right)];
    case 'is':
      return [`is ${e.negated ? 'not ' : ''}${e.test}`, shapeOf(e.operand)];
    case 'in':
      return [e.negated ? 'not in' : 'in', shapeOf(e.operand), ...e.items.map(shapeOf)];
    case 'between':
      return [e.negated ? 'not between' : 'between', shapeOf(e.operand), shapeOf(e.low), shapeOf(e.high)];
    case 'like': {
      const pattern = shapeOf(e.pattern);
      const name = `${e.negated ? '!' : ''}~~${e.caseInsensitive ? '*' : ''}`;
      return [name, shapeOf(e.operand), e.escape ? ['like_escape', pattern, shapeOf(e.escape)] : pattern];
    }
    case 'case':
      return [
        'case',
        e.subject ? shapeOf(e.subject) : 'none',
        ...e.branches.flatMap(({ when, then }) => [shapeOf(when), shapeOf(then)]),
        e.otherwise ? shapeOf(e.otherwise) : 'none',
      ];
    case 'call':
      return [e.name.text, ...e.arguments.map(shapeOf)];
    case 'negate': {
      const inner = shapeOf(e.operand);
      return Array.isArray(inner) && inner[0] === 'number'
        ? ['number', String(-Number(inner[1]))]
        : ['-', inner];
    }
    case 'cast':
      return [
        'cast',
        CAST_NAMES[e.target.text] ?? e.target.text,
        shapeOf(e.operand),
        ...e.target.arguments.map((n): Shape => ['number', String(n)]),
      ];
    case 'extract':
      return ['extract', ['text', e.field], shapeOf(e.operand)];
  }
}

/** A node of PostgreSQL's parse tree: one key that names its kind, and its content. */
type PgContent = Readonly<Record<string, unknown>>;

await loadModule();

/** PostgreSQL's reading of an expression, or null where it is a syntax error. */
export function postgresShape(text: string): Shape | null {
  try {
    const parsed: unknown = parseSync(`SELECT (${text}\n)`);
    const target = dig(parsed, 'stmts', 0, 'stmt', 'SelectStmt', 'targetList', 0, 'ResTarget', 'val');
    return shapeOfNode(target);
  } catch (error) {
    if (error instanceof Error && /syntax error|trailing junk|unterminated|invalid/i.test(error.message))
      return null;
    throw error;
  }
}

function dig(value: unknown, ...keys: readonly (string | number)[]): unknown {
  let found = value;
  for (const key of keys)
    found =
      found !== null && typeof found === 'object'
        ? (found as Record<string | number, unknown>)[key]
        : undefined; // A parse tree is plain data.
  return found;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

const names = (value: unknown) => list(value).map((part) => String(dig(part, 'String', 'sval')));

function shapeOfNode(node: unknown): Shape {
  if (node === null || typeof node !== 'object') return 'none';
  const [[kind, content] = ['', {}]] = Object.entries(node as Record<string, PgContent>); // As above.
  const child = (key: string) => shapeOfNode(content[key]);
  const children = (key: string) => list(content[key]).map(shapeOfNode);
  switch (kind) {
    case 'A_Const':
      return constantShape(content);
    case 'ColumnRef':
      return ['name', ...names(content.fields)];
    case 'SQLValueFunction':
      return ['current', content.op === 'SVFOP_CURRENT_DATE' ? 'date' : 'timestamp'];
    case 'BoolExpr':
      return [String(content.boolop).replace('_EXPR', '').toLowerCase(), ...children('args')];
    case 'NullTest':
      return [content.nulltesttype === 'IS_NULL' ? 'is null' : 'is not null', child('arg')];
    case 'BooleanTest':
      return [String(content.booltesttype).toLowerCase().replaceAll('_', ' '), child('arg')];
    case 'CaseExpr':
      return [
        'case',
        child('arg'),
        ...list(content.args).flatMap((when) => [
          shapeOfNode(dig(when, 'CaseWhen', 'expr')),
          shapeOfNode(dig(when, 'CaseWhen', 'result')),
        ]),
        child('defresult'),
      ];
    case 'CoalesceExpr':
      return ['coalesce', ...children('args')];
    case 'MinMaxExpr':
      return [content.op === 'IS_GREATEST' ? 'greatest' : 'least', ...children('args')];
    case 'FuncCall': {
      const name = names(content.funcname).at(-1) ?? '';
      return name === 'now'
        ? ['current', 'timestamp']
        : [name === 'btrim' ? 'trim' : name, ...children('args')];
    }
    case 'TypeCast':
      return [
        'cast',
        names(dig(content, 'typeName', 'names')).at(-1) ?? '',
        child('arg'),
        ...list(dig(content, 'typeName', 'typmods')).map(shapeOfNode),
      ];
    case 'A_Expr':
      return operatorShape(content, child);
    default:
      return [`unexpected ${kind}`];
  }
}

function constantShape(content: PgContent): Shape {
  if (content.isnull === true) return 'null';
  if ('sval' in content) return ['text', String(dig(content, 'sval', 'sval') ?? '')];
  if ('boolval' in content) return String(dig(content, 'boolval', 'boolval') ?? false);
  return ['number', String(Number(dig(content, 'ival', 'ival') ?? dig(content, 'fval', 'fval') ?? 0))];
}

function operatorShape(content: PgContent, child: (key: string) => Shape): Shape {
  const name = names(content.name).at(-1) ?? '';
  const items = list(dig(content, 'rexpr', 'List', 'items')).map(shapeOfNode);
  switch (content.kind) {
    case 'AEXPR_OP':
      return content.lexpr ? [name, child('lexpr'), child('rexpr')] : [name, child('rexpr')];
    case 'AEXPR_DISTINCT':
      return ['distinct', child('lexpr'), child('rexpr')];
    case 'AEXPR_NOT_DISTINCT':
      return ['not distinct', child('lexpr'), child('rexpr')];
    case 'AEXPR_IN':
      return [name === '=' ? 'in' : 'not in', child('lexpr'), ...items];
    case 'AEXPR_BETWEEN':
    case 'AEXPR_NOT_BETWEEN':
      return [content.kind === 'AEXPR_BETWEEN' ? 'between' : 'not between', child('lexpr'), ...items];
    case 'AEXPR_NULLIF':
      return ['nullif', child('lexpr'), child('rexpr')];
    case 'AEXPR_LIKE':
    case 'AEXPR_ILIKE':
      return [name, child('lexpr'), child('rexpr')];
    default:
      return [`unexpected ${String(content.kind)}`];
  }
}
