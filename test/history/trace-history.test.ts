import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refKey } from '../../src/diagnostic/definition-ref.js';
import { diffGraphs } from '../../src/diff/diff-graphs.js';
import { createWorlds } from '../../src/diff/worlds.js';
import { buildGraph } from '../../src/graph/build-graph.js';
import { readFile } from '../../src/history/file-reading.js';
import { Snapshot } from '../../src/history/snapshot.js';
import { traceHistory } from '../../src/history/trace-history.js';
import { readDefinitions } from '../../src/language/read-definitions.js';
import { createMeanings } from '../../src/meaning/create-meanings.js';

/** Each piece of a small project, written in several ways, some with the same meaning. */
const PIECES = {
  'entities.yml': [
    ['score * 2', 'score * 3', 'score + score', 'bonus'],
    ['integer', 'decimal'],
    ['integer', 'string'],
  ],
  'good.yml': [
    ['score >= 50', 'NOT score < 50', 'score >= 60', 'doubled >= 100', 'account.size > 5'],
    ['', ', version: 2, previous: {sunset: 2099-01-01, where: score >= 40}'],
  ],
  'fine.yml': [
    ['good', 'good AND bonus > 1', 'score > 70', 'good OR account.size > 7'],
    ['score > 80', 'good', 'NOT score <= 80'],
  ],
  'metrics.yml': [
    ['good', 'fine', 'lead', 'fine_v1'],
    ['sum', 'average'],
    ['score', 'bonus', 'doubled'],
  ],
} as const;
type File = keyof typeof PIECES;
const FILES = Object.keys(PIECES) as readonly File[]; // The keys of a literal.

const WRITE: Readonly<Record<File, (...chosen: readonly string[]) => string>> = {
  'entities.yml': (doubled, bonus, size) => `
teams: [{name: ops}]
entities:
  - name: account
    owners: [ops]
    source: crm.accounts
    primary_key: account_id
    fields: [{name: account_id, type: string, nullable: false}, {name: size, type: ${size}}]
  - name: lead
    owners: [ops]
    source: crm.leads
    primary_key: lead_id
    fields:
      - {name: lead_id, type: string, nullable: false}
      - {name: account_id, type: string}
      - {name: score, type: integer}
      - {name: bonus, type: ${bonus}}
      - {name: doubled, type: decimal, expression: ${doubled}}
    relationships: [{name: account, to: account, on: account_id, type: many_to_one}]
`,
  'good.yml': (where, more) => `terms: [{name: good, owners: [ops], entity: lead, where: ${where}${more}}]\n`,
  'fine.yml': (where, before) =>
    `terms: [{name: fine, owners: [ops], entity: lead, where: ${where}, version: 2, previous: {sunset: 2099-01-01, where: ${before}}}]\n`,
  'metrics.yml': (of, type, value) => `
metrics:
  - {name: goods, owners: [ops], type: count, of: ${of}}
  - {name: worth, owners: [ops], type: ${type}, of: ${of}, value: ${value}}
  - {name: share, owners: [ops], type: ratio, numerator: goods, denominator: worth}
`,
};

const textOf = fc
  .constantFrom(...FILES)
  .chain((file) =>
    fc
      .tuple(...PIECES[file].map((choices) => fc.constantFrom(...choices)))
      .map((chosen) => ({ file, text: WRITE[file](...chosen) })),
  );

type State = Readonly<Record<string, string>>;
const FIRST: State = Object.fromEntries(
  FILES.map((file) => [file, WRITE[file](...PIECES[file].map(([choice]) => choice))]),
);

/** States of a project, oldest first: each writes one file anew. */
const history = fc.array(textOf, { minLength: 1, maxLength: 6 }).map((edits) => {
  const states: State[] = [FIRST];
  for (const { file, text } of edits) states.push({ ...states.at(-1), [file]: text });
  return states;
});

function graphOf(state: State) {
  const sources = Object.entries(state).map(([path, text]) => ({ path, text }));
  return buildGraph({ config: {}, ...readDefinitions(sources) });
}

/** What changed between two whole projects, all of it resolved and compared, where both sides can be read. */
function changesOf(before: State, now: State): ReadonlySet<string> | null {
  const [base, head] = [graphOf(before), graphOf(now)];
  for (const graph of [base, head]) {
    const meanings = createMeanings(graph);
    if (graph.definitions.some((each) => meanings.of(each) === null)) return null;
  }
  const [was, is] = [base, head].map((graph) => {
    const meanings = createMeanings(graph);
    return new Map(
      graph.definitions.map((each) => {
        const meaning = meanings.of(each);
        return [refKey(each), meaning && meanings.fingerprint(meaning)];
      }),
    );
  });
  const changed = new Set<string>();
  for (const change of diffGraphs(createWorlds(base, head), { base: [], head: [] })) {
    if (change.kind !== 'meaning-changed' && change.kind !== 'meaning-inherited') continue;
    changed.add(refKey(change.definition));
    if (change.kind === 'meaning-changed') for (const each of change.affected) changed.add(refKey(each));
  }
  return new Set([...changed].filter((key) => was?.get(key) !== is?.get(key)));
}

async function traced(states: readonly State[]) {
  const files = new Map<string, ReturnType<typeof readFile>>();
  const snapshots = states.map((state) => {
    const readings = Object.entries(state).map(([path, text]) => {
      const reading = files.get(text) ?? readFile({ path, text });
      files.set(text, reading);
      return reading;
    });
    return new Snapshot({}, readings);
  });
  const commits = states
    .map((_, index) => ({
      id: String(index),
      parents: index === 0 ? [] : [String(index - 1)],
      isShallowEnd: false,
    }))
    .reverse();
  const told: string[] = [];
  const snapshotAt = async (id: string) => {
    const snapshot = snapshots[Number(id)];
    if (!snapshot) throw new RangeError(id);
    return snapshot;
  };
  for await (const each of traceHistory({ commits, snapshotAt, release: () => {}, wanted: null })) {
    if (each.kind === 'entry' && each.entry.change === 'changed')
      told.push(`${each.entry.commit} ${refKey(each.entry)}`);
  }
  return told;
}

describe('traceHistory', () => {
  it('finds what a comparison of whole projects finds', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(history, async (states) => {
        const expected: string[] = [];
        for (const [index, state] of states.entries()) {
          const before = states[index - 1];
          const changes = before ? changesOf(before, state) : new Set<string>();
          // Across what cannot be read other pairs are compared; test/cli/history.test.ts holds that.
          if (changes === null) return;
          for (const key of changes) expected.push(`${index} ${key}`);
        }
        compared += expected.length;
        expect((await traced(states)).sort()).toEqual(expected.sort());
      }),
      { numRuns: 30 },
    );
    expect(compared).toBeGreaterThan(20);
  }, 60_000);
});
