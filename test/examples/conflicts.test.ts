import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDefinitions } from '../../src/check.js';
import type { Finding, Witness } from '../../src/diagnostic/finding.js';
import type { RuleId } from '../../src/diagnostic/rule-id.js';
import { evaluate } from '../../src/expression/evaluate.js';
import type { Typed } from '../../src/expression/typed.js';
import type { Graph } from '../../src/graph/graph.js';
import { runCommand } from '../support/run-command.js';
import {
  type ConflictExample,
  type ExpectedFinding,
  FOLDER,
  readExamples,
} from './conflicts/read-example.js';
import { rowOf } from './conflicts/witness-row.js';
import { type Conditions, sidesOf } from './conflicts/witness-sides.js';

const examples = readExamples();
const TODAY = '2026-11-22';

function checkExample({ project }: ConflictExample, extra = '') {
  const sources = extra === '' ? project.sources : [...project.sources, { path: 'holds.yml', text: extra }];
  return checkDefinitions({ config: project.config, sources, today: TODAY });
}

/** A finding as `expected.json` tells it; `records` are the ones whose values are given there. */
function told(finding: Finding, expected: ExpectedFinding | undefined) {
  const { rule, severity, definition, span, relation, differs, proof, assumptions } = finding;
  const text = span.source.text.slice(span.start, span.end);
  const related = (finding.related ?? []).map((place) => ({
    definition: place.definition,
    file: place.span.source.path,
    text: place.span.source.text.slice(place.span.start, place.span.end),
  }));
  const records = Object.entries(finding.witness ?? {});
  const free = Object.keys(expected?.holds ?? {});
  const all = {
    rule,
    severity,
    definition,
    file: span.source.path,
    text,
    related,
    relation,
    differs,
    proof,
    assumptions,
  };
  return {
    // What a finding does not say stands in no file either.
    ...Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)),
    witness: Object.fromEntries(records.filter(([key]) => !free.includes(key))),
    free: records.map(([key]) => key).filter((key) => free.includes(key)),
  };
}

describe.each(examples)('$name', (example) => {
  const { expected } = example;
  const { findings, graph } = checkExample(example);

  it('has exactly the findings it should have', () => {
    const found = findings.map((finding, index) => told(finding, expected[index]));
    expect(found).toEqual(expected.map(({ holds, ...rest }) => ({ ...rest, free: Object.keys(holds) })));
  });

  const witnesses = findings.flatMap((finding, index) =>
    keysOf(finding.witness).map((key) => ({ finding, key, holds: expected[index]?.holds[key] })),
  );
  if (witnesses.length === 0) return;
  it('shows records that are where they are said to be', () => {
    for (const { finding, key, holds } of witnesses) {
      const record = finding.witness?.[key] ?? {};
      const { entity, inside, outside } = sidesOf(graph, finding, key);
      for (const other of ['null', 'some'] as const) {
        const { row, now } = rowOf(graph, entity, record, other);
        const meets = (conditions: Conditions) =>
          conditions.every((each) => {
            const value = evaluate(each, row, now, (declared) => calledIn(record, declared.name));
            return value?.kind === 'boolean' && value.value;
          });
        expect({ record, inside: inside.map(meets) }).toEqual({ record, inside: inside.map(() => true) });
        expect({ record, outside: outside.map(meets) }).toEqual({
          record,
          outside: outside.map(() => false),
        });
        if (holds !== undefined) {
          const condition = conditionOf(example, entity, holds);
          expect({ record, holds, met: meets([condition]) }).toEqual({ record, holds, met: true });
        }
      }
    }
  });
});

function keysOf(witness: Witness | undefined): readonly (keyof Witness)[] {
  return (['onlyThis', 'onlyOther', 'both', 'neither', 'record'] as const).filter((key) => witness?.[key]);
}

/** What a function of the warehouse is taken to give: `"risk_band(5)": "high"`. */
function calledIn(record: Readonly<Record<string, unknown>>, name: string) {
  const value = Object.entries(record).find(([key]) => key.startsWith(`${name}(`))?.[1];
  return typeof value === 'string' ? ({ kind: 'string', value } as const) : null;
}

function conditionOf(example: ConflictExample, entity: string, written: string): Typed {
  const text = `terms:\n  - {name: as_expected, entity: ${entity}, where: ${JSON.stringify(written)}}\n`;
  const graph: Graph = checkExample(example, text).graph;
  const condition = graph.terms.get('as_expected')?.info?.condition;
  if (!condition) throw new Error(`This is no condition on ${entity}: ${written}`);
  return condition;
}

it('tells of every example in the README', () => {
  const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8');
  const linked = [...readme.matchAll(/^\| \[\d+\]\(([\w-]+)\)/gm)].map(([, folder]) => folder);
  expect(linked).toEqual(examples.map(({ name }) => name));
  expect(readme).toContain(`# ${examples.length - 1} disagreements, and one that is settled`);
});

const SHOWN: readonly RuleId[] = [
  'unknown-value',
  'conflicting-definition',
  'duplicate-definition',
  'confusable-names',
  'false-variant',
  'shadowed-term',
  'claim-drift',
  'never-true',
  'always-true',
  'dead-branch',
  'broken-promise',
  'segments-overlap',
  'segments-gap',
  'handoff-gap',
  'handoff-unreleased',
  'undecided',
];

it('shows every rule about meanings at work', () => {
  const shown = new Set(examples.flatMap(({ expected }) => expected.map(({ rule }) => rule)));
  expect(SHOWN.filter((rule) => !shown.has(rule))).toEqual([]);
});

it('is told by the command as it is found here', async () => {
  const [example] = examples;
  if (!example) throw new Error('There are no examples.');
  const run = await runCommand('check', example.directory, '--format', 'json');
  expect(run.code).toBe(1);
  const { findings } = JSON.parse(run.stdout);
  expect(findings).toMatchObject(
    example.expected.map(({ rule, severity, definition, file, relation, differs, proof, witness }) => ({
      rule,
      severity,
      definition,
      file,
      relation,
      differs,
      proof,
      witness,
    })),
  );
});
