import { writeDemoToDuckdb } from '../src/demo/duckdb.js';
import { startProgress } from './console.js';

/** Writes the demo data with progress on a terminal; the number of records. */
export async function makeDemo(
  file: string,
  options: { readonly scale?: number; readonly seed?: number } = {},
): Promise<number> {
  const progress = startProgress();
  try {
    return await writeDemoToDuckdb(file, {
      ...options,
      onProgress: (each) => {
        const share = Math.round(each.done * 100);
        progress.update(
          `making the example company's data … ${share} %, ${each.rows.toLocaleString('en')} records`,
        );
      },
    });
  } finally {
    progress.stop();
  }
}
