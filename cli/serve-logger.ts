import type { LogLevel, ServeLogger } from '../src/serve/logger.js';
import { say } from './console.js';

const FROM: Readonly<Record<LogLevel, 'always' | 'verbose'>> = {
  debug: 'verbose',
  info: 'verbose',
  warn: 'always',
  error: 'always',
};

/** One line an event on the error stream, as `level event key=value …`. */
export function serveLogger(verbose: boolean): ServeLogger {
  return (level, event, fields) => {
    if (FROM[level] === 'verbose' && !verbose) return;
    const pairs = Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${key}=${typeof value === 'string' ? JSON.stringify(value) : String(value)}`);
    say([new Date().toISOString(), level, event, ...pairs].join(' '));
  };
}
