#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { compilerFlags } from '../src/cli/compiler-flags.ts';
import { main } from '../src/cli/main.ts';

const words = process.argv.slice(2);
for (const flag of compilerFlags(process.versions.v8, words)) setFlagsFromString(flag);
process.exitCode = await main(words);
