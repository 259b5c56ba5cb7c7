import { suggestNearest } from '../diagnostic/suggest.js';
import type { Checking } from './checking.js';
import type { ExpressionOf } from './expression-of.js';
import type { Identifier } from './syntax.js';
import type { Typed } from './typed.js';

export function checkName(checking: Checking, { parts, start, end }: ExpressionOf<'name'>): Typed | null {
  const names = parts.map((part) => part.text);
  const found = checking.scope.resolve(names);
  const written = names.join('.');
  switch (found.kind) {
    case 'field': {
      const { field, path } = found;
      // Without a related row there is no value, whatever the column itself promises.
      const nullable = field.nullable || path.length > 0;
      return { kind: 'column', path, field, type: field.type, nullable, start, end };
    }
    case 'term': {
      const { term, path } = found;
      return {
        kind: 'term',
        path,
        term,
        type: { kind: 'boolean' },
        nullable: term.condition.nullable,
        start,
        end,
      };
    }
    case 'broken':
      return null;
    case 'relationship': {
      const near = found.candidates.slice(0, 3).map((candidate) => `\`${written}.${candidate}\``);
      return checking.report(
        'type-mismatch',
        { start, end },
        `\`${written}\` is a relationship to ${found.to}, not a value.`,
        near.length > 0 ? `Name a field of it, such as ${near.join(', ')}.` : undefined,
      );
    }
    case 'fan-out': {
      const part = parts[found.part] ?? { start, end };
      return checking.report(
        'grain-mismatch',
        part,
        `\`${found.relationship}\` leads to many records, and an expression is about one.`,
        'Define the term or metric on the other entity, whose relationship leads back here.',
      );
    }
    case 'unknown':
      return reportUnknown(checking, parts[found.part], found.on, found.candidates);
  }
}

function reportUnknown(
  checking: Checking,
  part: Identifier | undefined,
  on: string,
  candidates: readonly string[],
): null {
  if (part === undefined) throw new RangeError('The unknown part of a name lies outside of it.');
  const near = suggestNearest(part.text, candidates);
  const wasQuoted = part.end - part.start !== part.text.length;
  const help =
    near !== null
      ? `Did you mean \`${near}\`?`
      : wasQuoted
        ? `If a text is meant, write it in single quotes: '${part.text.replaceAll("'", "''")}'.`
        : undefined;
  return checking.report('unknown-reference', part, `There is no \`${part.text}\` on ${on}.`, help);
}
