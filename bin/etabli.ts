#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { compilerFlags } from '../src/cli/compiler-flags.ts';
import { main } from '../src/cli/main.ts';

for (const flag of compilerFlags(process.versions.v8)) setFlagsFromString(flag);
process.exitCode = await main(process.argv.slice(2));
