import type { OwnKernel } from '../base/own-kernel.ts';
import { readKernel } from '../formats/gcode/read-kernel.ts';
import { meshKernel } from '../geometry/mesh-kernel.ts';
import { motionKernel } from '../motion/motion-kernel.ts';

/**
 * The WASM of ours, whose machine code the build keeps. No command asks for the list: each kernel comes with what it is for.
 * @public to the build
 */
export const OWN_KERNELS: readonly OwnKernel[] = [meshKernel, motionKernel, readKernel];
