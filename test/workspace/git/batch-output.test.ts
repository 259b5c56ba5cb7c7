import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type BatchAnswer, BatchOutput } from '../../../src/workspace/git/batch-output.js';

const MAXIMUM = 40;

const id = fc.stringMatching(/^[0-9a-f]{40}$/);
const answer: fc.Arbitrary<BatchAnswer> = fc.oneof(
  fc.record({
    kind: fc.constant('object' as const),
    id,
    type: fc.constantFrom('blob', 'tree'),
    content: fc.uint8Array({ maxLength: MAXIMUM }).map((bytes) => Buffer.from(bytes)),
  }),
  fc.record({ kind: fc.constant('missing' as const), name: id }),
  fc.record({
    kind: fc.constant('too-large' as const),
    id,
    size: fc.integer({ min: MAXIMUM + 1, max: 200 }),
  }),
);

function written(each: BatchAnswer): Buffer {
  switch (each.kind) {
    case 'object':
      return Buffer.concat([
        Buffer.from(`${each.id} ${each.type} ${each.content.length}\n`),
        each.content,
        Buffer.from('\n'),
      ]);
    case 'missing':
      return Buffer.from(`${each.name} missing\n`);
    case 'too-large':
      return Buffer.from(`${each.id} blob ${each.size}\n${'\n'.repeat(each.size)}\n`);
  }
}

it('gives the same answers however the output is cut into pieces', () => {
  fc.assert(
    fc.property(
      fc.array(answer, { maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 60 })),
      (answers, cuts) => {
        const output = new BatchOutput(MAXIMUM);
        const got: BatchAnswer[] = [];
        let rest = Buffer.concat(answers.map(written));
        for (const cut of cuts) {
          got.push(...output.push(rest.subarray(0, cut)));
          rest = rest.subarray(cut);
        }
        got.push(...output.push(rest));
        expect(got).toEqual(answers);
      },
    ),
  );
});

it('reads a tree however large it is', () => {
  const output = new BatchOutput(MAXIMUM);
  const content = Buffer.alloc(MAXIMUM * 3, 1);
  const all = Buffer.concat([
    Buffer.from(`${'a'.repeat(40)} tree ${content.length}\n`),
    content,
    Buffer.from('\n'),
  ]);
  expect(output.push(all)).toEqual([{ kind: 'object', id: 'a'.repeat(40), type: 'tree', content }]);
});
