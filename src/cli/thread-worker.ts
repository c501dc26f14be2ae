import { parentPort } from 'node:worker_threads';
import { runKernel } from '../pipeline/kernels.ts';
import type { ThreadAnswer, ThreadTask } from './thread-pool.ts';

/** The program of one thread: does one task after the other. */
parentPort?.on('message', (task: ThreadTask) => {
  void runKernel(task.kernel, task.input).then(
    (output) => answer({ ok: true, output }),
    (error: unknown) =>
      answer({ ok: false, message: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});

function answer(message: ThreadAnswer): void {
  parentPort?.postMessage(message);
}
