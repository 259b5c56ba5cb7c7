import type { Span } from '../../diagnostic/source.js';
import type { Dashboard, Graph } from '../../graph/graph.js';
import { type Aggregate, aggregatesOf, type Metric } from '../../graph/metric.js';
import type { AggregateMeaning, Comparison, Meanings } from '../../meaning/meaning.js';
import { type ClaimOnMetric, meaningOfClaim } from '../concept/claim-meaning.js';
import { differenceInWords } from '../concept/difference.js';
import { differingText } from '../concept/differing-text.js';
import { isNever } from '../concept/never.js';
import { evidenceOf } from '../concept/pair-report.js';
import { placeInWords, relatedWords } from '../concept/pair-words.js';
import { nameWithOwners } from '../concept/words.js';
import { fingerprintsOf } from '../condition/fingerprints.js';
import { refOf } from '../fact-reports.js';
import type { DefinitionRule, RuleReport } from '../rule.js';

/** What a dashboard computes is what the metric means whose name it shows. */
export const claimDrift: DefinitionRule = {
  id: 'claim-drift',
  severity: 'error',
  *check(graph, context): Generator<RuleReport> {
    for (const dashboard of graph.every.dashboards) {
      for (const claim of claimsOf(graph, dashboard)) {
        const drift = driftOf(context.meanings, claim);
        if (!drift || drift.comparison.same === true) continue;
        if (drift.comparison.same === null) context.open.push(openQuestion(graph, claim, drift));
        else yield report(graph, context.meanings, claim, drift);
      }
    }
  },
};

interface Drift {
  /** What the claim says, and the part of the metric it is nearest to. */
  readonly claimed: AggregateMeaning;
  readonly meant: AggregateMeaning;
  readonly comparison: Comparison;
}

function* claimsOf(graph: Graph, { definition, claims }: Dashboard): Generator<ClaimOnMetric> {
  for (const [index, claim] of claims.entries()) {
    const written = definition.value.claims?.[index];
    const metric = graph.metrics.get(claim.metric);
    if (!written || !metric?.formula) continue;
    const { where, value } = written;
    // A claim that has problems of its own says nothing yet.
    if ((where !== undefined && !claim.where) || (value !== undefined && !claim.value)) continue;
    yield { dashboard: definition, index, written, claim, metric };
  }
}

/** The part of the metric that the claim is about: of several the one that it says best. null when it cannot be told. */
function driftOf(meanings: Meanings, claim: ClaimOnMetric): Drift | null {
  const drifts = partsClaimed(claim).map((aggregate): Drift => {
    const meant = meanings.aggregate(aggregate, null);
    const claimed = meaningOfClaim(meanings, claim, aggregate);
    return { claimed, meant, comparison: meanings.compare(claimed, meant) };
  });
  const judged = drifts.filter(
    ({ claimed, meant }) => !isNever(meanings, claimed) && !isNever(meanings, meant),
  );
  const [best = null] = judged.sort((one, other) => distance(one.comparison) - distance(other.comparison));
  return best;
}

/** Those of the entity the claim names; where the metric has none of it, all. */
function partsClaimed({ metric, written }: ClaimOnMetric): readonly Aggregate[] {
  const all = metric.formula ? aggregatesOf(metric.formula) : [];
  const ofEntity = all.filter(({ entity }) => entity === written.entity);
  return ofEntity.length > 0 ? ofEntity : all;
}

/** The same is nearest, then what is not known to differ, then fewer parts. */
function distance({ same, differs }: Comparison): number {
  return same === true ? -2 : same === null ? -1 : differs.length;
}

function report(graph: Graph, meanings: Meanings, on: ClaimOnMetric, drift: Drift): RuleReport {
  const { dashboard, metric, written } = on;
  const { claimed, meant, comparison } = drift;
  const there = relatedSpan(metric, drift);
  const ours = {
    definition: dashboard,
    meaning: claimed,
    called: `\`${dashboard.name}\``,
    ...(written.value === undefined ? {} : { takes: written.value }),
  };
  const called = `\`${metric.name}\` (${placeInWords(there)})`;
  const theirs = { definition: metric.definition, meaning: meant, called };
  const difference = differenceInWords(graph, ours, theirs, comparison);
  return {
    ...placeOf(graph, on, drift),
    message: `The dashboard ${nameWithOwners(graph, dashboard)} shows ${nameWithOwners(graph, metric.definition)} and computes something else. ${difference}`,
    about: `${metric.name} ${fingerprintsOf(meanings, [claimed, meant])}`,
    help: `Let the dashboard ask for \`${metric.name}\`, or agree with its owners on what it should mean.`,
    ...evidenceOf(comparison),
  };
}

function openQuestion(graph: Graph, on: ClaimOnMetric, drift: Drift) {
  const { dashboard, metric } = on;
  return {
    ...placeOf(graph, on, drift),
    about: `claim-drift ${metric.name}`,
    question: `whether what ${dashboard.name} computes is ${metric.name}`,
    reason: drift.comparison.reason ?? 'the engine gave no answer',
  };
}

function placeOf(graph: Graph, on: ClaimOnMetric, drift: Drift) {
  const { dashboard, metric } = on;
  return {
    definition: refOf(dashboard),
    span: claimedSpan(on, drift),
    related: [
      {
        definition: refOf(metric.definition),
        span: relatedSpan(metric, drift),
        message: relatedWords(graph, metric.definition),
      },
    ],
  };
}

/** The text of the claim that differs from the metric. */
function claimedSpan({ dashboard, index, written }: ClaimOnMetric, { comparison }: Drift): Span {
  const keys = { condition: 'where', value: 'value', time: 'time', entity: 'entity' } as const;
  const differing = Object.entries(keys).find(
    ([part, key]) => comparison.differs.some((each) => each === part) && written[key] !== undefined,
  );
  const [key = 'metric'] = [differing?.[1], ...Object.values(keys)].filter(
    (each) => each !== undefined && written[each] !== undefined,
  );
  return dashboard.spanOf(['claims', index, key]);
}

function relatedSpan({ definition }: Metric, { claimed, meant, comparison }: Drift): Span {
  return differingText({ definition, meaning: meant }, { definition, meaning: claimed }, comparison.differs);
}
