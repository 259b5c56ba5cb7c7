import { refKey } from '../diagnostic/definition-ref.js';
import type { Fact } from '../graph/fact.js';
import type { Graph } from '../graph/graph.js';
import type { AnyDefinition } from '../language/definition.js';
import type { Comparison, Meaning } from '../meaning/meaning.js';
import type { Pair } from './change.js';
import type { Judgement } from './judgement.js';
import { Needs } from './needs.js';
import type { TextDifference } from './text-differences.js';
import { partsOf } from './topics.js';
import type { Worlds } from './worlds.js';

/** How today's meaning stands to the old one, the old read over today's entities. */
export function judgeMeaning(
  worlds: Worlds,
  { before, definition }: Pair,
  differences: readonly TextDifference[],
): Judgement {
  const { meanings } = worlds.head;
  const now = meaningOf(meanings.of(definition));
  if (!now) return { kind: 'not-compared', side: 'now' };
  const old = meaningOf(worlds.old.meanings.of(before));
  if (!old) {
    const own = worlds.before.meanings.of(before);
    if (!own) return { kind: 'not-compared', side: 'base' };
    const about = `${worlds.before.meanings.fingerprint(own)} ${meanings.fingerprint(now)}`;
    return { kind: 'different', comparison: unreadable(worlds, before, differences), about };
  }
  const [was, is] = [meanings.fingerprint(old), meanings.fingerprint(now)];
  if (was === is) return { kind: 'same' };
  const comparison = meanings.compare(now, old);
  const about = `${was} ${is}`;
  if (comparison.same === true) return { kind: 'same' };
  if (comparison.same === false) return { kind: 'different', comparison, about };
  return { kind: 'undecided', reason: comparison.reason ?? 'no reason given', about };
}

/** Whether the definition's own text changed the meaning, and not only what it uses. */
export function isOwnChange(worlds: Worlds, needs: Needs, { before, definition }: Pair): boolean {
  const now = meaningOf(worlds.head.meanings.of(definition));
  const old = meaningOf(worlds.withOld(before, needs.of(definition)).meanings.of(before));
  return !now || !old || worlds.head.meanings.compare(now, old).same !== true;
}

/** What a segmentation promises of itself is a promise, not a meaning. */
function meaningOf(meaning: Meaning | null): Meaning | null {
  if (meaning?.kind !== 'plain' || meaning.of !== 'segmentation') return meaning;
  const { entity = '' } = meaning.pieces;
  return { ...meaning, pieces: { entity } };
}

/** The old meaning needs what is gone today: nothing can be asked about it. */
function unreadable(
  worlds: Worlds,
  before: AnyDefinition,
  differences: readonly TextDifference[],
): Comparison {
  return {
    same: false,
    relation: 'unknown',
    differs: partsOf(differences),
    proof: 'unknown',
    assumptions: [],
    witness: {},
    words: {},
    reason: reasonOf(worlds.old.graph, before),
  };
}

/** Why a definition has no meaning: what is wrong with it, else with what it needs. */
function reasonOf(graph: Graph, definition: AnyDefinition): string {
  const needed = new Needs([graph]).of(definition);
  const fact =
    graph.facts.find((each) => each.definition === definition) ??
    graph.facts.find((each) => needed.has(refKey(each.definition)));
  return fact ? factInWords(fact) : 'something it needs is gone';
}

function factInWords(fact: Fact): string {
  switch (fact.kind) {
    case 'unknown-name':
      return `the ${fact.wanted} \`${fact.written}\` is gone`;
    case 'unknown-team':
      return `the team \`${fact.written}\` is gone`;
    case 'expression':
      return clauseOf(fact.problem.message);
    case 'misfit':
      return clauseOf(fact.message);
    case 'name-twice':
      return `the ${fact.definition.kind} \`${fact.definition.name}\` is there twice`;
    case 'cycle':
      return `${fact.around.join(' needs ')}`;
  }
}

/** A sentence as a part of another. */
function clauseOf(sentence: string): string {
  const [first = '', second = ''] = sentence;
  // `NULL`, `SQL` stay as they are.
  const begin = /[a-z ]/.test(second) ? first.toLowerCase() : first;
  return (begin + sentence.slice(1)).replace(/\.$/, '');
}
