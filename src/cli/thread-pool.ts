import type { Worker } from 'node:worker_threads';
import type { Pool } from '../model/pool.ts';
import { INLINE_POOL } from '../pipeline/inline-pool.ts';

/** What goes to a thread and comes back. */
export interface ThreadTask {
  readonly kernel: string;
  readonly input: unknown;
}

export type ThreadAnswer =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly message: string };

export interface OpenPool {
  readonly pool: Pool;
  readonly close: () => Promise<void>;
}

/** Run from the TypeScript sources: Node starts a thread without the loader that reads them. */
const FROM_SOURCES = import.meta.url.endsWith('.ts');

/**
 * A pool of `threads` workers, started at the first use; with one thread everything runs inline, without a worker, and so
 * it does from the sources: the built program alone starts threads. The bytes are the same either way.
 * Each worker takes the next input when it is free; results keep the order of the inputs.
 */
export function openPool(threads: number): OpenPool {
  const workers: Worker[] = [];
  const start = async (): Promise<void> => {
    const { Worker } = await import('node:worker_threads');
    while (workers.length < threads) workers.push(new Worker(new URL('./thread-worker.js', import.meta.url)));
  };
  const pool: Pool = {
    async map<I, O>(kernel: string, inputs: readonly I[]): Promise<readonly O[]> {
      if (threads <= 1 || FROM_SOURCES || inputs.length <= 1) return INLINE_POOL.map(kernel, inputs);
      const outputs = new Array<O>(inputs.length);
      await start();
      let next = 0;
      const serve = async (worker: Worker): Promise<void> => {
        while (next < inputs.length) {
          const index = next++;
          outputs[index] = (await ask(worker, { kernel, input: inputs[index] })) as O; // the pool's door
        }
      };
      await Promise.all(workers.map(serve));
      return outputs;
    },
  };
  const close = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.terminate()));
  };
  return { pool, close };
}

function ask(worker: Worker, task: ThreadTask): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      worker.off('message', answered);
      worker.off('error', failed);
    };
    const answered = (answer: ThreadAnswer): void => {
      done();
      if (answer.ok) resolve(answer.output);
      else reject(new Error(answer.message));
    };
    const failed = (error: Error): void => {
      done();
      reject(error);
    };
    worker.on('message', answered);
    worker.on('error', failed);
    worker.postMessage(task);
  });
}
