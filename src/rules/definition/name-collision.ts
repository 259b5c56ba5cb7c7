import { findModelIssues } from '../../compile/model-issues.js';
import { planNames } from '../../compile/name-plan.js';
import type { Span } from '../../diagnostic/source.js';
import type { Graph } from '../../graph/graph.js';
import type { AnyDefinition, Path } from '../../language/definition.js';
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
    if (definition.previousOf !== null || first.previousOf !== null) {
      yield* keptCollision(definition, first);
      continue;
    }
    // Two meanings that can be compared are a conflict or a duplicate.
    const [one, other] = [meanings.of(definition), meanings.of(first)];
    if (one && other && meanings.compare(one, other).same !== null) continue;
    const noun = `${definition.kind} ${definition.name}`;
    yield collision({
      place: `${definition.kind}s`,
      later: placed({ definition, path: NAME, words: noun }),
      earlier: placed({ definition: first, path: NAME, words: 'first defined here' }),
      message: `The ${noun} is defined twice.`,
    });
  }
  for (const [place, claims] of claimsByPlace(graph)) yield* collisionsAt(place, claims);
}

/** The name of an earlier meaning follows from what it is a meaning of, so that the other one makes way. */
function* keptCollision(definition: AnyDefinition, first: AnyDefinition): Generator<RuleReport> {
  // Two of one name are told of themselves.
  if (definition.previousOf && first.previousOf?.name === definition.previousOf.name) return;
  const told = [definition, first].map((each) =>
    placed({ definition: each, path: NAME, words: keptWords(each) }),
  );
  const [earlier, later] = told.sort(byPosition);
  if (!earlier || !later) return;
  const { kind, name } = definition;
  const { previousOf, value } = definition.previousOf ? definition : first;
  yield {
    ...collision({
      place: `${kind}s`,
      later,
      earlier,
      message: `The ${kind} \`${name}\` is defined, and is what \`previous\` keeps of \`${previousOf?.name ?? ''}\` as version ${value.version ?? 1}.`,
    }),
    help: `Take \`previous\` out of \`${previousOf?.name ?? ''}\` if the other one is what it meant; else rename that.`,
  };
}

function keptWords({ previousOf, kind, name, value }: AnyDefinition): string {
  return previousOf === null
    ? `${kind} ${name}`
    : `version ${value.version ?? 1} of the ${kind} ${previousOf.name}`;
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
  /** Where the name stands in the definition. */
  readonly path: Path;
  readonly words: string;
}

/** A claim on a name that others claim, too. */
type Placed = Claim & { readonly span: Span };

const NAME: Path = ['name'];

function placed(claim: Claim): Placed {
  return { ...claim, span: claim.definition.spanOf(claim.path) };
}

type Places = Map<string, Map<string, Claim[]>>;

/** place → name → what claims the name there. */
function claimsByPlace(graph: Graph): Places {
  const places: Places = new Map();
  const claim = (place: string, name: string, one: Claim) => {
    const names = places.get(place) ?? new Map<string, Claim[]>();
    places.set(place, names);
    const claims = names.get(name);
    if (claims) claims.push(one);
    else names.set(name, [one]);
  };
  for (const { name: entity, definition } of graph.entities.values()) {
    definition.value.fields.forEach(({ name }, index) => {
      const path = ['fields', index, 'name'];
      claim(`on ${entity}`, name, { definition, path, words: `field ${entity}.${name}` });
    });
    claim('among the compiled cubes', entity, { definition, path: NAME, words: `entity ${entity}` });
  }
  for (const { definition, entity, name } of graph.terms.values()) {
    claim(`on ${entity}`, name, { definition, path: NAME, words: `term ${name}` });
  }
  for (const { definition, entity, name } of graph.segmentations.values()) {
    const one = { definition, path: NAME, words: `segmentation ${name}` };
    claim(`on ${entity}`, name, one);
    claim('in the views', name, one);
  }
  for (const { definition, name } of graph.metrics.values()) {
    claim('in the views', name, { definition, path: NAME, words: `metric ${name}` });
  }
  return places;
}

function* collisionsAt(place: string, names: ReadonlyMap<string, readonly Claim[]>): Generator<RuleReport> {
  for (const [name, claims] of names) {
    if (claims.length < 2) continue;
    const [first, ...others] = claims.map(placed).sort(byPosition);
    if (!first) continue;
    for (const later of others) {
      // A field twice in one entity is no readable entity; the reader has said so.
      if (later.definition === first.definition) continue;
      const message = `The ${later.words} and the ${first.words} would both be called \`${name}\` ${place}.`;
      yield collision({ place, later, earlier: first, message });
    }
  }
}

function byPosition(left: Placed, right: Placed): number {
  if (left.span.source.path === right.span.source.path) return left.span.start - right.span.start;
  return left.span.source.path < right.span.source.path ? -1 : 1;
}

function collision(found: { place: string; later: Placed; earlier: Placed; message: string }): RuleReport {
  const { later, earlier } = found;
  return {
    definition: refOf(later.definition),
    message: found.message,
    span: later.span,
    about: [found.place, ...[earlier.words, later.words].sort()].join(' '),
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
