import type { CreateOptions } from '@cubejs-backend/server-core';
import { UserError } from './fallback/user-error.js';

/** A query as Cube has normalised it: one for each range of a comparison, and for each query of a blend. */
export type NormalizedClientQuery = Readonly<Record<string, unknown>>;

/**
 * May change a query or refuse it: an error with `status: 400` reaches the person who asks, any other is an internal
 * one. Runs on every door: REST, GraphQL, WebSocket, SQL, and the API inside the process.
 */
export type RewriteQuery = (
  query: NormalizedClientQuery,
  context: { readonly securityContext: unknown; readonly requestId: string },
) => NormalizedClientQuery | Promise<NormalizedClientQuery>;

export function toCubeRewrite(rewrite: RewriteQuery): NonNullable<CreateOptions['queryRewrite']> {
  return async (query, context) => {
    try {
      const { securityContext, requestId } = context;
      // Cube validates whatever comes back once more.
      return (await rewrite({ ...query }, { securityContext, requestId })) as unknown as typeof query;
    } catch (error) {
      if (error instanceof Error && 'status' in error && error.status === 400)
        throw new UserError(error.message);
      throw error;
    }
  };
}
