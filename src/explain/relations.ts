import { listInWords } from '../diagnostic/words.js';
import type { Graph } from '../graph/graph.js';
import type { AnyDefinition } from '../language/definition.js';
import { titleOf } from './titles.js';

/** What a definition declares about others, and others about it, in sentences. */
export function relationsOf(graph: Graph, definition: AnyDefinition): readonly string[] {
  const { value, kind } = definition;
  const name = (other: string) => titleNamed(graph, kind, other);
  const names = (others: readonly string[]) => listInWords(others.map(name));
  const sentences: string[] = [];
  if (value.status === 'draft') sentences.push('A draft: not agreed yet.');
  if (definition.previousOf !== null) sentences.push(keptWords(graph, definition));
  else if (value.status === 'deprecated') {
    const instead = value.replaced_by === undefined ? '' : ` Use ${name(value.replaced_by)} instead.`;
    const until = value.sunset === undefined ? '' : ` After ${value.sunset} nothing may refer to it.`;
    sentences.push(`Deprecated.${instead}${until}`);
  }
  if (value.variant_of !== undefined) {
    const because = value.because === undefined ? '' : `, because: ${value.because.replace(/\.$/, '')}`;
    sentences.push(`Deliberately another meaning of ${name(value.variant_of)}${because}.`);
  }
  if (value.distinct_from?.length) sentences.push(`Not to be taken for ${names(value.distinct_from)}.`);
  if (definition.kind === 'term') {
    const { refines, disjoint_with: disjoint, equivalent_to: equivalent } = definition.value;
    const title = titleOf(definition);
    if (refines?.length) sentences.push(`Every "${title}" is also ${names(refines)}.`);
    if (disjoint?.length)
      sentences.push(`No record is both "${title}" and ${listInWords(disjoint.map(name), 'or')}.`);
    if (equivalent?.length) sentences.push(`Means the same records as ${names(equivalent)}.`);
  }
  return [...sentences, ...toldByOthers(graph, definition)];
}

/** What an earlier meaning is, and how long there is time to do without it. */
function keptWords(graph: Graph, { kind, previousOf, value }: AnyDefinition): string {
  const today = titleNamed(graph, kind, previousOf?.name ?? '');
  const because = value.because === undefined ? '' : `, because: ${value.because.replace(/\.$/, '')}`;
  const until = value.sunset === undefined ? '' : `, kept until ${value.sunset}`;
  return `What ${today} meant as version ${value.version ?? 1}${until}${because}. Use ${today} instead.`;
}

/** Of a definition, that its earlier meaning can still be asked for. */
function keptBeside({ name, value }: AnyDefinition): string {
  const until = value.sunset === undefined ? '' : ` until ${value.sunset}`;
  return `What it meant as version ${value.version ?? 1} is kept as ${name}${until}.`;
}

function toldByOthers(graph: Graph, { kind, name }: AnyDefinition): readonly string[] {
  return graph.definitions
    .filter((other) => other.kind === kind && other.name !== name)
    .flatMap((other) => {
      const title = `"${titleOf(other)}" (${other.name})`;
      return [
        ...(other.value.variant_of === name ? [`${title} is a variant of it.`] : []),
        ...(other.previousOf?.name === name ? [keptBeside(other)] : []),
        ...(other.previousOf === null && other.value.replaced_by === name ? [`Replaces ${title}.`] : []),
        ...(other.value.distinct_from?.includes(name) ? [`Not to be taken for ${title}.`] : []),
        ...(other.kind === 'term' && other.value.refines?.includes(name)
          ? [`Every ${title} is one of these.`]
          : []),
        ...(other.kind === 'term' && other.value.disjoint_with?.includes(name)
          ? [`None of these is ${title}.`]
          : []),
        ...(other.kind === 'term' && other.value.equivalent_to?.includes(name)
          ? [`Means the same records as ${title}.`]
          : []),
      ];
    });
}

function titleNamed(graph: Graph, kind: AnyDefinition['kind'], name: string): string {
  const found = graph.definitions.find((each) => each.kind === kind && each.name === name);
  return found ? `"${titleOf(found)}" (${name})` : name;
}
