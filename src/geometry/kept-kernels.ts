/** Finds the kernels as they were compiled before; undefined where one was not kept. */
export interface KeptKernels {
  /** Clipper2. */
  readonly polygon: () => WebAssembly.Module | undefined;
  /** The loops over whole meshes. @param wasm that it must have been compiled from */
  readonly mesh: (wasm: Uint8Array) => WebAssembly.Module | undefined;
}

let kept: KeptKernels = { polygon: () => undefined, mesh: () => undefined };

/** Says where kernels may be found. To be called before one is used. */
export function keepKernels(found: KeptKernels): void {
  kept = found;
}

export function keptKernels(): KeptKernels {
  return kept;
}
