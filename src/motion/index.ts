import type { Firmware } from '../model/firmware.ts';
import { driver, ruida } from './closed-controller.ts';
import { grbl } from './grbl.ts';
import { klipper } from './klipper.ts';
import { marlin2 } from './marlin2.ts';
import { prusa } from './prusa.ts';
import { rrf } from './rrf.ts';
import { smoothie } from './smoothie.ts';

/** Every firmware whose motion is known. */
export const FIRMWARES: readonly Firmware[] = [driver, grbl, klipper, marlin2, prusa, rrf, ruida, smoothie];
