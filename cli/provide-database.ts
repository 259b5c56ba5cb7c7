import type { DataSource } from '../src/warehouse/data-source.js';
import { WorkspaceError } from '../src/workspace/workspace-error.js';
import { DEMO_DATABASE } from './commands/demo.js';
import { say } from './console.js';
import { missingDatabase, shownPath } from './data-source.js';
import { makeDemo } from './make-demo.js';

/** The shipped example makes its own data; every other database has to be there. Throws WorkspaceError. */
export async function provideDatabase(source: DataSource): Promise<void> {
  const missing = missingDatabase(source);
  if (missing === null) return;
  if (!missing.endsWith(DEMO_DATABASE)) {
    throw new WorkspaceError(
      `there is no database ${shownPath(missing)}`,
      'name it in accord.yml, or with --source',
    );
  }
  say("making the example company's data, once …");
  await makeDemo(missing);
}
