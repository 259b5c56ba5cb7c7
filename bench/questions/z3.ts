import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';

/** The part of z3-solver that is used; pointers are numbers. */
interface LowLevel {
  readonly Z3: {
    mk_config(): number;
    mk_context(config: number): number;
    mk_params(context: number): number;
    params_inc_ref(context: number, params: number): void;
    mk_string_symbol(context: number, text: string): number;
    params_set_uint(context: number, params: number, key: number, value: number): void;
    mk_simple_solver(context: number): number;
    solver_inc_ref(context: number, solver: number): void;
    solver_dec_ref(context: number, solver: number): void;
    solver_set_params(context: number, solver: number, params: number): void;
    solver_from_string(context: number, solver: number, text: string): void;
    get_error_code(context: number): number;
    get_error_msg(context: number, code: number): string;
    get_full_version(): string;
  };
  readonly em: {
    ccall(name: string, result: 'number', types: readonly 'number'[], values: readonly number[]): number;
  };
}

export type Satisfiable = 'yes' | 'no' | 'unknown';

export interface Z3 {
  readonly version: string;
  /** From requiring the package to a context that can be asked. */
  readonly startMilliseconds: number;
  /** Whether some assignment meets all assertions of an SMT-LIB text. */
  check(text: string): Satisfiable;
}

const MILLISECONDS_A_CHECK = 3_000;

/** Null where `npm install` was not run in bench/. */
export async function loadZ3(): Promise<Z3 | null> {
  const require = createRequire(import.meta.url);
  const started = performance.now();
  let init: () => Promise<LowLevel>;
  try {
    ({ init } = require('z3-solver'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
  const { Z3: z3, em } = await init();
  const context = z3.mk_context(z3.mk_config());
  const params = z3.mk_params(context);
  z3.params_inc_ref(context, params);
  z3.params_set_uint(context, params, z3.mk_string_symbol(context, 'timeout'), MILLISECONDS_A_CHECK);
  return {
    version: z3.get_full_version(),
    startMilliseconds: performance.now() - started,
    check(text) {
      const solver = z3.mk_simple_solver(context);
      z3.solver_inc_ref(context, solver);
      try {
        z3.solver_set_params(context, solver, params);
        z3.solver_from_string(context, solver, text);
        const error = z3.get_error_code(context);
        if (error !== 0) throw new Error(`${z3.get_error_msg(context, error)}\n${text}`);
        // In this thread: the asynchronous call goes by way of a worker, two milliseconds each.
        const found = em.ccall('Z3_solver_check', 'number', ['number', 'number'], [context, solver]);
        return found === 1 ? 'yes' : found === -1 ? 'no' : 'unknown';
      } finally {
        z3.solver_dec_ref(context, solver);
      }
    },
  };
}
