#!/usr/bin/env node
import { compilerFlags } from '../src/cli/compiler-flags.ts';
import { loadOneFile } from '../src/cli/one-file.ts';

const words = process.argv.slice(2);
const flags = compilerFlags(process.versions.v8, words);
if (flags.length > 0) {
  const { setFlagsFromString } = await import('node:v8'); // brings the streams with it
  for (const flag of flags) setFlagsFromString(flag);
}
const oneFile = loadOneFile(words);
oneFile?.useKeptKernels(words);
const { main } = oneFile ?? (await import('../src/cli/main.ts'));
process.exitCode = await main(words);
