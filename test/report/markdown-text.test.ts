import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportMarkdown } from '../../src/report/markdown.js';
import { codeOf, escapeMarkdown, messageInMarkdown } from '../../src/report/markdown-text.js';
import { onOneLine } from '../../src/report/plain-text.js';
import { loadOptional } from '../support/optional-package.js';
import { HOSTILE, hostileInput } from '../support/sample-findings.js';
import { hostileReview } from '../support/sample-review.js';

/** The parts of micromark, which reads Markdown as GitHub does, that are used here. */
interface Micromark {
  micromark(text: string, options: object): string;
}
interface Gfm {
  gfm(): object;
  gfmHtml(): object;
}

// Types only: what is loaded is the package or nothing.
const micromark = (await loadOptional('micromark')) as Micromark | null;
const gfm = (await loadOptional('micromark-extension-gfm')) as Gfm | null;
const isMissing = micromark === null || gfm === null;
const missing = isMissing ? ' (micromark and micromark-extension-gfm are not installed)' : '';

describe('text of people in Markdown', () => {
  it.each([
    ['a_b *c* [d](e)', 'a\\_b \\*c\\* \\[d\\](e)'],
    ['<script> & |', '&lt;script&gt; &amp; &vert;'],
    ['back\\slash `tick`', 'back&bsol;slash \\`tick\\`'],
    ['https://x.y www.x.y', 'https&colon;//x.y www&period;x.y'],
    ['two\nlines\u202e', 'two lines\ufffd'],
  ])('%j is %j', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });

  it('notifies nobody and refers to nothing', () => {
    const text = escapeMarkdown('@acme/sales, a@b.c, #12, !7, GH-3, &4, #x');
    expect(text).toBe('@\u2060acme/sales, a@\u2060b.c, #\u206012, !\u20607, GH-\u20603, &amp;\u20604, #x');
    expect(text).not.toMatch(/@\w|[#!]\d/);
  });

  it('shows names between backquotes as code, where forges look for no names', () => {
    expect(messageInMarkdown('There is no `a|b` on `@acme` and ` alone.')).toBe(
      'There is no <code>a&vert;b</code> on <code>&commat;acme</code> and \\` alone.',
    );
    expect(codeOf("country = '<b>'")).toBe("<code>country = '&lt;b&gt;'</code>");
  });

  it('is cut where it is longer than anybody reads', () => {
    expect(escapeMarkdown('x'.repeat(5_000))).toBe(`${'x'.repeat(1_999)}…`);
  });

  it('never begins a line: forges take `/approve` there for a command', () => {
    fc.assert(
      fc.property(hostileInput, hostileReview, (input, review) => {
        for (const line of reportMarkdown(input, { folder: '', review }).split('\n'))
          expect(line).toMatch(
            /^$|^(<!-- accord|##|Since <code>|❌|⚠️|✅ (Approved by|Everybody)|at <code>|\| |\|---|- (see|assuming|help|left out:)|<details><summary>[\w, ]+<\/summary>$|<\/details>$|Not everything was|And \d+ more)/,
          );
      }),
      { numRuns: 60 },
    );
  });

  it.skipIf(isMissing)(`reads back as it was written${missing}`, () => {
    const read = (text: string) =>
      render(text)
        .replace(/^<p>x/, '')
        .replace(/<\/p>$/, '');
    const hostile = fc.array(
      fc.constantFrom(...HOSTILE, '`', '\\', '|', ' ', '&', '*', '_', '<', '@', '#1', 'a'),
      {
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(hostile, (pieces) => {
        const text = pieces.join('');
        expect(textOf(read(`x${escapeMarkdown(text)}`))).toBe(onOneLine(text));
        expect(read(`x${escapeMarkdown(text)}`)).not.toMatch(/<[a-z]/i);
        expect(textOf(read(`x${codeOf(text)}`))).toBe(onOneLine(text));
        expect(read(`x${codeOf(text)}`).match(/<[a-z]+/gi)).toEqual(['<code']);
      }),
      { numRuns: 300 },
    );
  });

  it.skipIf(isMissing)(`adds no element of its own to a report${missing}`, () => {
    fc.assert(
      fc.property(hostileInput, hostileReview, (input, review) => {
        const options = { folder: '', filesUrl: 'https://github.com/a/b/blob/c' };
        const reviewed = render(reportMarkdown({ ...input, findings: [] }, { ...options, review }));
        for (const element of reviewed.match(/<[a-z][^>]*>/gi) ?? [])
          expect(element).toMatch(
            /^<(h2|h3|h4|p|code|b|br|ul|li|table|thead|tbody|tr|t[dh]( align="right")?|details|summary)>$/,
          );
        const html = render(reportMarkdown(input, options));
        const elements = html.match(/<[a-z][^>]*>/gi) ?? [];
        for (const element of elements) {
          expect(element).toMatch(
            /^<(h2|h4|p|code|strong|ul|li|table|thead|tbody|tr|th|td|a href="https:\/\/github\.com\/a\/b\/blob\/c\/[^"]*")>$/,
          );
        }
        expect(elements.filter((each) => each === '<h4>')).toHaveLength(input.findings.length);
        expect(elements.filter((each) => each === '<td>')).toHaveLength(2 * input.findings.length);
      }),
      { numRuns: 60 },
    );
  });
});

function render(text: string): string {
  if (micromark === null || gfm === null) throw new Error('unreachable: skipped');
  return micromark.micromark(text, {
    allowDangerousHtml: true,
    extensions: [gfm.gfm()],
    htmlExtensions: [gfm.gfmHtml()],
  });
}

/** What a browser shows of HTML. */
function textOf(html: string): string {
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|amp|quot);/g, (whole, name: string) => entities[name] ?? whole)
    .replaceAll('\u2060', '');
}
