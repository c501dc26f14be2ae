#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { compilerFlags } from '../src/cli/compiler-flags.ts';
import { loadOneFile } from '../src/cli/one-file.ts';

const words = process.argv.slice(2);
for (const flag of compilerFlags(process.versions.v8, words)) setFlagsFromString(flag);
const { main } = loadOneFile(words) ?? (await import('../src/cli/main.ts'));
process.exitCode = await main(words);
