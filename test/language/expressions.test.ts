import { describe, expect, it } from 'vitest';
import { DEFINITION_KINDS } from '../../src/diagnostic/definition-ref.js';
import type { Path } from '../../src/language/definition.js';
import { expressionPaths } from '../../src/language/expression-paths.js';
import { markedSource, markSpans } from '../support/marked-source.js';
import { expectProblems } from './expect-problems.js';

describe('an expression that cannot be parsed', () => {
  it.each([
    ['plain', 'terms:\n  - name: a\n    entity: b\n    where: score »>>« 5\n'],
    ['in double quotes', 'terms:\n  - name: a\n    entity: b\n    where: "\\x73core\\t»>>« 5"\n'],
    ['in single quotes', "terms:\n  - name: a\n    entity: b\n    where: 'x = ''y'' AND score »>>« 5'\n"],
    ['literal', 'terms:\n  - name: a\n    entity: b\n    where: |\n      x = 1 AND\n      score »>>« 5\n'],
    ['folded', 'terms:\n  - name: a\n    entity: b\n    where: >-\n      x = 1\n\n      AND score »>>« 5\n'],
    ['over lines', 'terms:\n  - name: a\n    entity: b\n    where: x = 1 AND\n      score »>>« 5\n'],
    ['of a metric', 'metrics:\n  - {name: a, type: count, of: b, where: score »>>« 5}\n'],
    ['of a metric value', 'metrics:\n  - {name: a, type: sum, of: b, value: score »>>« 5}\n'],
    ['of a derived metric', 'metrics:\n  - {name: a, type: derived, expression: b »>>« c}\n'],
    [
      'of a field',
      'entities:\n  - name: a\n    source: b\n    primary_key: c\n    fields:\n      - {name: c, type: date}\n      - {name: d, type: date, expression: c »>>« 1}\n',
    ],
    [
      'of a segment',
      'segmentations:\n  - name: a\n    entity: b\n    segments:\n      - {name: c, where: d}\n      - {name: e, where: f »>>« 1}\n',
    ],
    ['of a story', 'contradictions:\n  - {name: a, story: b »>>« 1, reality: c}\n'],
    ['of a reality', 'contradictions:\n  - {name: a, story: b, reality: c »>>« 1}\n'],
    ['of a claim', 'dashboards:\n  - name: a\n    claims:\n      - {metric: b, where: c »>>« 1}\n'],
    ["of a claim's value", 'dashboards:\n  - name: a\n    claims:\n      - {metric: b, value: c »>>« 1}\n'],
  ])('is a problem at its character, and the definition stays: %s', (_, text) => {
    const { definitions, problems } = expectProblems(text, '`>>`');
    expect(definitions.map((definition) => definition.name)).toEqual(['a']);
    expect(problems[0]?.definition?.name).toBe('a');
    const path = (problems[0]?.about ?? '').replace('expression:', '').split('.');
    const steps: Path = path.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    expect(definitions[0]?.textOf(steps)?.text).toContain('>>');
    expect(definitions[0]?.expressionOf(steps)).toBeNull();
  });

  it('says that YAML took its end for a comment', () => {
    expectProblems(
      "terms:\n  - {name: z, entity: b, where: c}\n  - name: a\n    entity: b\n    where: c = »'«x #1'\n",
      'put the whole expression in quotes',
    );
  });
});

describe('an expression', () => {
  it('knows its text, its tree and its place', () => {
    const source = markedSource(
      'terms:\n  - name: a\n    entity: b\n    where: "score > »60« AND consent"\n',
    );
    const { definitions } = expectProblems(source.text);
    const written = definitions[0]?.expressionOf(['where']);
    if (written?.syntax.kind !== 'and') throw new Error('expected an AND');
    const [first] = written.syntax.operands;
    if (first?.kind !== 'compare') throw new Error('expected a comparison');
    expect(written.text.text).toBe('score > 60 AND consent');
    expect(markSpans(source, [written.text.span(first.right.start, first.right.end)])).toBe(
      markSpans(source, source.marks),
    );
  });

  it('is looked for in every kind that has any', () => {
    const withExpressions = DEFINITION_KINDS.filter((kind) =>
      ['entity', 'term', 'metric', 'segmentation', 'contradiction', 'dashboard'].includes(kind),
    );
    const { definitions } = expectProblems(`
entities: [{name: a, source: b, primary_key: c, fields: [{name: c, type: date, expression: d}]}]
terms: [{name: a, entity: b, where: c}]
metrics: [{name: a, type: sum, of: b, value: c}]
segmentations: [{name: a, entity: b, segments: [{name: c, where: d}]}]
contradictions: [{name: a, story: b, reality: c}]
dashboards: [{name: a, claims: [{metric: b, where: c}]}]
`);
    expect(definitions.map((definition) => definition.kind)).toEqual(withExpressions);
    for (const definition of definitions) {
      const paths = pathsOf(definition);
      expect(paths.some((path) => definition.expressionOf(path) !== null)).toBe(true);
    }
  });
});

type Read = ReturnType<typeof expectProblems>['definitions'][number];

function pathsOf(definition: Read): Path[] {
  switch (definition.kind) {
    case 'entity':
      return expressionPaths('entity', definition.value);
    case 'segmentation':
      return expressionPaths('segmentation', definition.value);
    case 'dashboard':
      return expressionPaths('dashboard', definition.value);
    default:
      return [['where'], ['value'], ['story']];
  }
}
