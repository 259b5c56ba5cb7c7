import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/diagnostic/finding.js';
import { reportJunit } from '../../src/report/junit.js';
import { loadOptional } from '../support/optional-package.js';
import { hostileInput, sampleFinding, sampleInput, sampleRelated } from '../support/sample-findings.js';
import { ROOT } from '../support/source-files.js';

/** The part of libxml2-wasm that is used here. */
interface Libxml {
  readonly XmlDocument: { fromString(text: string): XmlDocument };
  readonly XsdValidator: { fromDoc(schema: XmlDocument): { validate(document: XmlDocument): void } };
}
interface XmlDocument {
  find(path: string): readonly { readonly content: string }[];
  dispose(): void;
}

// Types only: what is loaded is the package or nothing.
const libxml = (await loadOptional('libxml2-wasm')) as Libxml | null;
const isFailing = (finding: Finding) => finding.severity === 'error';

describe('reportJunit', () => {
  it('is a failed test per finding that fails the check, and a skipped one per other', () => {
    const warning = sampleFinding({
      rule: 'never-true',
      severity: 'warning',
      message: 'No lead can be one.',
      definition: null,
      related: [],
      assumptions: [],
      witness: {},
    });
    expect(reportJunit(sampleInput([sampleFinding(), warning]), { isFailing })).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="accord check" tests="2" failures="1" errors="0">
  <testsuite name="definitions/sales/lead.yml" tests="2" failures="1" errors="0" skipped="1">
    <testcase name="conflicting-definition: term qualified_lead (0123456789abcdef)" classname="definitions/sales/lead.yml">
      <failure type="conflicting-definition" message="Marketing and Sales both define \`qualified_lead\`, and mean different things.">error at definitions/sales/lead.yml:4:12
Marketing and Sales both define \`qualified_lead\`, and mean different things.
only there: score = 59, country is not known
assuming lead.status is one of mql, sal
see definitions/marketing/lead.yml:4:12: As marketing wrote it.
help: Agree on one meaning.</failure>
    </testcase>
    <testcase name="never-true: line 4 (0123456789abcdef)" classname="definitions/sales/lead.yml">
      <skipped>warning at definitions/sales/lead.yml:4:12
No lead can be one.
help: Agree on one meaning.</skipped>
    </testcase>
  </testsuite>
</testsuites>
`,
    );
  });

  it('tells of a place in the base that it was there before', () => {
    const finding = sampleFinding({ related: [sampleRelated({ base: true })] });
    const text = reportJunit(sampleInput([finding]), { isFailing });
    expect(text).toContain('see definitions/marketing/lead.yml:4:12 (before): As marketing wrote it.');
  });

  it('is one test that passes when there is nothing', () => {
    const text = reportJunit(sampleInput([]), { isFailing });
    expect(text).toContain('<testsuites name="accord check" tests="1" failures="0" errors="0">');
    expect(text).toContain('<testcase name="42 definitions in 9 files, no findings" classname="accord"/>');
  });

  it('escapes markup and what XML cannot say', () => {
    const finding = sampleFinding({ message: 'a<b>&"c"\u0000\ud800\u{1f600}\nd' });
    const text = reportJunit(sampleInput([finding]), { isFailing });
    expect(text).toContain('message="a&lt;b&gt;&amp;&quot;c&quot;\ufffd\ufffd\u{1f600}&#10;d"');
    expect(text).toContain('\na&lt;b&gt;&amp;"c"\ufffd\ufffd\u{1f600}\nd\n');
  });

  it.skipIf(libxml === null)(
    `holds against Jenkins' schema, and reads back, whatever people write${libxml === null ? ' (libxml2-wasm is not installed)' : ''}`,
    () => {
      if (libxml === null) throw new Error('unreachable: skipped');
      const { XmlDocument, XsdValidator } = libxml;
      const schema = readFileSync(join(ROOT, 'test/fixtures/schemas/jenkins-junit.xsd'), 'utf8');
      const validator = XsdValidator.fromDoc(XmlDocument.fromString(schema));
      const broken = XmlDocument.fromString('<testsuites><testsuite name="x"/></testsuites>');
      expect(() => validator.validate(broken)).toThrow();
      fc.assert(
        fc.property(hostileInput, (input) => {
          const document = XmlDocument.fromString(reportJunit(input, { isFailing }));
          try {
            validator.validate(document);
            const failures = input.findings.filter(isFailing);
            const messages = document.find('//failure/@message').map((each) => each.content);
            expect([...messages].sort()).toEqual(failures.map(({ message }) => asXml(message)).sort());
          } finally {
            document.dispose();
          }
        }),
        { numRuns: 50 },
      );
    },
  );
});

/** What is left of a text in XML 1.0: everything but what it has no way to write. */
function asXml(text: string): string {
  return [...text]
    .map((each) => {
      const code = each.codePointAt(0) ?? 0;
      const isAllowed =
        [0x9, 0xa, 0xd].includes(code) ||
        (code >= 0x20 && code <= 0xd7ff) ||
        (code >= 0xe000 && code <= 0xfffd) ||
        code >= 0x10000;
      return isAllowed ? each : '\ufffd';
    })
    .join('');
}
