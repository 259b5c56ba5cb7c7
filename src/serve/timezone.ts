import { ServeError } from './auth.js';

/** Throws ServeError for a name that is no IANA time zone. */
export function requireTimezone(name: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name;
  } catch {
    throw new ServeError(`"${name}" is not a time zone; an example of one is Europe/Berlin.`);
  }
}
