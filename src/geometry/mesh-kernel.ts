import { Buffer } from 'node:buffer';
import { MESH_KERNEL_WASM } from './mesh-kernel-wasm.ts';

/**
 * What the loops over whole meshes hand out: WASM from `assembly/`, where each function says what it does. Numbers are places in
 * the memory (in bytes) or counts.
 */
interface MeshExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  take(bytes: number): number;
  useMesh(positions: number, triangles: number, triangleCount: number): void;
  growTree(near: number): void;
  startPairs(): void;
  moreOverlaps(): number;
  startCrossings(depth: number): void;
  moreCrossings(): number;
  readonly pairs: { readonly value: number };
  findAt(x: number, y: number, z: number): number;
  readonly found: { readonly value: number };
}

/** Finds what an earlier run compiled of the very same WASM; undefined where nothing was kept. */
type FindKept = (wasm: Uint8Array) => WebAssembly.Module | undefined;

let findKept: FindKept = () => undefined;
let compiled: WebAssembly.Module | undefined;

/** Says where the mesh kernel may be found as it was compiled before. To be called before it is used. */
export function keepMeshKernel(find: FindKept): void {
  findKept = find;
}

/** @public to the build */
export function meshKernelWasm(): Uint8Array {
  return Buffer.from(MESH_KERNEL_WASM, 'base64');
}

/** The kernel, compiled once for each thread; other threads may be handed it. */
export function meshKernel(): WebAssembly.Module {
  if (compiled === undefined) {
    const wasm = meshKernelWasm();
    compiled = findKept(wasm) ?? new WebAssembly.Module(wasm);
  }
  return compiled;
}

/** Takes the kernel from another thread. */
export function useMeshKernel(module: WebAssembly.Module): void {
  compiled = module;
}

/** One run of the mesh kernel, with a memory of its own that is given back with it. */
export class MeshRun {
  readonly exports: MeshExports;

  constructor() {
    this.exports = new WebAssembly.Instance(meshKernel(), {}).exports as MeshExports; // as assembly/index.ts exports them
  }

  /** Says which mesh is looked at. */
  useMesh(positions: ArrayLike<number>, triangles: ArrayLike<number>): void {
    this.exports.useMesh(this.#putFloats(positions), this.#putInts(triangles), triangles.length / 3);
  }

  /** A view of some of the memory's numbers: it holds until the kernel runs again. */
  ints(at: number, length: number): Int32Array {
    return new Int32Array(this.exports.memory.buffer, at, length);
  }

  #putFloats(values: ArrayLike<number>): number {
    const at = this.exports.take(Float64Array.BYTES_PER_ELEMENT * values.length) >>> 0;
    new Float64Array(this.exports.memory.buffer, at, values.length).set(values);
    return at;
  }

  #putInts(values: ArrayLike<number>): number {
    const at = this.exports.take(Int32Array.BYTES_PER_ELEMENT * values.length) >>> 0;
    new Uint32Array(this.exports.memory.buffer, at, values.length).set(values);
    return at;
  }
}
