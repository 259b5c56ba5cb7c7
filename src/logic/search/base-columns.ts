import type { Variable } from '../diagram/variable.js';
import type { Atom, CallSource, ColumnSource, LinearForm, Simple, TextTerm } from '../term/term.js';

/** What a variable or term is made of, down to what a record holds. */
export interface Bases {
  readonly columns: Map<string, ColumnSource>;
  readonly calls: Map<string, CallSource>;
  /** `timestamp` when the moment itself is read, `date` when only its day is. */
  now: 'date' | 'timestamp' | null;
}

export function noBases(): Bases {
  return { columns: new Map(), calls: new Map(), now: null };
}

export function addBasesOfVariable({ source }: Variable, bases: Bases): void {
  switch (source.kind) {
    case 'exists':
      return;
    case 'column':
      addColumn(source.column, bases);
      return;
    case 'now':
      bases.now ??= 'date';
      return;
    case 'form':
      addBasesOfForm(source.form, bases);
      return;
    case 'atom':
      addBasesOfAtom(source.atom, bases);
      return;
    case 'text':
      addBasesOfText(source.text, bases);
      return;
    case 'call':
      addBasesOfCall(source.call, bases);
      return;
    case 'test':
      for (const operand of source.operands) addBasesOfSimple(operand, bases);
  }
}

function addColumn(column: ColumnSource, { columns }: Bases): void {
  columns.set([column.entity, ...column.path, column.field.name].join('.'), column);
}

export function addBasesOfForm({ terms }: LinearForm, bases: Bases): void {
  for (const { atom } of terms) addBasesOfAtom(atom, bases);
}

function addBasesOfAtom(atom: Atom, bases: Bases): void {
  switch (atom.kind) {
    case 'column':
      addColumn(atom.column, bases);
      return;
    case 'now':
      bases.now = 'timestamp';
      return;
    case 'applied': {
      const [only, ...more] = atom.argument.form.terms;
      if (atom.fn.kind === 'day-of' && only?.atom.kind === 'now' && more.length === 0) bases.now ??= 'date';
      else addBasesOfForm(atom.argument.form, bases);
      return;
    }
    case 'length':
      addBasesOfText(atom.text, bases);
      return;
    case 'product':
      for (const factor of atom.factors) addBasesOfAtom(factor, bases);
      return;
    case 'operation':
      for (const { form } of atom.operands) addBasesOfForm(form, bases);
      return;
    case 'call':
      addBasesOfCall(atom.call, bases);
      return;
  }
}

export function addBasesOfCall(call: CallSource, bases: Bases): void {
  if (bases.calls.has(call.key)) return;
  bases.calls.set(call.key, call);
  for (const argument of call.arguments) addBasesOfSimple(argument, bases);
}

function addBasesOfText({ base }: TextTerm, bases: Bases): void {
  switch (base.kind) {
    case 'column':
      addColumn(base.column, bases);
      return;
    case 'joined':
      for (const part of base.parts) addBasesOfSimple(part, bases);
      return;
    case 'number-text':
      addBasesOfForm(base.number.form, bases);
      return;
    case 'call':
      addBasesOfCall(base.call, bases);
      return;
  }
}

export function addBasesOfSimple(simple: Simple, bases: Bases): void {
  if (simple.kind === 'number') addBasesOfForm(simple.form, bases);
  else if (simple.kind === 'text') addBasesOfText(simple, bases);
}
