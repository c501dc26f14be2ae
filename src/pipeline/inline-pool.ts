import type { Pool } from '../model/pool.ts';
import { runKernel } from './kernels.ts';

/** A pool without threads: one input after the other, here and now. */
export const INLINE_POOL: Pool = {
  async map<I, O>(kernel: string, inputs: readonly I[]): Promise<readonly O[]> {
    const outputs: O[] = [];
    for (const input of inputs) outputs.push((await runKernel(kernel, input)) as O); // the pool's door
    return outputs;
  },
};
