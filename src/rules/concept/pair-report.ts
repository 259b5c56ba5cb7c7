import type { Report } from '../../diagnostic/finding.js';
import type { Graph } from '../../graph/graph.js';
import type { Comparison } from '../../meaning/meaning.js';
import { refOf } from '../fact-reports.js';
import type { OpenQuestion, RuleContext } from '../rule.js';
import { differenceInWords, type Side } from './difference.js';
import { differingText, type Meant } from './differing-text.js';
import type { Pair } from './pair.js';
import { calledOther, relatedWords } from './pair-words.js';

/** A pair, what both mean, and how the later one stands to the earlier. */
export interface Compared {
  readonly pair: Pair;
  readonly later: Meant;
  readonly earlier: Meant;
  readonly comparison: Comparison;
}

/** Both meanings and how they stand to each other; null when one of them has problems of its own. */
export function comparePair({ meanings }: RuleContext, pair: Pair): Compared | null {
  const [left, right] = [meanings.of(pair.later), meanings.of(pair.earlier)];
  if (!left || !right) return null;
  const later = { definition: pair.later, meaning: left };
  const earlier = { definition: pair.earlier, meaning: right };
  return { pair, later, earlier, comparison: meanings.compare(left, right) };
}

/** What a report says of two meanings that are not the same, on the text of the later one that makes the difference. */
export function reportOfDifference(graph: Graph, { pair, later, earlier, comparison }: Compared) {
  const { differs } = comparison;
  return {
    definition: refOf(pair.later),
    span: differingText(later, earlier, differs),
    related: [
      {
        definition: refOf(pair.earlier),
        span: differingText(earlier, later, differs),
        message: relatedWords(graph, pair.earlier),
      },
    ],
    ...evidenceOf(comparison),
  } satisfies Partial<Report>;
}

/** In what they differ, in sentences: the later is "this one". */
export function differenceOf(graph: Graph, { pair, later, earlier, comparison }: Compared): string {
  const span = differingText(earlier, later, comparison.differs);
  const here: Side = {
    ...later,
    called: pair.later.name === pair.earlier.name ? 'this one' : `\`${pair.later.name}\``,
  };
  const there: Side = { ...earlier, called: calledOther(graph, pair, span) };
  return differenceInWords(graph, here, there, comparison);
}

export function evidenceOf({ relation, differs, proof, assumptions, witness }: Comparison) {
  return {
    relation,
    differs,
    proof,
    assumptions,
    ...(Object.keys(witness).length > 0 ? { witness } : {}),
  } satisfies Partial<Report>;
}

/** Both meanings, whichever comes first in the files: a finding is another one when what it is about means something else. */
export function bothMeanings(
  { meanings }: RuleContext,
  { later, earlier }: Pick<Compared, 'later' | 'earlier'>,
): string {
  return [later, earlier]
    .map(({ meaning }) => meanings.fingerprint(meaning))
    .sort()
    .join(' ');
}

/** What a rule could not tell of a pair, for the rule `undecided`. */
export function openPair(graph: Graph, compared: Compared, rule: string): OpenQuestion {
  const { pair, later, earlier, comparison } = compared;
  const { kind, name } = pair.later;
  const question =
    name === pair.earlier.name
      ? `whether the two definitions of the ${kind} ${name} mean the same`
      : `whether ${name} and ${pair.earlier.name} mean the same`;
  return {
    definition: refOf(pair.later),
    span: differingText(later, earlier, ['condition']),
    related: [
      {
        definition: refOf(pair.earlier),
        span: differingText(earlier, later, ['condition']),
        message: relatedWords(graph, pair.earlier),
      },
    ],
    about: rule,
    question,
    reason: comparison.reason ?? 'the engine gave no answer',
  };
}
