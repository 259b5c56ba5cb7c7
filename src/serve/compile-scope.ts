import { AsyncLocalStorage } from 'node:async_hooks';

interface WorkerPool {
  terminate(): Promise<unknown>;
}

interface WorkerPoolPackage {
  pool(...parameters: unknown[]): WorkerPool;
}

const scope = new AsyncLocalStorage<WorkerPool[]>();

/** Lets `compileInScope` see the worker pools that Cube's compiler makes. */
export function watchWorkerPools(workerpool: WorkerPoolPackage): void {
  const make = workerpool.pool.bind(workerpool);
  workerpool.pool = (...parameters) => {
    const pool = make(...parameters);
    scope.getStore()?.push(pool);
    return pool;
  };
}

/** Cube ends a compilation's worker threads only when it succeeds; here they end in any case. */
export async function compileInScope<T>(compile: () => Promise<T>): Promise<T> {
  const pools: WorkerPool[] = [];
  try {
    return await scope.run(pools, compile);
  } finally {
    await Promise.all(pools.map((pool) => pool.terminate()));
  }
}
