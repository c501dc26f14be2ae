import { assert } from '../base/assert.ts';

/** A pure piece of work that may run on any thread: structured-clonable in and out, the same answer everywhere. */
export type Kernel = (input: never) => unknown;

/** Every kernel that a pool may be asked for, each loaded when it is first needed. */
const KERNELS: Readonly<Record<string, () => Promise<Kernel>>> = {
  'print/plan-layers': async () => (await import('../processes/print/plan/plan-layers.ts')).planLayers,
};

/** Runs one piece of work. @throws Bug where the name is not in the list */
export async function runKernel(name: string, input: unknown): Promise<unknown> {
  const load = KERNELS[name];
  assert(load !== undefined, `no kernel "${name}"`);
  const kernel = await load();
  return kernel(input as never); // the pool's door: each kernel knows its own input
}
