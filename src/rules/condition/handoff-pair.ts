import type { Report } from '../../diagnostic/finding.js';
import type { Graph, Handoff, Term } from '../../graph/graph.js';
import type { Found, Meanings } from '../../meaning/meaning.js';
import { titleOf } from '../concept/words.js';
import { refOf } from '../fact-reports.js';
import type { RuleContext } from '../rule.js';
import { pairOf, type TermPair } from './term-pair.js';
import { teamTitle } from './wording.js';

/** Both sides of a handoff, and the records that one side knows and the other does not. */
export interface HandoffSides {
  readonly handoff: Handoff;
  readonly releases: Term;
  readonly accepts: Term;
  /** Their records. */
  readonly pair: TermPair;
  /** The teams' titles. */
  readonly from: string;
  readonly to: string;
  readonly found: Found;
  readonly relation: NonNullable<Report['relation']> | null;
}

/** Every handoff whose sides can be compared. `leak`: what is released and not accepted, or the reverse. */
export function* sidesOf(
  graph: Graph,
  meanings: Meanings,
  leak: 'unaccepted' | 'unreleased',
): Generator<HandoffSides> {
  for (const handoff of graph.every.handoffs) {
    const releases = graph.terms.get(handoff.releases);
    const accepts = graph.terms.get(handoff.accepts);
    const pair = pairOf(meanings, releases, accepts);
    if (!releases || !accepts || !pair || releases.entity !== handoff.entity) continue;
    const { left, right } = pair;
    const found =
      leak === 'unaccepted'
        ? meanings.find({ inside: [left], outside: [right] })
        : meanings.find({ inside: [right], outside: [left] });
    const { value } = handoff.definition;
    yield {
      handoff,
      releases,
      accepts,
      pair,
      from: teamTitle(graph, value.from),
      to: teamTitle(graph, value.to),
      found,
      relation: found.answer === 'record' ? meanings.compare(left, right).relation : null,
    };
  }
}

/** The other place of a finding about a handoff: what the receiver accepts. */
export function acceptedPlace({ accepts, to }: HandoffSides): NonNullable<Report['related']>[number] {
  return {
    definition: refOf(accepts.definition),
    span: accepts.definition.spanOf(['where']),
    message: `What ${to} accepts, "${titleOf(accepts.definition)}".`,
  };
}

/** Leaves a question about a handoff to the rule `undecided`. */
export function leaveOpen(
  { open }: RuleContext,
  sides: HandoffSides,
  asked: { readonly rule: string; readonly key: 'accepts' | 'releases'; readonly question: string },
): void {
  const { definition } = sides.handoff;
  if (sides.found.answer !== 'unknown') return;
  open.push({
    definition: refOf(definition),
    span: definition.spanOf([asked.key]),
    related: [acceptedPlace(sides)],
    about: asked.rule,
    question: asked.question,
    reason: sides.found.reason,
  });
}
