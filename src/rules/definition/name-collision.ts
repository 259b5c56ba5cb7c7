import { findModelIssues } from '../../compile/model-issues.js';
import { planNames } from '../../compile/name-plan.js';
import type { Span } from '../../diagnostic/source.js';
import type { Graph } from '../../graph/graph.js';
import type { AnyDefinition } from '../../language/definition.js';
import type { Meanings } from '../../meaning/meaning.js';
import { factsOf, refOf } from '../fact-reports.js';
import type { DefinitionRule, RuleReport } from '../rule.js';

/** Two things that would be compiled, or named in a condition, under one name. */
export const nameCollision: DefinitionRule = {
  id: 'name-collision',
  severity: 'error',
  *check(graph, { meanings }): Generator<RuleReport> {
    const found = [...collisions(graph, meanings)];
    yield* found;
    // What is compiled can be told only of definitions that fit together.
    if (found.length > 0 || graph.facts.length > 0) return;
    for (const { definition, message } of findModelIssues(planNames(graph))) {
      const owner = graph.definitions.find(
        (each) => each.kind === definition.kind && each.name === definition.name,
      );
      if (owner) yield compiledCollision(owner, message);
    }
  },
};

function* collisions(graph: Graph, meanings: Meanings): Generator<RuleReport> {
  for (const { definition, first } of factsOf(graph, 'name-twice')) {
    // Two meanings that can be compared are a conflict or a duplicate.
    const [one, other] = [meanings.of(definition), meanings.of(first)];
    if (one && other && meanings.compare(one, other).same !== null) continue;
    const noun = `${definition.kind} ${definition.name}`;
    yield collision({
      place: `${definition.kind}s`,
      later: { definition, span: definition.spanOf(['name']), words: noun },
      earlier: { definition: first, span: first.spanOf(['name']), words: 'first defined here' },
      message: `The ${noun} is defined twice.`,
    });
  }
  for (const [place, claims] of claimsByPlace(graph)) yield* collisionsAt(place, claims);
}

function compiledCollision(definition: AnyDefinition, message: string): RuleReport {
  return {
    definition: refOf(definition),
    message: `The ${definition.kind} ${definition.name} cannot be compiled: ${message}.`,
    span: definition.spanOf(['name']),
    about: message,
    help: 'Rename it.',
  };
}

interface Claim {
  readonly definition: AnyDefinition;
  readonly span: Span;
  readonly words: string;
}

type Places = Map<string, Map<string, Claim[]>>;

/** place → name → what claims the name there. */
function claimsByPlace(graph: Graph): Places {
  const places: Places = new Map();
  const claim = (place: string, name: string, definition: AnyDefinition, span: Span, words: string) => {
    const names = places.get(place) ?? new Map<string, Claim[]>();
    places.set(place, names);
    names.set(name, [...(names.get(name) ?? []), { definition, span, words }]);
  };
  for (const entity of graph.entities.values()) {
    const on = `on ${entity.name}`;
    entity.definition.value.fields.forEach((field, index) => {
      const words = `field ${entity.name}.${field.name}`;
      claim(on, field.name, entity.definition, entity.definition.spanOf(['fields', index, 'name']), words);
    });
    claim(
      'among the compiled cubes',
      entity.name,
      entity.definition,
      nameOf(entity.definition),
      `entity ${entity.name}`,
    );
  }
  for (const term of graph.terms.values()) {
    const on = `on ${term.entity}`;
    claim(on, term.name, term.definition, nameOf(term.definition), `term ${term.name}`);
  }
  for (const each of graph.segmentations.values()) {
    claim(
      `on ${each.entity}`,
      each.name,
      each.definition,
      nameOf(each.definition),
      `segmentation ${each.name}`,
    );
    claim('in the views', each.name, each.definition, nameOf(each.definition), `segmentation ${each.name}`);
  }
  for (const metric of graph.metrics.values()) {
    claim('in the views', metric.name, metric.definition, nameOf(metric.definition), `metric ${metric.name}`);
  }
  return places;
}

function nameOf(definition: AnyDefinition): Span {
  return definition.spanOf(['name']);
}

function* collisionsAt(place: string, names: ReadonlyMap<string, readonly Claim[]>): Generator<RuleReport> {
  for (const [name, claims] of names) {
    const [first, ...others] = [...claims].sort(byPosition);
    if (!first) continue;
    for (const later of others) {
      // A field twice in one entity is no readable entity; the reader has said so.
      if (later.definition === first.definition) continue;
      const message = `The ${later.words} and the ${first.words} would both be called \`${name}\` ${place}.`;
      yield collision({ place, later, earlier: first, message });
    }
  }
}

function byPosition(left: Claim, right: Claim): number {
  if (left.span.source.path === right.span.source.path) return left.span.start - right.span.start;
  return left.span.source.path < right.span.source.path ? -1 : 1;
}

function collision(found: { place: string; later: Claim; earlier: Claim; message: string }): RuleReport {
  const { later, earlier } = found;
  return {
    definition: refOf(later.definition),
    message: found.message,
    span: later.span,
    about: `${found.place} ${earlier.words}`,
    help: 'Rename one of them.',
    related: [
      {
        definition: refOf(earlier.definition),
        span: earlier.span,
        message: `${earlier.words[0]?.toUpperCase() ?? ''}${earlier.words.slice(1)}.`,
      },
    ],
  };
}
