import { checkExpression } from '../../src/expression/check-expression.js';
import type { DataType } from '../../src/expression/data-type.js';
import { parseExpression } from '../../src/expression/parse-expression.js';
import type { Resolution, Scope } from '../../src/expression/scope.js';
import type { DeclaredFunction, FieldInfo, TermInfo, Typed } from '../../src/expression/typed.js';

function field(entity: string, name: string, type: DataType, nullable = true): FieldInfo {
  return { entity, name, type, nullable, privacy: 'public', expression: null };
}

/** Every type of the language, a closed list, a binary collation, and columns that are never NULL. */
export const LEAD_FIELDS: readonly FieldInfo[] = [
  field('lead', 'lead_id', { kind: 'string' }, false),
  field('lead', 'score', { kind: 'integer' }),
  field('lead', 'visits', { kind: 'integer' }, false),
  field('lead', 'status', { kind: 'string', values: ['new', 'working', 'mql', 'sal', 'disqualified'] }),
  field('lead', 'country', { kind: 'string' }),
  field('lead', 'code', { kind: 'string', collation: 'binary' }),
  field('lead', 'consent', { kind: 'boolean' }),
  field('lead', 'amount', { kind: 'decimal', scale: 2 }),
  field('lead', 'ratio', { kind: 'number' }),
  field('lead', 'born_on', { kind: 'date' }),
  field('lead', 'created_at', { kind: 'timestamp' }, false),
  field('lead', 'closed_at', { kind: 'timestamp' }),
];

export const ACCOUNT_FIELDS: readonly FieldInfo[] = [
  field('account', 'account_id', { kind: 'string' }, false),
  field('account', 'employees', { kind: 'integer' }),
  field('account', 'name', { kind: 'string' }, false),
  field('account', 'tier', { kind: 'integer', values: [1n, 2n, 3n] }),
];

export const DECLARED: readonly DeclaredFunction[] = [
  {
    name: 'region_of',
    arguments: [{ kind: 'string' }],
    result: { kind: 'string' },
    deterministic: true,
    strict: true,
  },
  {
    name: 'fiscal_year',
    arguments: [{ kind: 'timestamp' }],
    result: { kind: 'integer' },
    deterministic: true,
    strict: true,
  },
];

/** The fields of one entity, its terms, and for a lead the relationship `account`. */
class SchemaScope implements Scope {
  readonly functions = DECLARED.map((declared) => declared.name);

  constructor(
    private readonly entity: string,
    private readonly fields: readonly FieldInfo[],
    private readonly terms: readonly TermInfo[],
    private readonly account: SchemaScope | null,
  ) {}

  resolve(parts: readonly string[], path: readonly string[] = []): Resolution {
    const [first = '', ...rest] = parts;
    const at = path.length;
    if (first === 'account' && this.account) {
      if (rest.length > 0) return this.account.resolve(rest, [...path, first]);
      return { kind: 'relationship', to: 'entity account', candidates: this.account.names() };
    }
    if (first === 'tickets' && this.account) return { kind: 'fan-out', part: at, relationship: 'tickets' };
    const field = this.fields.find((candidate) => candidate.name === first);
    const term = this.terms.find((candidate) => candidate.name === first);
    if (rest.length === 0 && field) return { kind: 'field', path, field };
    if (rest.length === 0 && term) return { kind: 'term', path, term };
    return { kind: 'unknown', part: at, on: `entity ${this.entity}`, candidates: this.names() };
  }

  function(name: string): DeclaredFunction | null {
    return DECLARED.find((declared) => declared.name === name) ?? null;
  }

  private names(): string[] {
    const names = [...this.fields, ...this.terms].map((named) => named.name);
    return this.account ? [...names, 'account'] : names;
  }
}

/** Parses and checks; throws the first problem, for expressions that are known to be right. */
export function typedOf(text: string, scope: Scope, expected: 'condition' | 'value' = 'condition'): Typed {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problems[0]?.message}`);
  const { typed, problems } = checkExpression(parsed.expression, scope, expected);
  if (typed === null) throw new Error(`${text}: ${problems[0]?.message}`);
  return typed;
}

const bareAccount = new SchemaScope('account', ACCOUNT_FIELDS, [], null);

export const ACCOUNT_TERMS: readonly TermInfo[] = [
  { entity: 'account', name: 'large', condition: typedOf('employees >= 1000', bareAccount) },
  { entity: 'account', name: 'unsized', condition: typedOf('employees IS NULL', bareAccount) },
];

const account = new SchemaScope('account', ACCOUNT_FIELDS, ACCOUNT_TERMS, null);
const bareLead = new SchemaScope('lead', LEAD_FIELDS, [], account);

export const LEAD_TERMS: readonly TermInfo[] = [
  {
    entity: 'lead',
    name: 'engaged',
    condition: typedOf("score >= 60 AND status IN ('mql', 'sal')", bareLead),
  },
];

export const COMPUTED: readonly FieldInfo[] = [
  {
    ...field('lead', 'is_hot', { kind: 'boolean' }),
    expression: typedOf('COALESCE(score, 0) > 80', bareLead),
  },
];

export const leadScope: Scope = new SchemaScope('lead', [...LEAD_FIELDS, ...COMPUTED], LEAD_TERMS, account);
