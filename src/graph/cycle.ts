import type { Span } from '../diagnostic/source.js';
import type { AnyDefinition } from '../language/definition.js';
import type { Fact } from './fact.js';

/** One definition (or computed field) on a ring, and where it names the next. */
export interface CycleStep {
  /** `term a`, `field visit.first`. */
  readonly label: string;
  readonly definition: AnyDefinition;
  readonly span: Span;
}

/** The ring as a fact, told at the place that comes last by path and position: the one that closed it. */
export function cycleOf(steps: readonly CycleStep[]): Extract<Fact, { kind: 'cycle' }> | null {
  const [first] = steps;
  const [last, ...others] = [...steps].sort((a, b) => (comesLater(a.span, b.span) ? -1 : 1));
  if (!first || !last) return null;
  return {
    kind: 'cycle',
    definition: last.definition,
    span: last.span,
    around: [...steps, first].map(({ label }) => label),
    others: others.filter(({ definition }) => definition !== last.definition).reverse(),
  };
}

function comesLater(span: Span, other: Span): boolean {
  const path = span.source.path;
  return path === other.source.path ? span.start > other.start : path > other.source.path;
}
