import { approvalKey, approvalPath } from '../../../src/approvals/approval-file.js';
import { missingApprovals } from '../../../src/approvals/missing-approvals.js';
import { recordApprovals } from '../../../src/approvals/write-approvals.js';
import type { Source } from '../../../src/diagnostic/source.js';
import { createMeanings } from '../../../src/meaning/create-meanings.js';
import { graphOfTexts } from '../../support/graph-of.js';

/** The files in which all owners approve everything the texts mean, but for the keys in `except`. */
export function approveAll(texts: readonly string[], except: readonly string[] = []): readonly Source[] {
  const graph = graphOfTexts(texts);
  const all = [...missingApprovals(graph, createMeanings(graph), new Map())];
  return [...graph.teams.keys()].map((team) => ({
    path: approvalPath(team),
    text: recordApprovals(
      null,
      team,
      all
        .filter(({ definition, missing }) => {
          const isOwn = missing.some((each) => each.team === team);
          return isOwn && !except.includes(`${team} ${approvalKey(definition)}`);
        })
        .map(({ definition, meaning }) => ({
          definition,
          approval: { meaning, by: 'Ada', on: '2026-01-31' },
        })),
    ),
  }));
}
