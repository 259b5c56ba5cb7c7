import { FIELD_RANGES } from '../number/calendar-function.js';
import { between } from '../number/ordered-set.js';
import type { Atom, CallSource, ColumnSource, LinearForm, Simple, TextTerm } from '../term/term.js';
import { keyOfColumn, keyOfForm, keyOfSimple, keyOfTextTerm } from '../term/term.js';
import type { SetStore } from './set-store.js';
import { ALL_VALUES, allListed, type ValueSet } from './value-set.js';
import { type Domain, domainOfType, TRUTH, type Variable, type VariableSource } from './variable.js';

const MOMENT: Domain = {
  kind: 'number',
  space: { kind: 'lattice', step: { numerator: 1n, denominator: 1n } },
  flavour: 'timestamp',
};

export type TestName = Extract<VariableSource, { kind: 'test' }>['test'];

/**
 * The variables of one engine, each once. Their order is by text: columns first, a related row's existence before its
 * columns, what is made of several columns after all of them.
 */
export class VariableStore {
  private readonly byOrder = new Map<string, Variable>();

  constructor(private readonly sets: SetStore) {}

  exists(entity: string, path: readonly string[]): Variable {
    const order = `1 ${[entity, ...path].join('.')}`;
    return this.variable(order, TRUTH, false, () => ({ kind: 'exists', entity, path }));
  }

  column(column: ColumnSource): Variable {
    const { type, nullable } = column.field;
    return this.variable(`1 ${keyOfColumn(column)}`, domainOfType(type), nullable, () => ({
      kind: 'column',
      column,
    }));
  }

  now(): Variable {
    return this.variable('2 now', MOMENT, false, () => ({ kind: 'now' }));
  }

  call(call: CallSource): Variable {
    return this.variable(`3 ${call.key}`, domainOfType(call.declared.result), true, () => ({
      kind: 'call',
      call,
    }));
  }

  form(form: LinearForm, domain: Domain): Variable {
    return this.variable(`4 ${keyOfForm(form)}`, domain, false, () => ({ kind: 'form', form }));
  }

  atom(atom: Atom): Variable {
    const domain: Domain = { kind: 'number', space: atom.space, flavour: 'number' };
    const range = rangeOf(atom);
    return this.variable(`5 ${atom.key}`, domain, false, () => ({ kind: 'atom', atom }), range);
  }

  text(text: TextTerm): Variable {
    return this.variable(`6 ${keyOfTextTerm(text)}`, { kind: 'text' }, false, () => ({ kind: 'text', text }));
  }

  test(test: TestName, operands: readonly Simple[]): Variable {
    const order = `7 ${test}(${operands.map(keyOfSimple).join(', ')})`;
    return this.variable(order, TRUTH, false, () => ({ kind: 'test', test, operands }));
  }

  private variable(
    order: string,
    domain: Domain,
    nullable: boolean,
    source: () => VariableSource,
    values: ValueSet = allOf(domain),
  ): Variable {
    const known = this.byOrder.get(order);
    if (known) return known;
    const id = this.byOrder.size;
    const made = { id, order, source: source(), domain, full: this.sets.add(values, nullable) };
    this.byOrder.set(order, made);
    return made;
  }
}

/** Months go from 1 to 12. */
function rangeOf(atom: Atom): ValueSet | undefined {
  const range = atom.kind === 'applied' && atom.fn.kind === 'extract' ? FIELD_RANGES[atom.fn.field] : null;
  if (!range) return undefined;
  const [low, high] = range;
  const set = between({ value: low, open: false }, { value: high, open: false }, atom.space);
  return { kind: 'number', set };
}

function allOf(domain: Domain): ValueSet {
  return domain.kind === 'listed' ? allListed(domain.list.length) : ALL_VALUES[domain.kind];
}
