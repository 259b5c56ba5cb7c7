import { describe, expect, it } from 'vitest';
import { createQueryRules } from '../../../src/compile/query-rules.js';
import { HiddenFields } from '../../../src/impact/data/hidden-fields.js';
import { chooseMainSegmentation } from '../../../src/impact/data/main-segmentation.js';
import { graphOf } from '../../support/graph-of.js';
import { SHOP } from './support/shop.js';

const segments = 'segments: [{name: top, where: size > 5}, {name: rest, where: size <= 5 OR size IS NULL}]';
const ofClient = (name: string, more = '') =>
  `  - {name: ${name}, owners: [shop], entity: client, ${more}${segments}}\n`;
const ofLine = (name: string, more = '') =>
  `  - {name: ${name}, owners: [shop], entity: line, ${more}${segments.replaceAll('size', 'pieces')}}\n`;
const comparing = (metric: string, by: string) =>
  `  - {name: on_${metric}, owners: [shop], story: ${metric} > 1, reality: large_clients > 1, by: [${by}], grain: month}\n`;

function mainOf(metric: string, segmentations: string, contradictions = ''): string | null {
  const list = contradictions === '' ? '' : `contradictions:\n${contradictions}`;
  const [before = ''] = SHOP.split('segmentations:\n');
  const after = SHOP.slice(SHOP.indexOf('metrics:\n'));
  const graph = graphOf(
    `${before}${segmentations === '' ? '' : `segmentations:\n${segmentations}`}${after}${list}`,
  );
  const { members } = createQueryRules(graph);
  return chooseMainSegmentation(metric, graph, members, new HiddenFields(graph, graph))?.name ?? null;
}

describe('the main segmentation of a metric', () => {
  it('is none where there is none', () => {
    expect(mainOf('lines', '')).toBeNull();
  });

  it('is none that its records do not belong to', () => {
    expect(mainOf('large_clients', ofLine('on_lines'))).toBeNull();
  });

  it('is the nearest', () => {
    expect(mainOf('lines', ofClient('on_clients') + ofLine('on_lines'))).toBe('on_lines');
    expect(mainOf('large_clients', ofClient('on_clients') + ofLine('on_lines'))).toBe('on_clients');
  });

  it('is before all that by which a contradiction compares this metric, in its order', () => {
    const all = ofLine('on_lines') + ofClient('first') + ofClient('second');
    expect(mainOf('lines', all, comparing('lines', 'second, on_lines'))).toBe('second');
  });

  it('is, of equally near ones, the one by which contradictions compare most', () => {
    const all = ofClient('first') + ofClient('second');
    expect(mainOf('lines', all)).toBe('first');
    expect(mainOf('lines', all, comparing('mean_price', 'second'))).toBe('second');
    // Nearness counts more than what is compared elsewhere.
    expect(mainOf('lines', ofLine('on_lines') + all, comparing('mean_price', 'second'))).toBe('on_lines');
  });

  it('is an approved one before a draft, and never one that is taken out of use', () => {
    expect(mainOf('lines', ofClient('rough', 'status: draft, ') + ofClient('agreed'))).toBe('agreed');
    expect(mainOf('lines', ofClient('rough', 'status: draft, '))).toBe('rough');
    expect(mainOf('lines', ofClient('old', 'status: deprecated, '))).toBeNull();
  });

  it('is none that reads a secret field, nor one that was secret before this change', () => {
    const secret = ofClient('paying')
      .replaceAll('size > 5', 'iban IS NULL')
      .replace('size <= 5 OR size IS NULL', 'iban IS NOT NULL');
    expect(mainOf('lines', secret)).toBeNull();
    const head = graphOf(
      SHOP.replace('{name: iban, type: string, privacy: secret}', '{name: iban, type: string}').replace(
        'segmentations:\n',
        `segmentations:\n${secret}`,
      ),
    );
    const hidden = new HiddenFields(graphOf(SHOP), head);
    const { members } = createQueryRules(head);
    expect(members.dimensionsOf(['lines']).map(({ name }) => name)).toContain('paying');
    expect(chooseMainSegmentation('lines', head, members, hidden)?.name).toBe('tier');
  });
});
