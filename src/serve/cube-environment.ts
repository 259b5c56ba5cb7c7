/** Cube reads these where it needs them; each has a default that is open, remote or absent in an embedded server. */
const FIXED: Readonly<Record<string, string>> = {
  // Otherwise a token is not checked at all, whatever the secret.
  NODE_ENV: 'production',
  CUBEJS_DEV_MODE: 'false',
  CUBEJS_TELEMETRY: 'false',
  // The other planner exists only in the native addon; both ways of running must give the same SQL.
  CUBEJS_TESSERACT_SQL_PLANNER: 'false',
  CUBEJS_TRANSPILATION_NATIVE: 'false',
  CUBEJS_CACHE_AND_QUEUE_DRIVER: 'memory',
  CUBEJS_EXTERNAL_DEFAULT: 'false',
  CUBEJS_LIVE_PREVIEW: 'false',
};

/** A second secret that opens everything, and a second port. */
const REMOVED = ['CUBEJS_PLAYGROUND_AUTH_SECRET', 'CUBE_JS_NATIVE_API_GATEWAY_INTERNAL'];

const DEFAULTS: Readonly<Record<string, string>> = { CUBEJS_MAX_REQUEST_SIZE: '1mb' };

/** Must run before any of Cube's packages is loaded. */
export function setCubeEnvironment(env: NodeJS.ProcessEnv): void {
  Object.assign(env, FIXED);
  for (const name of REMOVED) delete env[name];
  for (const [name, value] of Object.entries(DEFAULTS)) env[name] ??= value;
}
