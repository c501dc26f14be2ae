import type { MessagePort } from 'node:worker_threads';
import { loadKernel, meshKernel, runKernel } from '../pipeline/kernels.ts';
import type { ThreadAnswer, ThreadTask } from './thread-pool.ts';

/** The program of one thread: takes input after input, as long as there are any that no other thread has taken. */
export function serveThread(port: MessagePort, compiled: WebAssembly.Module): void {
  meshKernel.use(compiled);
  const answer = (message: ThreadAnswer): void => port.postMessage(message);
  port.on('message', (task: ThreadTask) => {
    void work(task, answer).catch((error: unknown) => {
      answer({ task: task.task, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    });
  });
}

async function work(
  { task, kernel, inputs, next }: ThreadTask,
  answer: (message: ThreadAnswer) => void,
): Promise<void> {
  if (inputs.length === 0) await loadKernel(kernel);
  const shared = new Int32Array(next);
  for (;;) {
    const index = Atomics.add(shared, 0, 1);
    if (index >= inputs.length) return;
    answer({ task, index, output: await runKernel(kernel, inputs[index]) });
  }
}
