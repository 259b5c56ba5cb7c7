import { posix } from 'node:path';
import { rangeOf, type Span } from '../diagnostic/source.js';

/** A project's path in its repository: what a forge knows a file by. `folder` is `/` separated, empty at the root. */
export function repositoryPath(path: string, folder: string): string {
  return posix.join(folder, path);
}

/** A path as it stands in an address, in Markdown, too: brackets end a link there. Half a surrogate pair is no character. */
export function encodePath(path: string): string {
  return path
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
    .replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'));
}

/** `definitions/sales/lead.yml:12`. */
export function placeOf(span: Span, folder: string): string {
  return `${repositoryPath(span.source.path, folder)}:${rangeOf(span).start.line}`;
}
