import type { DataMap } from '../model/data-node.ts';
import type { BoundFirmware, Firmware, MotionTime } from '../model/firmware.ts';
import { parseFields, type ValuesOf } from '../model/schema.ts';
import { choice, plainNumber, quantity } from '../model/schema-values.ts';
import type { JobEvent } from '../model/toolpath.ts';
import { litSeconds } from './lit-seconds.ts';
import type { LimitWords } from './path-timer.ts';
import { STEP_FIELDS } from './step-fields.ts';
import { StepTimer } from './step-timer.ts';

/**
 * Marlin 2: as the MK3 (`assembly/step-clock`), with either corner rule, and its own differences.
 *
 *   jerk        an axis may jump by its jerk; the safe speed is scaled by the direction; where both safe speeds are
 *               over 0.99 of the junction's, the later block begins at its own, without the MK3's "halt"
 *   deviation   `assembly/junction-deviation` over X, Y, Z and E; chords under 1 mm that turn by less than 45° are taken for an
 *               arc of length L over the turn: v² ≤ a·L/turn
 *
 * The running block's exit is fixed when it begins, and so is the entry behind it. The newest block can end at
 * 0.05 mm/s. G92 does not drain; M220 concerns every move.
 * Source: the maker's command pages (M201–M205, M220; marlinfw.org) and published descriptions of the planner; facts/print (c).
 * No reference times exist for it here: tests hold it to cases reckoned by hand.
 */

const doc = (en: string, fr: string) => ({ doc: { en, fr } });

const MARLIN2_FIELDS = {
  ...STEP_FIELDS,
  corner: choice(['jerk', 'deviation'], {
    ...doc(
      'rule at corners: classic jerk or junction deviation',
      'règle aux angles : jerk classique ou écart de jonction',
    ),
    standard: 'jerk',
  }),
  junctionDeviation: quantity('mm', {
    ...doc('junction deviation (M205 J)', 'écart de jonction (M205 J)'),
    min: 0.0001,
    max: 1,
    standard: '0.013 mm',
  }),
  arcSegmentMin: quantity('mm', {
    ...doc('shortest chord of an arc', 'plus courte corde d’un arc'),
    min: 0.01,
    standard: '0.1 mm',
  }),
  arcSegmentMax: quantity('mm', {
    ...doc('longest chord of an arc', 'plus longue corde d’un arc'),
    min: 0.01,
    standard: '1 mm',
  }),
  circleSegments: plainNumber({
    ...doc('chords that a full circle has at least', 'nombre minimal de cordes d’un cercle complet'),
    integer: true,
    min: 3,
    standard: '72',
  }),
} as const;

type Marlin2Limits = ValuesOf<typeof MARLIN2_FIELDS>;

export const marlin2: Firmware = {
  name: 'marlin2',
  schema: MARLIN2_FIELDS,
  bind(motion: DataMap): BoundFirmware {
    const limits = parseFields(motion, MARLIN2_FIELDS, 'motion');
    return {
      maxFeed: limits.maxVelocity,
      maxAcceleration: limits.maxAcceleration,
      start: () => new Marlin2Timer(limits),
    };
  },
};

class Marlin2Timer extends StepTimer {
  #tool = 0;

  constructor(limits: Marlin2Limits) {
    super(limits);
    const { arcSegmentMin, arcSegmentMax, circleSegments } = limits;
    this.clock.startMarlin2(limits.corner === 'deviation' ? 1 : 0, arcSegmentMin, arcSegmentMax, circleSegments);
    this.clock.setDeviation(limits.junctionDeviation);
  }

  override end(): MotionTime {
    const time = super.end();
    return { ...time, laserOn: litSeconds(time.byKind) };
  }

  protected override event(event: JobEvent): void {
    if (event.type === 'set-position') this.renumber(event);
    else if (event.type === 'tool') {
      if (event.tool !== this.#tool) this.clock.stop();
      this.#tool = event.tool;
    } else super.event(event);
  }

  protected override setLimits(command: string, words: LimitWords): void {
    if (command === 'M201' || command === 'M203') this.setMost(command, words);
    else if (command === 'M204') {
      // S is print and travel, the old way; P print, R retract, T travel.
      const { S = 0, P = S, R, T = S } = words;
      this.setAlong({ print: P, travel: T, retract: R });
    } else if (command === 'M205') {
      this.setJerk(words);
      const { J = 0 } = words;
      if (J > 0) this.clock.setDeviation(J);
    }
  }
}
