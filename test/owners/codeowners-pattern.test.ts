import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMatch, patternOf } from '../../src/owners/codeowners-pattern.js';

/**
 * GitHub's behaviour in examples of our own: every form of pattern that its documentation shows and that the table of
 * github.com/hmarr/codeowners (`testdata/patterns.json`, 27 patterns with 145 paths, all of which agree) tells apart.
 */
const TABLE: readonly (readonly [pattern: string, matches: readonly string[], others: readonly string[]])[] =
  [
    ['foo', ['foo', 'foo/bar', 'bar/foo', 'bar/foo/baz'], ['bar/baz', 'foobar', 'Foo']],
    ['/foo', ['foo', 'foo/bar'], ['bar/foo', 'foobar']],
    ['foo/', ['foo/bar', 'bar/foo/baz'], ['foo', 'bar/foo', 'bar']],
    ['/foo/', ['foo/bar', 'foo/bar/baz'], ['foo', 'bar/foo/baz']],
    ['foo/bar', ['foo/bar', 'foo/bar/baz'], ['qux/foo/bar', 'foo/barb']],
    ['*', ['foo', 'foo/bar', '.hidden'], []],
    ['/*', ['foo'], ['foo/bar']],
    ['docs/*', ['docs/a.md'], ['docs', 'docs/a/b.md', 'x/docs/a.md']],
    ['/docs/*', ['docs/a.md'], ['docs/a/b.md']],
    ['*.js', ['a.js', 'src/a.js', 'src/a.js/b'], ['a.jsx', 'ajs']],
    ['/*.js', ['a.js'], ['src/a.js']],
    ['f*o', ['foo', 'fo', 'bar/foo', 'foo/bar'], ['f/o', 'foob']],
    ['f**o', ['foo'], ['f/o']],
    ['?oo', ['foo', 'a/zoo'], ['oo', '/oo', 'fooo']],
    ['**/foo', ['foo', 'bar/foo', 'a/b/foo', 'foo/bar'], ['afoo']],
    ['foo/**', ['foo/bar', 'foo/bar/baz'], ['foo', 'x/foo/bar']],
    ['foo/**/bar', ['foo/bar', 'foo/a/bar', 'foo/a/b/bar', 'foo/a/bar/c'], ['foobar', 'foo/abar']],
    ['/foo/*/bar', ['foo/a/bar', 'foo/a/bar/b'], ['foo/bar', 'foo/a/b/bar']],
    ['f\\*o', ['f*o'], ['foo']],
    ['a\\ b.md', ['a b.md', 'x/a b.md'], ['a\\ b.md', 'a']],
    ['a.b', ['a.b'], ['axb']],
    ['a+(b)', ['a+(b)'], ['aab']],
    ['/definitions/sales/', ['definitions/sales/a.yml', 'definitions/sales/eu/a.yml'], ['definitions/sales']],
    ['definitions/sales/', ['definitions/sales/a.yml'], ['definitions/sales', 'eu/definitions/sales/a.yml']],
    ['def*/', ['definitions/a.yml', 'eu/defs/sales/a.yml'], ['definitions', 'eu/defs', 'mydefs/a.yml']],
    ['/def*/', ['definitions/a.yml'], ['definitions', 'eu/defs/a.yml']],
    ['/def*', ['definitions', 'definitions/sales/a.yml'], ['eu/definitions', 'mydefs']],
    ['/*/', ['sales/a.yml', 'sales/eu/a.yml'], ['a.yml']],
    ['sales/*.yml', ['sales/a.yml'], ['sales/eu/a.yml', 'eu/sales/a.yml', 'sales']],
    [
      'approvals/**/',
      ['approvals/sales.yml', 'approvals/eu/sales.yml'],
      ['approvals', 'eu/approvals/sales.yml'],
    ],
    ['**/sales/lead.yml', ['sales/lead.yml', 'a/b/sales/lead.yml'], ['sales/eu/lead.yml']],
    ['**/*lead*', ['lead', 'sales/lead.yml', 'a/b/my-leads/x'], ['sales/deal.yml']],
    [
      'definitions/**/sales/l*',
      ['definitions/sales/lead', 'definitions/eu/sales/l/x'],
      ['definitions/sales', 'definitions/sales/deal'],
    ],
    ['**', ['a.yml', 'a/b.yml'], []],
    ['a\\?b', ['a?b'], ['axb']],
    ['/', [], ['a', 'a/b']],
  ];

describe('isMatch', () => {
  it.each(TABLE)('%s', (pattern, matches, others) => {
    expect(matches.filter((path) => !isMatch(pattern, path))).toEqual([]);
    expect(others.filter((path) => isMatch(pattern, path))).toEqual([]);
  });
});

describe('patternOf', () => {
  it('writes what a pattern would read otherwise as any one character', () => {
    expect(patternOf('definitions/lead.yml')).toBe('/definitions/lead.yml');
    expect(patternOf('my metrics/[a]#1*.yml')).toBe('/my\\ metrics/?a??1?.yml');
  });

  it('matches its own path, and none that is longer or in another folder', () => {
    const name = fc.stringMatching(/^[a-z #*?[\]\\!._-]{1,6}$/);
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(path, name, (written, more) => {
        expect(isMatch(patternOf(written), written)).toBe(true);
        expect(isMatch(patternOf(written), `another-folder/${written}`)).toBe(false);
        expect(isMatch(patternOf(written), `${written}${more}`)).toBe(false);
      }),
    );
  });

  it('stays on one line', () => {
    expect(patternOf('a\nb\t.yml')).toBe('/a?b?.yml');
  });
});
