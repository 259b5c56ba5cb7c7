import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Below the project, so that packages are found from there. */
const BUILT = join(ROOT, 'node_modules/.cache/accord-bench');

/** Compiles the command and the scripts that run in a process of their own; gives the folder they are in. */
export function build(): string {
  mkdirSync(BUILT, { recursive: true });
  execFileSync(
    join(ROOT, 'node_modules/.bin/tsc'),
    ['-p', 'bench/tsconfig.scripts.json', '--noCheck', '--outDir', BUILT],
    {
      cwd: ROOT,
      stdio: 'inherit',
    },
  );
  return BUILT;
}

export interface Finished {
  readonly milliseconds: number;
  /** Of all its threads together, in milliseconds: what other work on the machine changes least. */
  readonly processor: number;
  /** The most memory it ever had, in MB. */
  readonly memory: number;
  readonly status: number | null;
  readonly output: string;
}

const SAY_USAGE =
  'data:text/javascript,process.on("exit",()=>{const{maxRSS,userCPUTime:u,systemCPUTime:s}=process.resourceUsage();process.stderr.write("\\nmaxRSS="+maxRSS+" cpu="+(u+s))})';

/** Runs a script in a new Node process, from start to end. */
export function run(
  script: string,
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Finished {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', SAY_USAGE, script, ...parameters],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      timeout: 300_000,
      env: { ...process.env, NODE_OPTIONS: '', ...environment },
    },
  );
  const milliseconds = performance.now() - started;
  const [, memory, processor] = /maxRSS=(\d+) cpu=(\d+)/.exec(stderr) ?? [];
  return {
    milliseconds,
    processor: Number(processor ?? Number.NaN) / 1000,
    memory: Number(memory ?? Number.NaN) / 1024,
    status,
    output: `${stdout}${stderr}`,
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
