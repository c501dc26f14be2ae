/**
 * Finds a kernel as it was compiled before.
 * @param name of the kernel
 * @param wasm that it must have been compiled from; of Clipper2 whoever finds it reads it
 * @returns undefined where none was kept
 */
export type FindKernel = (name: string, wasm?: Uint8Array) => WebAssembly.Module | undefined;

let find: FindKernel = () => undefined;

/** Says where kernels may be found. To be called before one is used. */
export function keepKernels(found: FindKernel): void {
  find = found;
}

export const keptKernel: FindKernel = (name, wasm) => find(name, wasm);
