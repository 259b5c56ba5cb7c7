import type { DataType } from '../../../../src/expression/data-type.js';
import type { Resolution, Scope } from '../../../../src/expression/scope.js';
import type { DeclaredFunction, FieldInfo, TermInfo } from '../../../../src/expression/typed.js';
import type { JoinKey } from '../../../../src/logic/logic-options.js';
import { typedOf } from '../../../support/expression-schema.js';

interface Entity {
  readonly fields: readonly FieldInfo[];
  readonly terms: readonly TermInfo[];
  /** Each joins a field of this entity with `account_id` of an account. */
  readonly relationships: Readonly<Record<string, string>>;
}

const STRING: DataType = { kind: 'string' };
const INTEGER: DataType = { kind: 'integer' };
const MONEY: DataType = { kind: 'decimal', scale: 2 };

function fieldsOf(entity: string, types: Readonly<Record<string, DataType>>, never: readonly string[]) {
  return Object.entries(types).map(
    ([name, type]): FieldInfo => ({
      entity,
      name,
      type,
      nullable: !never.includes(name),
      privacy: 'public',
      expression: null,
    }),
  );
}

const stringFunction = (name: string, deterministic: boolean, strict: boolean): DeclaredFunction => ({
  name,
  arguments: [STRING],
  result: STRING,
  deterministic,
  strict,
});

const FUNCTIONS: readonly DeclaredFunction[] = [
  stringFunction('region_of', true, true),
  stringFunction('label_of', true, false),
  stringFunction('draw', false, true),
];

const DEAL_FIELDS = fieldsOf(
  'deal',
  {
    deal_id: STRING,
    account_id: STRING,
    score: INTEGER,
    visits: INTEGER,
    priority: { kind: 'integer', values: [1n, 2n, 3n] },
    stage: { kind: 'string', values: ['open', 'won', 'lost'] },
    country: STRING,
    code: { kind: 'string', collation: 'binary' },
    consent: { kind: 'boolean' },
    amount: MONEY,
    refunded: MONEY,
    ratio: { kind: 'number' },
    signed_on: { kind: 'date' },
    created_at: { kind: 'timestamp' },
    closed_at: { kind: 'timestamp' },
  },
  ['deal_id', 'visits', 'created_at'],
);

const ACCOUNT_FIELDS = fieldsOf(
  'account',
  { account_id: STRING, parent_id: STRING, name: STRING, employees: INTEGER },
  ['account_id', 'name'],
);

const bareAccount = scopeOf({ fields: ACCOUNT_FIELDS, terms: [], relationships: {} });
const bareDeal = scopeOf({ fields: DEAL_FIELDS, terms: [], relationships: {} });

const ENTITIES: Readonly<Record<'account' | 'deal', Entity>> = {
  account: {
    fields: ACCOUNT_FIELDS,
    terms: [
      { entity: 'account', name: 'large', condition: typedOf('employees >= 1000', bareAccount) },
      { entity: 'account', name: 'unsized', condition: typedOf('employees IS NULL', bareAccount) },
    ],
    relationships: { parent: 'parent_id' },
  },
  deal: {
    fields: [
      ...DEAL_FIELDS,
      {
        entity: 'deal',
        name: 'net',
        type: MONEY,
        nullable: true,
        privacy: 'public',
        expression: typedOf('amount - refunded', bareDeal, 'value'),
      },
    ],
    terms: [
      {
        entity: 'deal',
        name: 'won',
        condition: typedOf("stage = 'won' AND closed_at IS NOT NULL", bareDeal),
      },
    ],
    relationships: { account: 'account_id' },
  },
};

function scopeOf(entity: Entity): Scope {
  const resolve = (at: Entity, parts: readonly string[], path: readonly string[]): Resolution => {
    const [first = '', ...rest] = parts;
    if (rest.length > 0 && Object.hasOwn(at.relationships, first))
      return resolve(ENTITIES.account, rest, [...path, first]);
    const field = at.fields.find((each) => each.name === first);
    const term = at.terms.find((each) => each.name === first);
    if (rest.length === 0 && field) return { kind: 'field', path, field };
    if (rest.length === 0 && term) return { kind: 'term', path, term };
    return { kind: 'unknown', part: path.length, on: 'the entity', candidates: [] };
  };
  return {
    resolve: (parts) => resolve(entity, parts, []),
    function: (name) => FUNCTIONS.find((declared) => declared.name === name) ?? null,
    functions: FUNCTIONS.map((declared) => declared.name),
  };
}

/** A deal has an account, an account a parent; both may be missing. */
export const dealScope: Scope = scopeOf(ENTITIES.deal);

export function dealKeys(entity: string, path: readonly string[]): readonly JoinKey[] {
  let at = entity === 'deal' ? ENTITIES.deal : ENTITIES.account;
  for (const _ of path.slice(1)) at = ENTITIES.account;
  const name = at.relationships[path.at(-1) ?? ''];
  const here = at.fields.find((field) => field.name === name);
  return here ? [{ here, there: 'account_id' }] : [];
}
