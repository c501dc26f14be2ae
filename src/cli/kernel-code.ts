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

/**
 * Has all kernels taken as they were compiled by the build, when they are first needed: compiling Clipper2 well costs a job of few
 * layers 0.1 s of CPU, one of many 0.4 (docs/decisions/0014).
 * @param words of the command line
 * @public to the build
 */
export function useKeptKernels(words: readonly string[]): void {
  keepKernels((name, wasm) =>
    readKernelModule(kernelCodeFile(words, name), wasm === undefined ? polygonKernelWasm : () => wasm),
  );
}

/**
 * @param file of `kernelCodeFile`
 * @param wasmOf what the code must have been compiled from
 * @returns undefined where none was kept, where it is torn or of another WASM, and where the engine refuses it: it
 *   takes only what was written by its own version, on a processor like this one, under the same flags
 * @public to the build
 */
export function readKernelModule(file: string, wasmOf: () => Uint8Array): WebAssembly.Module | undefined {
  if (!existsSync(file)) return undefined;
  const kept = readFileSync(file);
  const wasm = wasmOf();
  const code = LENGTHS + wasm.length;
  const isWhole = kept.length > code && kept.length === code + kept.readUInt32LE(4);
  if (!isWhole || kept.readUInt32LE(0) !== wasm.length || !kept.subarray(LENGTHS, code).equals(wasm)) return undefined;
  return natives('function (code, wasm) { return %DeserializeWasmModule(code, wasm); }')(
    kept.buffer.slice(kept.byteOffset + code, kept.byteOffset + kept.length),
    wasm,
  ) as WebAssembly.Module | undefined; // as the engine declares it
}

/**
 * What is to be written to `kernelCodeFile`: machine code of what the engine has compiled well of a module; it must be some function.
 * @public to the build
 */
export function kernelCodeOf(module: WebAssembly.Module, wasm: Uint8Array): Uint8Array {
  const code = natives('function (module) { return %SerializeWasmModule(module); }')(module) as ArrayBuffer; // as the engine declares it
  const lengths = Buffer.alloc(LENGTHS);
  lengths.writeUInt32LE(wasm.length, 0);
  lengths.writeUInt32LE(code.byteLength, 4);
  return Buffer.concat([lengths, wasm, new Uint8Array(code)]);
}

/** What only the engine’s own syntax can call. In parentheses it is compiled at once: the syntax goes again. */
function natives(text: string): (...values: readonly object[]) => unknown {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8'); // brings the streams with it: commands that only read do without
  setFlagsFromString('--allow-natives-syntax');
  try {
    return new Script(`(${text})`).runInThisContext() as (...values: readonly object[]) => unknown; // what the text is
  } finally {
    setFlagsFromString('--no-allow-natives-syntax');
  }
}
