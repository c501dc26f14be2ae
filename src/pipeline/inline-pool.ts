import type { Pool } from '../model/pool.ts';
import type { PlanOptions } from '../model/process.ts';
import { runKernel } from './kernels.ts';

/** A pool without threads: one input after the other, here and now. */
export function inlinePool(breathe: PlanOptions['breathe']): Pool {
  return {
    threads: 1,
    async map<I, O>(kernel: string, inputs: readonly I[]): Promise<readonly O[]> {
      const outputs: O[] = [];
      for (const input of inputs) outputs.push((await runKernel(kernel, input, breathe)) as O); // the pool's door
      return outputs;
    },
  };
}

/** One that never looks up from its work. */
export const INLINE_POOL: Pool = inlinePool(async () => {});
