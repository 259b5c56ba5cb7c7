import type { Finding } from '../diagnostic/finding.js';
import { positionAt } from '../diagnostic/source.js';
import type { Graph } from '../graph/graph.js';
import type { AnyDefinition } from '../language/definition.js';
import { usersOf, usesOf } from './dependencies.js';
import { explainField } from './explain-field.js';
import { type ExplainOptions, remarksOn } from './explain-options.js';
import type { Explanation } from './explanation.js';
import type { Subject } from './find-definition.js';
import { meaningOf } from './meaning-of.js';
import { proofsOf } from './proofs.js';
import { relationsOf } from './relations.js';
import { ownersOf, titleOf } from './titles.js';

/** Tells what can be told; a definition with problems of its own keeps its words, owners and uses. */
export function explain(graph: Graph, subject: Subject, options: ExplainOptions): Explanation {
  return subject.kind === 'field'
    ? explainField(graph, subject, options)
    : explainDefinition(graph, subject.definition, options);
}

function explainDefinition(graph: Graph, definition: AnyDefinition, options: ExplainOptions): Explanation {
  const { kind, name, value, span } = definition;
  return {
    kind,
    name,
    title: titleOf(definition),
    file: span.source.path,
    line: positionAt(span.source, span.start).line,
    owners: ownersOf(graph, definition),
    status: value.status ?? 'approved',
    version: value.version ?? 1,
    synonyms: value.synonyms ?? [],
    tags: value.tags ?? [],
    description: value.description ?? null,
    relations: relationsOf(graph, definition),
    splitBy: kind === 'metric' ? options.splitBy(name) : [],
    uses: usesOf(graph, definition),
    usedBy: usersOf(graph, definition),
    findings: remarksOn(options.findings, (finding) => isAbout(finding, definition)),
    ...meaningOf(graph, definition, options.dialect),
    ...proofsOf(graph, options.meanings, definition),
  };
}

function isAbout({ definition, related }: Finding, { kind, name }: AnyDefinition): boolean {
  const places = [definition, ...(related ?? []).map((each) => each.definition)];
  return places.some((place) => place?.kind === kind && place.name === name);
}
