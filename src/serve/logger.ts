export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Takes one event; `fields` never hold tokens, passwords or the values a query asked for. */
export type ServeLogger = (level: LogLevel, event: string, fields: Readonly<Record<string, unknown>>) => void;

/** Cube's own events carry tokens, security contexts and query values: only these fields are passed on. */
const KEPT = ['requestId', 'duration', 'warning', 'dataSource', 'version'];

/** Cube reports these through its error handler too, which logs them with their full text. */
const HANDLED = new Set([
  'User Error',
  'UserError',
  'Orchestrator error',
  'Internal Server Error',
  'Continue wait',
  'Error querying db',
  'Forbidden',
]);

type CubeLogger = (event: string, params: Record<string, unknown>) => void;

export function adaptLogger(logger: ServeLogger): CubeLogger {
  return (event, params) => {
    const fields = Object.fromEntries(
      KEPT.flatMap((key) => (params[key] === undefined ? [] : [[key, params[key]]])),
    );
    if (HANDLED.has(event)) return;
    if (params.error !== undefined) logger('warn', event, { ...fields, error: firstLine(params.error) });
    else logger(params.warning === undefined ? 'debug' : 'warn', event, fields);
  };
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? text;
}
