import type { Meaning, Meanings } from '../../meaning/meaning.js';

/** What a finding is about, in this order: with another meaning it is another finding. */
export function fingerprintsOf(meanings: Meanings, all: readonly Meaning[]): string {
  return all.map((each) => meanings.fingerprint(each)).join(' ');
}
