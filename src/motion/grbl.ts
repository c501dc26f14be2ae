import type { DataMap } from '../model/data-node.ts';
import type { BoundFirmware, Firmware } from '../model/firmware.ts';
import { parseFields } from '../model/schema.ts';
import { GRBL_FIELDS } from './grbl-fields.ts';
import { GrblTimer } from './grbl-timer.ts';

/**
 * GRBL 1.1: junction deviation, a ring of 16 blocks of which 15 can be used, a step generator 5 slices ahead.
 *
 *    lines ─▶ [ block │ block │ … │ newest ] ─▶ slices of 10 ms ─▶ steps
 *              15 places: a new block waits        a block leaves the ring when its
 *              until one is free                   last slice is *made*, not run
 *
 * What stops the machine: any G4, a change of M3, M4, M5, M8, M9, a new S on a line without a place while the laser is on, and
 * under M3 a move of no length, or a G0, G1 or G80 alone that turns the laser off or on. A stop costs its ramps, and $1 unless
 * that is 255; under M3 it burns meanwhile. G4 lasts whole multiples of 50 ms. A feed is cut
 * to what the direction allows, so a diagonal may go √2 faster than one axis; G0 goes as fast as that in any case.
 * Source: reference/grbl and facts/laser §7 (numbers from gnea/grbl bfb67f0; no code of it here).
 */
export const grbl: Firmware = {
  name: 'grbl',
  schema: GRBL_FIELDS,
  bind(motion: DataMap): BoundFirmware {
    const limits = parseFields(motion, GRBL_FIELDS, 'motion');
    return {
      maxFeed: limits.maxRate,
      maxAcceleration: limits.acceleration,
      start: () => new GrblTimer(limits),
    };
  },
};
