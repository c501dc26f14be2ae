#!/usr/bin/env node
import { commandKind, compilerFlags } from '../src/cli/compiler-flags.ts';
import { loadOneFile } from '../src/cli/one-file.ts';

const words = process.argv.slice(2);
const flags = compilerFlags(process.versions.v8, words);
const setFlag = flags.length === 0 ? undefined : (await import('node:v8')).setFlagsFromString; // brings the streams with it
if (setFlag !== undefined) for (const flag of flags) setFlag(flag);
const oneFile = loadOneFile(words);
if (oneFile !== undefined && setFlag !== undefined && commandKind(words) === 'planning') {
  const { readKernelModule } = await import('../src/cli/kernel-code.ts');
  const module = readKernelModule(words, setFlag);
  if (module !== undefined) oneFile.useKernelModule(module);
}
const { main } = oneFile ?? (await import('../src/cli/main.ts'));
process.exitCode = await main(words);
