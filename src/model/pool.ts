/**
 * Work spread over threads. Kernels are named in one list (`pipeline/kernels.ts`); inputs and outputs are
 * structured-clonable, typed arrays above all. The order of the results is that of the inputs, so the number
 * of threads never changes a byte.
 */
export interface Pool {
  map<I, O>(kernel: string, inputs: readonly I[]): Promise<readonly O[]>;
}
