import { expect, it } from 'vitest';
import { type NamePlan, planNames } from '../../src/compile/name-plan.js';
import { planModel } from '../../src/compile/plan-model.js';
import { graphOf } from '../support/graph-of.js';
import { COMPANY } from './support/company.js';

/** Everything that may clash, in order. */
function namesOf({ views, dimensions }: NamePlan): unknown {
  const membersOf = (each: NamePlan['views'][number]) =>
    each.measures.flatMap(({ metric }) => (metric ? [metric.name] : []));
  return {
    views: views.map((each) => [each.name, each.domain, membersOf(each), each.dimensions]),
    dimensions: [...dimensions],
  };
}

it('names what the whole plan names', () => {
  const graph = graphOf(COMPANY);
  const names = planNames(graph);
  expect(names.views.length).toBeGreaterThan(1);
  expect(namesOf(names)).toEqual(namesOf(planModel(graph, 'postgres')));
});

it('names what one metric of each kind alone can be split by', () => {
  const { metrics, ...rest } = graphOf(COMPANY);
  const kinds = new Set([...metrics.values()].map(({ formula }) => formula?.kind));
  expect([...kinds].sort()).toEqual(['aggregate', 'conversion', 'cumulative', 'derived', 'ratio']);
  for (const [name, metric] of metrics) {
    const graph = { ...rest, metrics: new Map([[name, metric]]) };
    expect(namesOf(planNames(graph)), name).toEqual(namesOf(planModel(graph, 'postgres')));
  }
});
