import type { Firmware } from '../model/firmware.ts';
import { grbl } from './grbl.ts';
import { klipper } from './klipper.ts';
import { marlin2 } from './marlin2.ts';
import { prusa } from './prusa.ts';
import { rrf } from './rrf.ts';

/** Every firmware whose motion is known. */
export const FIRMWARES: readonly Firmware[] = [grbl, klipper, marlin2, prusa, rrf];
