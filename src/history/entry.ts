import type { DefinitionRef } from '../diagnostic/definition-ref.js';
import { changeInWords } from './change-words.js';
import type { HistoryEntry } from './history.js';
import type { Difference } from './verdict.js';

/** What is told of a change; records are made here, while what they are of is still at hand. */
export function entryOf(commit: string, { kind, name }: DefinitionRef, verdict: Difference): HistoryEntry {
  const common = { commit, kind, name, relation: null, differs: [], witness: {}, through: [], from: null };
  switch (verdict.change) {
    case 'defined': {
      const { previousOf: of } = verdict;
      const message = of ? `kept: what ${of.name} meant as version ${of.version}` : 'defined';
      return { ...common, change: 'defined', message };
    }
    case 'removed':
      return { ...common, change: 'removed', message: 'removed' };
    case 'renamed': {
      const { from, to } = verdict;
      const message = name === to ? `renamed from ${from}` : `renamed to ${to}`;
      return { ...common, change: 'renamed', from, message };
    }
    case 'changed': {
      const { comparison, through } = verdict;
      const message = changeInWords(kind, verdict);
      if (!comparison) return { ...common, change: 'changed', through, message };
      const { relation, differs, witness } = comparison;
      return { ...common, change: 'changed', relation, differs, witness: { ...witness }, through, message };
    }
  }
}
