import { DEFINITION_KINDS } from '../diagnostic/definition-ref.js';
import { listInWords } from '../diagnostic/words.js';
import type { Graph } from '../graph/graph.js';
import type { Definition } from '../language/definition.js';
import { LIST_KEY_OF_KIND } from '../language/schema.js';
import type { Part } from './explanation.js';
import { inSentence, nameInWords, teamNamed, titleOf } from './titles.js';
import { inPlainWords } from './words.js';

export function teamSentences({ value }: Definition<'team'>): readonly string[] {
  return [
    ...(value.domain === undefined
      ? []
      : [`A team of the function ${nameInWords(value.domain).toLowerCase()}.`]),
    ...(value.github === undefined ? [] : [`On GitHub: ${value.github}.`]),
    ...(value.gitlab === undefined ? [] : [`On GitLab: ${value.gitlab}.`]),
    ...(value.email === undefined ? [] : [`Mail: ${value.email}.`]),
    ...(value.slack === undefined ? [] : [`Slack: ${value.slack}.`]),
  ];
}

/** What the team owns, alone or with others. */
export function teamParts(graph: Graph, { name }: Definition<'team'>): readonly Part[] {
  return DEFINITION_KINDS.flatMap((kind) => {
    const owned = graph.definitions.filter((each) => each.kind === kind && each.value.owners?.includes(name));
    const texts = owned.map((each) => {
      const others = (each.value.owners ?? []).filter((owner) => owner !== name);
      const shared =
        others.length === 0
          ? ''
          : ` (with ${listInWords(others.map((other) => teamNamed(graph, other).title))})`;
      return titleOf(each) + shared;
    });
    return texts.length === 0
      ? []
      : [{ heading: 'Owns', name: LIST_KEY_OF_KIND[kind], text: texts.join('; ') }];
  });
}

export function handoffSentences(graph: Graph, { value }: Definition<'handoff'>): readonly string[] {
  const [from, to] = [value.from, value.to].map((team) => teamNamed(graph, team).title);
  const entity = graph.entities.get(value.entity)?.definition;
  const record = inSentence(entity ? titleOf(entity) : nameInWords(value.entity));
  const released = value.released_at === undefined ? '' : ` (at ${value.released_at})`;
  const accepted = value.accepted_at === undefined ? '' : ` (at ${value.accepted_at})`;
  return [
    `${from} passes each ${record} on to ${to}.`,
    `It is let go as "${termTitle(graph, value.releases)}"${released}, and taken up as "${termTitle(graph, value.accepts)}"${accepted}.`,
    ...(value.within === undefined ? [] : [`It should be taken up within ${value.within}.`]),
    'A check proves that everything that is let go can be taken up.',
  ];
}

export function contradictionSentences(
  graph: Graph,
  { name, value }: Definition<'contradiction'>,
): readonly string[] {
  const found = graph.contradictions.get(name);
  const by = (found?.by ?? []).map((each) =>
    each.kind === 'segmentation'
      ? inSentence(graph.segmentations.get(each.name)?.definition.value.title ?? nameInWords(each.name))
      : `${nameInWords(each.entity).toLowerCase()}'s ${nameInWords(each.field).toLowerCase()}`,
  );
  const split = [...by, ...(value.grain === undefined ? [] : [value.grain])];
  const across = split.length === 0 ? '' : `, looked at by ${listInWords(split)}`;
  if (!found?.story || !found.reality)
    return [`Two stories that cannot both hold${across}; one of them has problems of its own.`];
  return [
    `Contradicted wherever ${inPlainWords(graph, found.story)}, and yet ${inPlainWords(graph, found.reality)}${across}.`,
  ];
}

export function dashboardSentences({ value }: Definition<'dashboard'>): readonly string[] {
  return [
    ...(value.tool === undefined ? [] : [`Made with ${value.tool}.`]),
    ...(value.url === undefined ? [] : [`At ${value.url}`]),
  ];
}

export function dashboardParts(graph: Graph, { name, value }: Definition<'dashboard'>): readonly Part[] {
  const claims = graph.dashboards.get(name)?.claims ?? [];
  return [
    ...(value.uses ?? []).map((used): Part => {
      const found = graph.definitions.find((each) => each.name === used && each.kind !== 'team');
      return { heading: 'Shows', name: used, text: found ? titleOf(found) : 'not defined' };
    }),
    ...claims.map(({ metric, where, value: taken }): Part => {
      const texts = [
        ...(where ? [`counts where ${inPlainWords(graph, where)}`] : []),
        ...(taken ? [`takes ${inPlainWords(graph, taken)}`] : []),
      ];
      return { heading: 'Computes today', name: metric, text: texts.join('; ') || 'cannot be told' };
    }),
  ];
}

export function objectiveSentences(graph: Graph, { value }: Definition<'objective'>): readonly string[] {
  const metric = graph.metrics.get(value.metric);
  const title = metric ? titleOf(metric.definition) : nameInWords(value.metric);
  const percent = metric?.definition.value.format === 'percent';
  const target = percent
    ? `${Number((value.target * 100).toPrecision(12))} %`
    : value.target.toLocaleString('en');
  const unit = percent || !metric?.unit ? '' : ` ${metric.unit}`;
  const direction = metric?.definition.value.goal === 'down' ? 'at most' : 'at least';
  return [`${title} is to be ${direction} ${target}${unit} by ${value.by}.`];
}

function termTitle(graph: Graph, name: string): string {
  const definition = graph.terms.get(name)?.definition;
  return definition ? titleOf(definition) : nameInWords(name);
}
