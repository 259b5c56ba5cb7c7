import { performance } from 'node:perf_hooks';
import { createLogic } from '../../src/logic/create-logic.js';
import { ADVERSARIAL, adversarialScope } from '../../test/support/adversarial-questions.js';
import { typedOf } from '../../test/support/expression-schema.js';

/* A process of its own for each question: `node answer-question.js NAME` prints the answer as JSON. */

const asked = ADVERSARIAL.find(({ name }) => name === process.argv[2]);
if (!asked) throw new RangeError('Which question?');
const inside = typedOf(asked.inside, adversarialScope);
const outside = typedOf(asked.outside, adversarialScope);
const logic = createLogic();
const started = performance.now();
const search = logic.find({
  inside: [logic.condition('thing', [inside])],
  outside: [logic.condition('thing', [outside])],
});
const milliseconds = performance.now() - started;
const reason = search.found === 'unknown' ? search.reason : null;
console.log(JSON.stringify({ found: search.found, reason, milliseconds }));
