import type { DataMap } from '../model/data-node.ts';
import type { BoundFirmware, Firmware } from '../model/firmware.ts';
import { parseFields, type ValuesOf } from '../model/schema.ts';
import { quantity } from '../model/schema-values.ts';
import type { JobEvent } from '../model/toolpath.ts';
import { type Arc, chordCount } from './arc-chords.ts';
import { jerkJunctionSpeed, safeSpeedPrusa } from './classic-jerk.ts';
import type { LimitWords } from './path-timer.ts';
import { STEP_FIELDS } from './step-fields.ts';
import { StepTimer } from './step-timer.ts';

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

/** Chords that a full circle has at least (before the clamp of their length). */
const CHORDS_OF_CIRCLE = 20;
/** Share of the junction speed over which a safe speed makes coasting useless. */
const COASTING = 0.99;
/** [mm/s] Under this the earlier move is as good as none. */
const NO_SPEED = 1e-4;

class PrusaTimer extends StepTimer {
  readonly #limits: PrusaLimits;
  /** [mm²/s²] Exit of the running block; -1: none runs yet. */
  #runningExit2 = -1;

  constructor(limits: PrusaLimits) {
    super(limits);
    this.#limits = limits;
  }

  protected override chordsOf(arc: Arc, way: number): number {
    const { arcSegmentMin, arcSegmentMax } = this.#limits;
    const wanted = (2 * Math.PI * arc.radius) / CHORDS_OF_CIRCLE;
    return chordCount(Math.ceil(way / Math.min(arcSegmentMax, Math.max(arcSegmentMin, wanted))));
  }

  protected override paceOf(inPlane: boolean): number {
    return inPlane ? this.feed * this.speedFactor : this.feed;
  }

  protected override event(event: JobEvent): void {
    if (event.type === 'set-position') {
      const { x, y, z, e } = event;
      if (e !== 0 || x !== undefined || y !== undefined || z !== undefined) this.stop();
      this.renumber(event);
    } else super.event(event);
  }

  protected override setLimits(command: string, words: LimitWords): void {
    if (command === 'M201') this.setAxes(this.maxAcceleration, words, this.#limits.mostAccelerationXY);
    else if (command === 'M203') this.setAxes(this.maxVelocity, words, this.#limits.mostVelocityXY);
    else if (command === 'M204') this.#setAlong(words);
    else if (command === 'M205') {
      // X alone means both; Y has the last word.
      const { X, Y = X } = words;
      this.setSegmentTime(words);
      this.setAxes(this.jerk, Y === undefined ? words : { ...words, Y }, Number.POSITIVE_INFINITY);
    }
  }

  /** S is print and travel (T then retract); without S, P print, R retract, T travel. */
  #setAlong(words: LimitWords): void {
    const { S = 0, P = 0, R = 0, T = 0 } = words;
    const { along } = this;
    if (S > 0) {
      along.print = along.travel = S;
      if (T > 0) along.retract = T;
      return;
    }
    if (P > 0) along.print = P;
    if (R > 0) along.retract = R;
    if (T > 0) along.travel = T;
  }

  protected override join(slot: number, waiting: number): void {
    const { queue, now, before } = this;
    now.safe = safeSpeedPrusa(now, this.jerk);
    let speed = now.safe;
    let halt = true;
    if (waiting > 1 && before.speed > NO_SPEED) {
      const junction = jerkJunctionSpeed(before, now, this.jerk);
      const coasting = COASTING * junction;
      halt = before.safe > coasting && now.safe > coasting;
      if (!halt) speed = junction;
    }
    queue.junction2[slot] = speed * speed;
    queue.halt[slot] = halt ? 1 : 0;
    queue.plan(now.safe * now.safe);
  }

  /** The oldest block leaves, the next one begins to run: from now on its braking is fixed. */
  protected override makeRoom(): void {
    const { queue } = this;
    if (!queue.full) return;
    this.#leave();
    this.#runningExit2 = queue.exit2;
  }

  protected override stop(): void {
    while (this.queue.count > 0) this.#leave();
  }

  #leave(): void {
    this.run(this.#runningExit2 >= 0 ? this.#runningExit2 : this.queue.exit2);
    this.#runningExit2 = -1;
  }
}
