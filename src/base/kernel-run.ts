import type { OwnKernel } from './own-kernel.ts';

/** What every kernel of ours hands out (`base/assembly/memory`). */
export interface MemoryExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  take(bytes: number): number;
}

/** Where something stands in the memory [bytes]; or how many there are. It changes as the kernel runs. */
export interface Place {
  readonly value: number;
}

/** One run of a kernel of ours, with a memory of its own that is given back with it. */
export class KernelRun<Exports extends MemoryExports> {
  readonly exports: Exports;
  #views: { readonly floats: Float64Array; readonly ints: Int32Array } | undefined;

  /** @param imports what the kernel asks for, where it asks for anything */
  constructor(kernel: OwnKernel, imports: Readonly<Record<string, object>> = {}) {
    this.exports = new WebAssembly.Instance(kernel.module(), imports).exports as Exports; // as its assembly/index.ts exports them
  }

  /** Views of some of the memory's numbers: they hold until the kernel runs again. Places beyond 2 GB come as negative numbers. */
  ints(at: number, length: number): Int32Array {
    return new Int32Array(this.exports.memory.buffer, at >>> 0, length);
  }

  floats(at: number, length: number): Float64Array {
    return new Float64Array(this.exports.memory.buffer, at >>> 0, length);
  }

  bytes(at: number, length: number): Int8Array {
    return new Int8Array(this.exports.memory.buffer, at >>> 0, length);
  }

  putFloats(values: ArrayLike<number>): number {
    const at = this.exports.take(Float64Array.BYTES_PER_ELEMENT * values.length);
    this.#whole().floats.set(values, (at >>> 0) / Float64Array.BYTES_PER_ELEMENT);
    return at;
  }

  putBytes(values: Uint8Array): number {
    const at = this.exports.take(values.length);
    new Uint8Array(this.exports.memory.buffer, at >>> 0, values.length).set(values);
    return at;
  }

  putSingles(values: Float32Array): number {
    const at = this.exports.take(values.byteLength);
    new Float32Array(this.exports.memory.buffer, at >>> 0, values.length).set(values);
    return at;
  }

  putInts(values: ArrayLike<number>): number {
    const at = this.exports.take(Int32Array.BYTES_PER_ELEMENT * values.length);
    this.#whole().ints.set(values, (at >>> 0) / Int32Array.BYTES_PER_ELEMENT);
    return at;
  }

  /** The whole memory, whose views are made anew when it has grown: one for each small array costs as much as to fill it. */
  #whole(): { readonly floats: Float64Array; readonly ints: Int32Array } {
    const { buffer } = this.exports.memory;
    if (this.#views?.floats.buffer !== buffer)
      this.#views = { floats: new Float64Array(buffer), ints: new Int32Array(buffer) };
    return this.#views;
  }
}
