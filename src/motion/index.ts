import type { Firmware } from '../model/firmware.ts';

/** Every firmware whose motion is known. */
export const FIRMWARES: readonly Firmware[] = [];
