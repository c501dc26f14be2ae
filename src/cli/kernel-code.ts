import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Script } from 'node:vm';
import { bytecodeFile } from './one-file.ts';

/** Sets an option of the engine that runs, as `v8.setFlagsFromString` does. */
type SetFlag = (flag: string) => void;

/** [bytes] Before the code stand the bytes of the WASM that it was compiled from, and before them how many there are of both. */
const LENGTHS = 8;

/**
 * The WASM of Clipper2 as its package brings it.
 * @public to the build
 */
export function kernelWasm(): Uint8Array {
  return readFileSync(
    createRequire(import.meta.url)
      .resolve('clipper2-wasm')
      .replace(/js$/, 'wasm'),
  );
}

/**
 * Where the machine code of the polygon kernel (Clipper2 as WASM) is kept for this very engine and for commands of this kind.
 * @param words of the command line
 * @public to the build
 */
export function kernelCodeFile(words: readonly string[]): string {
  return bytecodeFile(words).replace(/bytecode$/, 'machine-code');
}

/**
 * The polygon kernel as it was compiled by an earlier run: compiling it well costs a job of few layers 0.1 s of CPU, one of many
 * 0.4 (docs/decisions/0014).
 * @param words of the command line
 * @param given WASM; else the one that is installed
 * @returns undefined where none was kept, where it is torn or of another WASM, and where the engine refuses it: it
 *   takes only what was written by its own version, on a processor like this one, under the same flags
 */
export function readKernelModule(
  words: readonly string[],
  setFlag: SetFlag,
  given?: Uint8Array,
): WebAssembly.Module | undefined {
  const file = kernelCodeFile(words);
  if (!existsSync(file)) return undefined;
  const kept = readFileSync(file);
  const wasm = given ?? kernelWasm();
  const code = LENGTHS + wasm.length;
  const isWhole = kept.length > code && kept.length === code + kept.readUInt32LE(4);
  if (!isWhole || kept.readUInt32LE(0) !== wasm.length || !kept.subarray(LENGTHS, code).equals(wasm)) return undefined;
  return natives(setFlag, 'function (code, wasm) { return %DeserializeWasmModule(code, wasm); }')(
    kept.buffer.slice(kept.byteOffset + code, kept.byteOffset + kept.length),
    wasm,
  ) as WebAssembly.Module | undefined; // as the engine declares it
}

/**
 * Machine code of what the engine has compiled well of a module, to be written to `kernelCodeFile`; it must be some function.
 * @public to the build
 */
export function kernelCodeOf(module: WebAssembly.Module, setFlag: SetFlag): Uint8Array {
  const wasm = kernelWasm();
  const code = natives(setFlag, 'function (module) { return %SerializeWasmModule(module); }')(module) as ArrayBuffer; // as the engine declares it
  const lengths = Buffer.alloc(LENGTHS);
  lengths.writeUInt32LE(wasm.length, 0);
  lengths.writeUInt32LE(code.byteLength, 4);
  return Buffer.concat([lengths, wasm, new Uint8Array(code)]);
}

/** What only the engine’s own syntax can call. In parentheses it is compiled at once: the syntax goes again. */
function natives(setFlag: SetFlag, text: string): (...values: readonly object[]) => unknown {
  setFlag('--allow-natives-syntax');
  try {
    return new Script(`(${text})`).runInThisContext() as (...values: readonly object[]) => unknown; // what the text is
  } finally {
    setFlag('--no-allow-natives-syntax');
  }
}
