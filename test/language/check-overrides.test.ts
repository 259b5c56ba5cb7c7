import { describe, it } from 'vitest';
import { checkOverrides } from '../../src/language/check-overrides.js';
import { readConfig } from '../../src/language/read-config.js';
import { markedSource } from '../support/marked-source.js';
import { expectReports } from './expect-problems.js';

const FILES = ['definitions/legacy/emea/lead.yml', 'definitions/sales.yml'].map((path) => ({
  path,
  text: '',
}));

function expectFolders(folders: string, ...messages: readonly string[]) {
  const marked = `name: x\noverrides:\n  - folders: [${folders}]\n    rules: {dead-branch: off}\n`;
  const source = markedSource(marked, 'accord.yml');
  expectReports(checkOverrides(source, readConfig(source).config, FILES), marked, messages);
}

describe('the folders of overrides', () => {
  it.each([
    'definitions',
    'definitions/legacy',
    './definitions//legacy/',
    '"."',
    'definitions\\legacy\\emea',
  ])('%s holds definitions', (folder) => expectFolders(folder));

  it('are a problem where they hold none', () => {
    expectFolders('»definitions/legcy«', 'there is no definition file in `definitions/legcy`; did you mean');
    expectFolders('»legacy«', 'did you mean `definitions/legacy`?');
    expectFolders('definitions, »elsewhere«', 'no definition file in `elsewhere`. Folders are relative');
    expectFolders('»definitions/sales.yml«', 'no definition file');
    expectFolders('»definitions/leg«', 'no definition file');
    expectFolders('»../definitions«, »/definitions«', 'did you mean', 'did you mean');
  });
});
