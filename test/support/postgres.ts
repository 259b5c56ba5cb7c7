import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findPostgresBinaries } from './postgres-binaries.js';

export interface TestPostgres {
  /** Of the superuser `accord`, database `postgres`. */
  readonly url: string;
  close(): Promise<void>;
}

interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

const START_ATTEMPTS = 3;
const START_DEADLINE_MS = 30_000;
const USER = 'accord';

// The shell ends the server and removes its folder as soon as our end of its stdin closes,
// so nothing is left behind however this process ends.
const SENTRY = 'dir=$1; shift; "$@" & pid=$!; cat >/dev/null; kill -INT $pid; wait $pid; rm -rf "$dir"';

/** A PostgreSQL of its own: loopback, a free port, password login, thrown away at the end. */
export async function startPostgres(): Promise<TestPostgres> {
  const binaries = findPostgresBinaries();
  const identity = chooseIdentity();
  const password = randomBytes(12).toString('hex');
  const folder = initialise(binaries, identity, password);
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort();
    const url = `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;
    const server = launch(binaries, identity, folder, port);
    const failure = await waitUntilReady(server, url);
    if (failure === undefined) return { url, close: () => stop(server, folder) };
    const last = attempt === START_ATTEMPTS;
    if (last || !failure.includes('Address already in use')) {
      await stop(server, folder);
      throw new Error(`PostgreSQL did not start: ${failure}`);
    }
    // Another process took the port between the look and the start. The sentry would remove the folder.
    server.kill('SIGKILL');
  }
}

/** PostgreSQL refuses to run as root: another existing user of the machine then runs it. */
function chooseIdentity(): Identity {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL cannot run as root, and there is neither a user "postgres" nor "nobody".');
}

function initialise(binaries: string, identity: Identity, password: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'accord-postgres-'));
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (identity.uid !== undefined && identity.gid !== undefined) {
    chownSync(folder, identity.uid, identity.gid);
    chownSync(passwordFile, identity.uid, identity.gid);
  }
  const options = ['--username', USER, '--pwfile', passwordFile, '--auth', 'scram-sha-256', '--no-sync'];
  const data = ['-D', join(folder, 'data'), '--encoding', 'UTF8', '--locale', 'C'];
  execFileSync(join(binaries, 'initdb'), [...data, ...options], { ...identity, cwd: folder, stdio: 'pipe' });
  return folder;
}

function launch(binaries: string, identity: Identity, folder: string, port: number): ChildProcess {
  const settings = [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'unix_socket_directories=',
  ];
  const command = [
    join(binaries, 'postgres'),
    '-D',
    join(folder, 'data'),
    '-h',
    '127.0.0.1',
    '-p',
    `${port}`,
  ];
  const args = [...command, ...settings.flatMap((setting) => ['-c', setting])];
  return spawn('/bin/sh', ['-c', SENTRY, 'sentry', folder, ...args], {
    ...identity,
    cwd: folder,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
}

/** Undefined when it answers, else what the server wrote. */
async function waitUntilReady(server: ChildProcess, url: string): Promise<string | undefined> {
  let log = '';
  server.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log = (log + text).slice(-8000);
  });
  const deadline = Date.now() + START_DEADLINE_MS;
  while (Date.now() < deadline) {
    if (/\bFATAL:/.test(log) && !log.includes('the database system is starting up')) return log;
    if (log.includes('ready to accept connections') && (await answers(url))) return undefined;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return `no answer in ${START_DEADLINE_MS} ms\n${log}`;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
    server.stdin?.end();
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}
