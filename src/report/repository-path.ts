import { posix } from 'node:path';
import { rangeOf, type Span } from '../diagnostic/source.js';

/** A project's path in its repository: what a forge knows a file by. `folder` is `/` separated, empty at the root. */
export function repositoryPath(path: string, folder: string): string {
  return posix.join(folder, path);
}

/** `definitions/sales/lead.yml:12`. */
export function placeOf(span: Span, folder: string): string {
  return `${repositoryPath(span.source.path, folder)}:${rangeOf(span).start.line}`;
}
