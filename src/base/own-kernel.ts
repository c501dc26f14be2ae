import { Buffer } from 'node:buffer';
import { keptKernel } from './kept-kernels.ts';

/** WASM that is made from an `assembly/` of ours (docs/decisions/0015). */
export class OwnKernel {
  readonly name: string;
  readonly #base64: string;
  #compiled: WebAssembly.Module | undefined;

  /** @param name under which its machine code is kept @param base64 as `.ci/assembly.mjs` wrote it */
  constructor(name: string, base64: string) {
    this.name = name;
    this.#base64 = base64;
  }

  /** @public to the build */
  wasm(): Uint8Array {
    return Buffer.from(this.#base64, 'base64');
  }

  /** The kernel, compiled once for each thread; other threads may be handed it. */
  module(): WebAssembly.Module {
    if (this.#compiled === undefined) {
      const wasm = this.wasm();
      this.#compiled = keptKernel(this.name, wasm) ?? new WebAssembly.Module(wasm);
    }
    return this.#compiled;
  }

  /** Takes the kernel from another thread. */
  use(module: WebAssembly.Module): void {
    this.#compiled = module;
  }
}
