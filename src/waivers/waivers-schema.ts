import { z } from 'zod';
import { draft07, titled } from '../language/json-schema.js';
import { waiverSchema } from './waiver-file.js';

/** The JSON Schema (draft-07) of `waivers.yml`, for editors. */
export function waiversJsonSchema(): object {
  const file = z.strictObject({
    waivers: z.array(waiverSchema).optional().describe('Findings that do not count for a while.'),
  });
  return titled(draft07(file), 'Accord waivers', '`waivers.yml`, beside `accord.yml`.');
}
