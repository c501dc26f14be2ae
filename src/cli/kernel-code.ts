import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Script } from 'node:vm';
import { keepKernels } from '../pipeline/kernels.ts';
import { bytecodeFile } from './one-file.ts';

/** [bytes] Before the code stand the bytes of the WASM that it was compiled from, and before them how many there are of both. */
const LENGTHS = 8;

/**
 * The WASM of Clipper2 as its package brings it.
 * @public to the build
 */
export function polygonKernelWasm(): Uint8Array {
  return readFileSync(
    createRequire(import.meta.url)
      .resolve('clipper2-wasm')
      .replace(/js$/, 'wasm'),
  );
}

/**
 * Where the machine code of a kernel is kept for this very engine and for commands of this kind.
 * @param words of the command line
 * @param kernel `polygon`, or the name of one of ours
 * @public to the build
 */
export function kernelCodeFile(words: readonly string[], kernel: string): string {
  return bytecodeFile(words).replace(/bytecode$/, `${kernel}-code`);
}

/** What takes a kernel’s machine code, in the engine’s own syntax; in parentheses, for then it is compiled at once. */
const TAKE = '(function (code, wasm) { return %DeserializeWasmModule(code, wasm); })';

/**
 * Where the bytecode of what takes kernels is kept: from it the engine runs its own syntax without being told to parse any, which
 * it could only be for all threads at once (docs/decisions/0014).
 * @param words of the command line
 * @public to the build
 */
export function kernelTakerFile(words: readonly string[]): string {
  return kernelCodeFile(words, 'taker');
}

/**
 * What is to be written to `kernelTakerFile`. For a process of one thread.
 * @public to the build
 */
export function kernelTakerCode(): Uint8Array {
  return nativeScript(TAKE).createCachedData(); // under the settings that commands have
}

/**
 * Has all kernels taken as they were compiled by the build, when they are first needed: compiling Clipper2 well costs a job of few
 * layers 0.1 s of CPU, one of many 0.4 (docs/decisions/0014).
 * @param words of the command line
 * @public to the build
 */
export function useKeptKernels(words: readonly string[]): void {
  keepKernels((name, wasm) => readKernelModule(words, name, wasm === undefined ? polygonKernelWasm : () => wasm));
}

/**
 * @param words of the command line
 * @param kernel `polygon`, or the name of one of ours
 * @param wasmOf what the code must have been compiled from
 * @returns undefined where none was kept, where it is torn or of another WASM, and where the engine refuses it: it
 *   takes only what was written by its own version, on a processor like this one, under the same flags
 * @public to the build
 */
export function readKernelModule(
  words: readonly string[],
  kernel: string,
  wasmOf: () => Uint8Array,
): WebAssembly.Module | undefined {
  const file = kernelCodeFile(words, kernel);
  if (!existsSync(file)) return undefined;
  const kept = readFileSync(file);
  const wasm = wasmOf();
  const code = LENGTHS + wasm.length;
  const isWhole = kept.length > code && kept.length === code + kept.readUInt32LE(4);
  if (!isWhole || kept.readUInt32LE(0) !== wasm.length || !kept.subarray(LENGTHS, code).equals(wasm)) return undefined;
  return takeCode(words, file, kept.buffer.slice(kept.byteOffset + code, kept.byteOffset + kept.length), wasm);
}

/**
 * @param name of what takes the code, another for each kernel: of two scripts that are alike the engine makes one, and of that the
 *   bytecode is dropped when it has not run for some time
 * @returns undefined where the engine refuses the code, or the bytecode of what takes it
 */
function takeCode(
  words: readonly string[],
  name: string,
  code: ArrayBuffer,
  wasm: Uint8Array,
): WebAssembly.Module | undefined {
  try {
    const script = new Script(TAKE, { filename: name, cachedData: readFileSync(kernelTakerFile(words)) });
    return script.runInThisContext()(code, wasm) as WebAssembly.Module | undefined; // as the engine declares it
  } catch {
    return undefined; // it had to parse its own syntax, or there is no such file
  }
}

/**
 * What is to be written to `kernelCodeFile`: machine code of what the engine has compiled well of a module; it must be some
 * function. For a process of one thread.
 * @public to the build
 */
export function kernelCodeOf(module: WebAssembly.Module, wasm: Uint8Array): Uint8Array {
  const script = nativeScript('(function (module) { return %SerializeWasmModule(module); })');
  const code = script.runInThisContext()(module) as ArrayBuffer; // as the engine declares it
  const lengths = Buffer.alloc(LENGTHS);
  lengths.writeUInt32LE(wasm.length, 0);
  lengths.writeUInt32LE(code.byteLength, 4);
  return Buffer.concat([lengths, wasm, new Uint8Array(code)]);
}

/** Compiles what only the engine’s own syntax can say. The setting is one for all threads: no command may do this. */
function nativeScript(text: string): Script {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8'); // brings the streams with it: no command needs it
  setFlagsFromString('--allow-natives-syntax');
  try {
    return new Script(text);
  } finally {
    setFlagsFromString('--no-allow-natives-syntax');
  }
}
