import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { commandKind } from './compiler-flags.ts';
import type { main } from './main.ts';
import type { serveThread } from './serve-thread.ts';

/** What the one file hands out. */
interface OneFile {
  readonly main: typeof main;
  readonly serveThread: typeof serveThread;
  readonly useKeptKernels: (words: readonly string[]) => void;
}

/** Made by the build beside `src` (.ci/one-file.mjs); from the sources there is none. */
const FOLDER = new URL('../../one-file/', import.meta.url);

/** Options of Node whose users want to see the modules as they are: debuggers, profilers, hooks on `import`. */
const LOOKING = /^--(inspect|cpu-prof|heap-prof|prof|import|loader|experimental-loader)/;

/** Words with which a command says something about itself and ends: a handful of modules. */
const ASKING: ReadonlySet<string> = new Set(['-h', '--help', '--version']);

/**
 * Bytecode for this very engine and for commands of this kind: the engine refuses what another one wrote, or what was written
 * under other flags (`compilerFlags`).
 * @param words of the command line
 * @returns its path
 * @public to the build
 */
export function bytecodeFile(words: readonly string[]): string {
  const { arch, platform, versions } = process;
  return fileURLToPath(new URL(`${commandKind(words)}-${versions.v8}-${platform}-${arch}.bytecode`, FOLDER));
}

/**
 * The whole program as one script, whose functions come with their bytecode: neither files are looked for nor is anything
 * parsed (docs/decisions/0014).
 * @param words of the command line
 * @returns undefined where there is no bytecode for this engine, where a command only tells about itself, and where Node is
 * told to look at the modules
 */
export function loadOneFile(words: readonly string[]): OneFile | undefined {
  if (
    process.execArgv.some((option) => LOOKING.test(option)) ||
    words.length === 0 ||
    words.some((word) => ASKING.has(word))
  )
    return undefined;
  const file = bytecodeFile(words);
  return existsSync(file) ? runOneFile(compileOneFile(readFileSync(file))) : undefined;
}

/**
 * @param bytecode as `createCachedData` gave it; what the engine refuses is compiled from the text
 * @public to the build
 */
export function compileOneFile(bytecode: Buffer | undefined): Script {
  const filename = fileURLToPath(new URL('program.cjs', FOLDER));
  const text = readFileSync(filename, 'latin1'); // the bundler wrote ASCII
  return new Script(`(function (exports, require, importModule, module, moduleUrl) {${text}\n})`, {
    filename,
    ...(bytecode === undefined ? {} : { cachedData: bytecode }),
  });
}

/**
 * Runs the script. Every module in it believes to stand in this folder.
 * @public to the build
 */
export function runOneFile(script: Script): OneFile {
  const module = { exports: {} as OneFile }; // what the build's entry exports
  const importModule = (name: string): Promise<unknown> => import(name);
  script.runInThisContext()(module.exports, createRequire(import.meta.url), importModule, module, import.meta.url);
  return module.exports;
}
