import type { Variable } from './diagram/variable.js';
import { DAY_MICROS } from './number/calendar.js';
import type { Rational } from './number/rational.js';
import type { Atom, ColumnSource, LinearForm, Simple, TextTerm } from './term/term.js';

/** A variable as people would write it: `score`, `closed_at - created_at`, `EXTRACT(month FROM closed_at)`. */
export function labelOfVariable({ source }: Variable): string {
  switch (source.kind) {
    case 'exists':
      return source.path.join('.');
    case 'column':
      return labelOfColumn(source.column);
    case 'now':
      return 'CURRENT_TIMESTAMP';
    case 'form':
      return labelOfForm(source.form);
    case 'atom':
      return labelOfAtom(source.atom);
    case 'text':
      return labelOfText(source.text);
    case 'call':
      return `${source.call.declared.name}(${source.call.arguments.map(labelOfSimple).join(', ')})`;
    case 'test': {
      const [left = '', right = ''] = source.operands.map(labelOfSimple);
      const sign = { 'same-text': '=', 'text-below': '<', like: 'LIKE' }[source.test];
      return `${left} ${sign} ${right}`;
    }
  }
}

function labelOfColumn({ path, field }: ColumnSource): string {
  return [...path, field.name].join('.');
}

function labelOfForm({ terms, constant }: LinearForm): string {
  // What is added first reads better than a minus in front.
  const ordered = [...terms].sort(
    (a, b) => Number(a.coefficient.numerator < 0n) - Number(b.coefficient.numerator < 0n),
  );
  const parts = ordered.map(({ atom, coefficient }, index) => {
    const isNegative = coefficient.numerator < 0n;
    const sign = isNegative ? '- ' : '+ ';
    const size = sizeOf(
      atom,
      isNegative ? { ...coefficient, numerator: -coefficient.numerator } : coefficient,
    );
    const factor = size === '1' ? '' : `${size} * `;
    return `${index === 0 && !isNegative ? '' : sign}${factor}${labelOfAtom(atom)}`;
  });
  if (constant.numerator !== 0n || parts.length === 0) {
    const isNegative = constant.numerator < 0n;
    const size = labelOfNumber(isNegative ? { ...constant, numerator: -constant.numerator } : constant);
    parts.push(parts.length === 0 ? `${isNegative ? '-' : ''}${size}` : `${isNegative ? '-' : '+'} ${size}`);
  }
  return parts.join(' ');
}

/** A date beside a timestamp counts as its midnight; that a day has microseconds is nobody's business. */
function sizeOf(atom: Atom, size: Rational): string {
  const isDay =
    (atom.kind === 'column' && atom.column.field.type.kind === 'date') ||
    (atom.kind === 'applied' && atom.fn.kind === 'day-of');
  return isDay && size.numerator === DAY_MICROS && size.denominator === 1n ? '1' : labelOfNumber(size);
}

function labelOfNumber({ numerator, denominator }: Rational): string {
  return denominator === 1n ? numerator.toString() : `${numerator}/${denominator}`;
}

function labelOfAtom(atom: Atom): string {
  switch (atom.kind) {
    case 'column':
      return labelOfColumn(atom.column);
    case 'now':
      return 'CURRENT_TIMESTAMP';
    case 'applied':
      return labelOfApplied(atom.fn, labelOfForm(atom.argument.form));
    case 'length':
      return `LENGTH(${labelOfText(atom.text)})`;
    case 'product':
      return atom.factors.map(labelOfAtom).join(' * ');
    case 'operation': {
      const [left, right] = atom.operands;
      return `(${labelOfForm(left.form)} ${atom.operator} ${labelOfForm(right.form)})`;
    }
    case 'call':
      return `${atom.call.declared.name}(${atom.call.arguments.map(labelOfSimple).join(', ')})`;
  }
}

function labelOfApplied(fn: Extract<Atom, { kind: 'applied' }>['fn'], argument: string): string {
  switch (fn.kind) {
    case 'day-of':
      return argument === 'CURRENT_TIMESTAMP' ? 'CURRENT_DATE' : `CAST(${argument} AS date)`;
    case 'truncate':
      return `DATE_TRUNC('${fn.unit}', ${argument})`;
    case 'extract':
      return `EXTRACT(${fn.field} FROM ${argument})`;
    case 'add-months':
      return `${argument} ${fn.months < 0 ? '-' : '+'} INTERVAL '${Math.abs(fn.months)} months'`;
    case 'abs':
    case 'floor':
    case 'ceil':
      return `${fn.kind.toUpperCase()}(${argument})`;
    case 'round':
      return fn.digits === 0 ? `ROUND(${argument})` : `ROUND(${argument}, ${fn.digits})`;
    case 'round-even':
      return `ROUND(${argument})`;
    case 'to-double':
      return argument;
    case 'double-to-decimal':
      return `CAST(${argument} AS decimal)`;
    case 'divide-whole':
      return `${argument} / ${fn.by}`;
    case 'quotient':
      return `${argument} / ${labelOfNumber(fn.by)}`;
    case 'double-add':
      return fn.by < 0 ? `(${argument} - ${-fn.by})` : `(${argument} + ${fn.by})`;
    case 'double-subtract-from':
      return `(${fn.by} - ${argument})`;
    case 'double-multiply':
      return `(${argument} * ${fn.by})`;
    case 'double-divide':
      return `(${argument} / ${fn.by})`;
  }
}

function labelOfText({ base, functions }: TextTerm): string {
  const start =
    base.kind === 'column'
      ? labelOfColumn(base.column)
      : base.kind === 'joined'
        ? base.parts.map(labelOfSimple).join(' || ')
        : base.kind === 'call'
          ? `${base.call.declared.name}(${base.call.arguments.map(labelOfSimple).join(', ')})`
          : `CAST(${labelOfForm(base.number.form)} AS string)`;
  return functions.reduce((inner, fn) => {
    if (fn.kind === 'append') return `${inner} || '${fn.text}'`;
    return fn.kind === 'prepend' ? `'${fn.text}' || ${inner}` : `${fn.kind.toUpperCase()}(${inner})`;
  }, start);
}

function labelOfSimple(simple: Simple): string {
  switch (simple.kind) {
    case 'null':
      return 'NULL';
    case 'boolean':
      return String(simple.value).toUpperCase();
    case 'constant-text':
      return `'${simple.value}'`;
    case 'text':
      return labelOfText(simple);
    case 'number':
      return labelOfForm(simple.form);
    case 'interval':
      return 'an interval';
  }
}
