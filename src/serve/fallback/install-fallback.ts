import { getFinalQueryResult, getFinalQueryResultMulti } from './final-result.js';
import { redactSqlLiterals } from './redact-sql.js';
import { refuse, refuseLater } from './unavailable.js';

type NativePackage = typeof import('@cubejs-backend/native');

/**
 * Cube's result layer, logger and template engine are a native addon that npm downloads. Where it is missing, the
 * parts a server needs are put in its place; where it loads, nothing is touched. Callers inside Cube read the exports
 * at each call, so replacing them on the one loaded copy is enough.
 *
 * @returns whether the addon itself is in use
 */
export function installFallback(native: NativePackage): boolean {
  if (loadsAddon(native)) return true;
  Object.assign(native, replacements);
  return false;
}

function loadsAddon(native: NativePackage): boolean {
  try {
    native.loadNative();
    return true;
  } catch {
    return false;
  }
}

const sqlApi = 'The SQL API';
const jinja = refuse('A model file with Jinja ({{ }} or {% %})');

class NativeInstance {
  newJinjaEngine(): { loadTemplate: () => never; renderTemplate: () => Promise<never> } {
    // Cube makes an engine at every compilation and calls it only for a file that holds Jinja.
    return { loadTemplate: jinja, renderTemplate: refuseLater('A model file with Jinja') };
  }

  loadPythonContext = refuseLater('A model file in Python');
}

const replacements = {
  setupLogger: () => undefined,
  resetLogger: () => undefined,
  isFallbackBuild: () => true,
  redactSqlLiterals,
  getFinalQueryResult,
  getFinalQueryResultMulti,
  NativeInstance,
  registerInterface: refuseLater(sqlApi),
  shutdownInterface: async () => undefined,
  execSql: refuseLater(sqlApi),
  sql4sql: refuseLater(sqlApi),
  rest4sql: refuseLater(sqlApi),
  buildSqlAndParams: refuse("Cube's newer query planner"),
  parseCubestoreResultMessage: refuseLater('Cube Store'),
  getCubestoreResult: refuse('Cube Store'),
  transpileJs: refuseLater('Native transpilation'),
  transpileYaml: refuseLater('Native transpilation'),
  pythonLoadConfig: refuseLater('A configuration in Python'),
};
