import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportGithub } from '../../src/report/github.js';
import { onOneLine } from '../../src/report/plain-text.js';
import { readCommands, type WorkflowCommand } from '../support/read-commands.js';
import {
  hostileInput,
  manyFindings,
  sampleFinding,
  sampleInput,
  sampleRelated,
} from '../support/sample-findings.js';
import { sampleReview } from '../support/sample-review.js';

const ROOT = { folder: '' };

function annotations(commands: readonly WorkflowCommand[]): readonly WorkflowCommand[] {
  return commands.filter(({ name }) => name === 'error' || name === 'warning');
}

describe('reportGithub', () => {
  it('puts an annotation on the text, with the record, the other place and the help', () => {
    const text = reportGithub(sampleInput([sampleFinding()]), { folder: 'metrics' });
    expect(text).toBe(
      '::error file=metrics/definitions/sales/lead.yml,line=4,endLine=4,col=12,endColumn=23,' +
        'title=accord conflicting-definition::' +
        'Marketing and Sales both define `qualified_lead`, and mean different things.%0A' +
        'only there: score = 59, country is not known%0A' +
        'assuming lead.status is one of mql, sal%0A' +
        'see metrics/definitions/marketing/lead.yml:4: As marketing wrote it.%0A' +
        'help: Agree on one meaning.\n' +
        '✗ 1 error, 0 warnings in 42 definitions in 9 files\n',
    );
  });

  it('says in one line of the log what a comparison found, and annotates nothing with it', () => {
    const review = sampleReview({ against: { name: 'a\n::error::b##[error]', commit: null } });
    expect(reportGithub(sampleInput([]), { ...ROOT, review })).toBe(
      'since a ::error::b## [error]: 1 definition changed its meaning; that reaches 1 metric and 1 dashboard\n' +
        '✓ 42 definitions in 9 files, no findings\n',
    );
  });

  it('gives columns only within one line, as GitHub asks', () => {
    const { source, start } = sampleFinding().span;
    const finding = sampleFinding({ span: { source, start, end: source.text.length - 1 } });
    const [command] = readCommands(reportGithub(sampleInput([finding]), ROOT));
    expect(command?.properties).toMatchObject({ line: '4', endLine: '5' });
    expect(command?.properties).not.toHaveProperty('col');
  });

  it('says which place is of the base', () => {
    const finding = sampleFinding({ related: [sampleRelated({ base: true })] });
    expect(reportGithub(sampleInput([finding]), ROOT)).toContain(
      'see definitions/marketing/lead.yml:4 (before): As',
    );
  });

  it('annotates ten errors first, then ten warnings, and folds the rest into the log', () => {
    const text = reportGithub(sampleInput(manyFindings(50)), ROOT);
    const commands = annotations(readCommands(text));
    expect(commands.map(({ name }) => name)).toEqual([
      ...Array.from({ length: 10 }, () => 'error'),
      ...Array.from({ length: 10 }, () => 'warning'),
    ]);
    expect(commands[0]?.message).toMatch(/^Number 1\.\n/);
    const log = text.slice(text.indexOf('::group::and 30 more'), text.indexOf('::endgroup::'));
    expect(log.match(/Number \d+\./g)).toHaveLength(30);
    expect(log).toContain('error conflicting-definition definitions/sales/lead.yml:4 Number 49.\n');
  });

  it('lets no text that is only in the log become a command', () => {
    const message = 'x\n::add-mask::y ##[add-mask]z';
    const text = reportGithub(sampleInput(manyFindings(40, { message })), ROOT);
    expect(text.match(/x ::add-mask::y ## \[add-mask\]z/g)).toHaveLength(20);
    expect(readCommands(text).filter(({ name }) => !['error', 'warning'].includes(name))).toHaveLength(2);
  });

  it('ends with a tick when there is nothing', () => {
    expect(reportGithub(sampleInput([]), ROOT)).toBe('✓ 42 definitions in 9 files, no findings\n');
  });

  it('lets no text become a command, and every text arrive', () => {
    fc.assert(
      fc.property(hostileInput, (input) => {
        const text = reportGithub(input, ROOT);
        const commands = readCommands(text);
        const shown = annotations(commands);
        const other = commands.filter((command) => !shown.includes(command)).map(({ name }) => name);
        expect(['', 'group,endgroup']).toContain(other.join());
        expect(shown.length).toBeLessThanOrEqual(20);
        for (const command of shown) {
          const isTold = input.findings.some(
            (finding) =>
              finding.severity === command.name &&
              command.properties.title === `accord ${finding.rule}` &&
              command.message.startsWith(onOneLine(finding.message)) &&
              command.properties.file === finding.span.source.path,
          );
          expect(isTold).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
