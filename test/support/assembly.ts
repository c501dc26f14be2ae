import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../floors/cruise-tree.ts';

interface Compiler {
  readonly compile: (from: string, text: string) => Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * Parts of an `assembly/` that its kernel keeps to itself, compiled for a test.
 * @param folder of the sources @param parts names of its files: all that they export
 * @returns what makes a fresh instance, its state as at the start
 */
export async function assemblyParts<Exports>(folder: string, parts: readonly string[]): Promise<() => Exports> {
  const { compile } = (await import(pathToFileURL(path.join(ROOT, '.ci/assembly.mjs')).href)) as Compiler;
  const text = parts.map((part) => `export * from './${part}';\n`).join('');
  const module = new WebAssembly.Module(await compile(`${folder}/parts-of-a-test.ts`, text));
  const { sin, cos, acos, atan2 } = Math;
  return () => new WebAssembly.Instance(module, { engine: { sin, cos, acos, atan2 } }).exports as Exports;
}
