import { buildPivotQuery } from './pivot-query.js';
import { shapeQuery, shapeResult } from './response-shape.js';
import { transformData } from './transform-data.js';
import type { NormalizedQuery, QueryType, RawColumns, TransformRequest } from './transform-request.js';

interface ResultRoot {
  readonly query: NormalizedQuery;
  readonly annotation: object;
}

/** The body of one query's answer. `rows` is JSON in columns, as Cube's ResultWrapper packs it. */
export async function getFinalQueryResult(
  request: TransformRequest,
  rows: Uint8Array,
  root: ResultRoot,
): Promise<ArrayBuffer> {
  return pack(answerOne(request, rows, root));
}

/** The body of an answer to several queries, which is also what the client always asks for. */
export async function getFinalQueryResultMulti(
  requests: readonly TransformRequest[],
  rows: readonly Uint8Array[],
  response: {
    readonly queryType: QueryType;
    readonly results: readonly ResultRoot[];
    readonly slowQuery: boolean;
  },
): Promise<ArrayBuffer> {
  const { queryType, results, slowQuery } = response;
  const answers = results.map((root, index) => {
    const request = requests[index];
    const data = rows[index];
    if (request === undefined || data === undefined) throw new Error(`Result ${index} has no data.`);
    return answerOne(request, data, root);
  });
  const pivotQuery = buildPivotQuery(
    queryType,
    results.map((root) => root.query),
  );
  return pack({ queryType, results: answers, pivotQuery: shapeQuery(pivotQuery), slowQuery });
}

function answerOne(request: TransformRequest, rows: Uint8Array, root: ResultRoot): object {
  // Written by Cube's own rowsToColumnarBuffer a moment ago.
  const raw = JSON.parse(new TextDecoder().decode(rows)) as RawColumns;
  return shapeResult(root, transformData(request, raw));
}

function pack(body: object): ArrayBuffer {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  return bytes.buffer;
}
