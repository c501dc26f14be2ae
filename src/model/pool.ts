/**
 * Work spread over threads. Kernels are named in one list (`pipeline/kernels.ts`); inputs and outputs are
 * structured-clonable, typed arrays above all. The order of the results is that of the inputs, so the number
 * of threads never changes a byte.
 */
export interface Pool {
  /** This one among them. */
  readonly threads: number;
  map<I, O>(kernel: string, inputs: readonly I[]): Promise<readonly O[]>;
  /**
   * Begins the work on other threads, while this one goes on with something else; absent where there are none. What it
   * gives back waits for the results, and lends this thread's hand from when it is called, or from when `meanwhile` has ended.
   */
  readonly begin?: <I, O>(
    kernel: string,
    inputs: readonly I[],
  ) => (meanwhile?: Promise<unknown>) => Promise<readonly O[]>;
  /** Starts the other threads and has them load a kernel that will soon be asked for; absent where there are none. */
  readonly warm?: (kernel: string) => void;
}
