import type { DataMap } from '../model/data-node.ts';
import type { BoundFirmware, Firmware } from '../model/firmware.ts';
import { parseFields, type ValuesOf } from '../model/schema.ts';
import { quantity } from '../model/schema-values.ts';
import type { JobEvent } from '../model/toolpath.ts';
import type { LimitWords } from './path-timer.ts';
import { STEP_FIELDS } from './step-fields.ts';
import { type Along, StepTimer } from './step-timer.ts';

/**
 * Prusa MK3 (Marlin 1 lineage): classic jerk, a ring of 16 blocks, whole steps.
 *
 *      earlier │ later           Each block knows the speed from which it may stop dead (its safe speed). Where both
 *    ────╲     │     ╱────       safe speeds are over 0.99 of what jerk allows at the corner, coasting through it
 *         ╲    │    ╱            gains nothing: the later block *starts from a halt* at its own safe speed, the
 *          ╲___│___╱             earlier one ends at that speed too, and neither can change any more.
 *         junction speed
 *
 * The running block's braking is fixed when it begins; the entry of the one behind it may still rise, so that the two
 * need not meet at one speed: the firmware runs it so, and so does this clock (to do it "right" costs 0.4 % on circles
 * of short chords). The buffer drains at G4, M400, G28, waiting for heat, M84, and any G92 but a lone `G92 E0`.
 * M220 concerns moves with X or Y. M201 and M203 are clamped for X and Y.
 * Source: reference/estimate, "Rules of the MK3S plan" (numbers from prusa3d/Prusa-Firmware 0c9bf5d; no code of it here).
 */

const doc = (en: string, fr: string) => ({ doc: { en, fr } });

const PRUSA_FIELDS = {
  ...STEP_FIELDS,
  mostVelocityXY: quantity('mm/s', {
    ...doc('M203 in a file gives X and Y no more than this', 'M203 dans un fichier ne donne pas plus à X et Y'),
    min: 1,
    standard: '200 mm/s',
  }),
  mostAccelerationXY: quantity('mm/s2', {
    ...doc('M201 in a file gives X and Y no more than this', 'M201 dans un fichier ne donne pas plus à X et Y'),
    min: 1,
    standard: '2500 mm/s2',
  }),
  arcSegmentMin: quantity('mm', {
    ...doc('shortest chord of an arc', 'plus courte corde d’un arc'),
    min: 0.01,
    standard: '0.5 mm',
  }),
  arcSegmentMax: quantity('mm', {
    ...doc('longest chord of an arc', 'plus longue corde d’un arc'),
    min: 0.01,
    standard: '1 mm',
  }),
} as const;

type PrusaLimits = ValuesOf<typeof PRUSA_FIELDS>;

export const prusa: Firmware = {
  name: 'prusa',
  schema: PRUSA_FIELDS,
  bind(motion: DataMap): BoundFirmware {
    const limits = parseFields(motion, PRUSA_FIELDS, 'motion');
    return {
      maxFeed: limits.maxVelocity,
      maxAcceleration: limits.maxAcceleration,
      start: () => new PrusaTimer(limits),
    };
  },
};

class PrusaTimer extends StepTimer {
  readonly #limits: PrusaLimits;

  constructor(limits: PrusaLimits) {
    super(limits);
    this.#limits = limits;
    this.clock.startPrusa(limits.arcSegmentMin, limits.arcSegmentMax);
  }

  protected override event(event: JobEvent): void {
    if (event.type === 'set-position') {
      const { x, y, z, e } = event;
      if (e !== 0 || x !== undefined || y !== undefined || z !== undefined) this.clock.stop();
      this.renumber(event);
    } else super.event(event);
  }

  protected override setLimits(command: string, words: LimitWords): void {
    if (command === 'M201') this.setMost(command, words, this.#limits.mostAccelerationXY);
    else if (command === 'M203') this.setMost(command, words, this.#limits.mostVelocityXY);
    else if (command === 'M204') this.setAlong(alongOf(words));
    else if (command === 'M205') {
      // X alone means both; Y has the last word.
      const { X, Y = X } = words;
      this.setJerk(Y === undefined ? words : { ...words, Y });
    }
  }
}

/** S is print and travel (T then retract); without S, P print, R retract, T travel. */
function alongOf({ S = 0, P, R, T }: LimitWords): Along {
  return S > 0 ? { print: S, travel: S, retract: T } : { print: P, travel: T, retract: R };
}
