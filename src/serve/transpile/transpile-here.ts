import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';

/** A worker pool, as far as Cube's compiler uses it. */
export interface TranspilerPool {
  exec(method: keyof Transpiler, parameters: readonly unknown[]): PromiseLike<unknown>;
  terminate(): Promise<unknown>;
}

/** What Cube's script registers; each takes a file and the names known so far. */
interface Transpiler {
  transpileYaml(...parameters: readonly unknown[]): unknown;
  transpileJs(...parameters: readonly unknown[]): unknown;
}

/** The part of the package `workerpool` that Cube uses: `pool` where the work is given, `worker` where it is done. */
export interface WorkerPoolPackage {
  pool(script: unknown, ...options: unknown[]): TranspilerPool;
  worker(methods: Partial<Transpiler>): unknown;
}

const SCRIPT = /[\\/]transpiler_worker$/;

/**
 * Cube transpiles each file in a worker thread, which loads its own copy of the compiler first: longer than the work
 * takes. Here the same code runs in this thread. Any other pool, and a script that is not what it was, stays as it is.
 */
export function transpileHere(workerpool: WorkerPoolPackage): void {
  const make = workerpool.pool.bind(workerpool);
  workerpool.pool = (script, ...options) => {
    const transpiler = typeof script === 'string' && SCRIPT.test(script) ? load(workerpool, script) : null;
    return transpiler === null ? make(script, ...options) : makePool(transpiler);
  };
}

/** Loaded anew each time, as in a new thread: the script keeps the errors of the models it has seen. */
function load(workerpool: WorkerPoolPackage, script: string): Transpiler | null {
  const require = createRequire(script);
  const path = require.resolve(script);
  const { worker } = workerpool;
  let found: Partial<Transpiler> = {};
  workerpool.worker = (methods) => {
    found = methods;
  };
  try {
    delete require.cache[path];
    require(path);
  } finally {
    delete require.cache[path];
    workerpool.worker = worker;
  }
  const { transpileYaml, transpileJs } = found;
  return transpileYaml && transpileJs ? { transpileYaml, transpileJs } : null;
}

function makePool(transpiler: Transpiler): TranspilerPool {
  let isOpen = true;
  let last: Promise<unknown> = Promise.resolve();
  return {
    exec(method, parameters) {
      const done = last.then(async () => {
        // Between two files, requests are answered.
        await setImmediate();
        if (!isOpen) throw new Error('The compilation has ended.');
        try {
          // A copy, as from a thread: the script goes on changing the lists it returns.
          return structuredClone(transpiler[method](...parameters));
        } catch (error) {
          throw copyError(error);
        }
      });
      last = done.catch(() => undefined);
      return done;
    },
    async terminate() {
      isOpen = false;
    },
  };
}

/** As from a thread: its own properties and no class, by which Cube would report it in other words. */
function copyError(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const properties = Object.getOwnPropertyNames(error).map((name) => [name, Reflect.get(error, name)]);
  return Object.assign(new Error(error.message), Object.fromEntries(properties));
}
