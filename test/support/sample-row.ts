import type { Row } from '../../src/expression/row.js';
import type { SampleRow } from './expression-arbitrary.js';

export function asRow(sample: SampleRow): Row {
  return {
    field: (path, name) => sample[[...path, name].join('.')] ?? null,
    exists: (path) => (sample[`${path.join('.')}.account_id`] ?? null) !== null,
  };
}
