#!/usr/bin/env node
import { runCli } from './run-cli.js';

// A closed pipe (`accord check | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCli(process.argv.slice(2));
