import { marketingTruth } from './truth/marketing.js';
import { salesTruth } from './truth/sales.js';
import { serviceTruth } from './truth/service.js';
import { sharedTruth } from './truth/shared.js';
import type { Truth } from './truth/sql.js';

/**
 * What every metric of the example company must say, as SQL straight on the tables. Written by hand from the words of the definitions and
 * never from their compiled form, so that a mistake in the compiler cannot be in both.
 */
export const TRUTH: Readonly<Record<string, Truth>> = {
  ...sharedTruth,
  ...marketingTruth,
  ...salesTruth,
  ...serviceTruth,
};
