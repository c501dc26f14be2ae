import { assert } from '../base/assert.ts';
import type { PlanOptions } from '../model/process.ts';

export { keepKernels } from '../base/kept-kernels.ts';
export { meshKernel } from '../geometry/mesh-kernel.ts';

/**
 * A pure piece of work that may run on any thread: structured-clonable in and out, the same answer everywhere. It breathes now and
 * then, for the thread that hears Ctrl-C may run it.
 */
export type Kernel = (input: never, breathe: PlanOptions['breathe']) => unknown;

/** Every kernel that a pool may be asked for, each loaded when it is first needed. */
const KERNELS: Readonly<Record<string, () => Promise<Kernel>>> = {
  'print/plan-layers': async () => {
    const [{ planLayers }, { loadPolygonKernel }] = await Promise.all([
      import('../processes/print/plan/plan-layers.ts'),
      import('../geometry/areas/clipper-kernel.ts'),
    ]);
    await loadPolygonKernel();
    return planLayers;
  },
  'print/check-rules': async () => {
    const [{ checkRules }, { loadPrintRules }] = await Promise.all([
      import('../processes/print/check-rules.ts'),
      import('../processes/print/rules/index.ts'),
    ]);
    await loadPrintRules();
    return checkRules;
  },
};

/** Loads a kernel with all that it works with. @throws Bug where the name is not in the list */
export async function loadKernel(name: string): Promise<Kernel> {
  const load = KERNELS[name];
  assert(load !== undefined, `no kernel "${name}"`);
  return load();
}

/** Runs one piece of work. @throws Bug where the name is not in the list */
export async function runKernel(
  name: string,
  input: unknown,
  breathe: PlanOptions['breathe'] = async () => {},
): Promise<unknown> {
  const kernel = await loadKernel(name);
  return kernel(input as never, breathe); // the pool's door: each kernel knows its own input
}
