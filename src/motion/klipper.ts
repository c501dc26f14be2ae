import type { DataMap } from '../model/data-node.ts';
import type { BoundFirmware, Firmware } from '../model/firmware.ts';
import { parseFields, type ValuesOf } from '../model/schema.ts';
import { plainNumber, quantity } from '../model/schema-values.ts';
import { ACCELERATION_RANGE, SPEED_RANGE } from './axis-fields.ts';
import { type LimitWords, PathTimer } from './path-timer.ts';

/**
 * Klipper: the host plans the path itself, with endless look-ahead, no steps and no jerk.
 *
 *    earlier ─────────▶╮ θ        The corner is thought to be cut by an arc whose greatest distance from it is the junction
 *                       ╲         deviation, chosen so that 90° is taken at the square corner velocity:
 *                        ╲        jd = scv²·(√2−1)/a,  v² = a·jd·R,  R = sin(θ/2)/(1−sin(θ/2));
 *                  later  ▼       and it must touch before the middle of each move: v² ≤ ½·a·L·tan(θ/2).
 *
 * The extruder allows a jump of its own speed (instantaneous corner velocity) and nothing else; any junction with a
 * move of the filament alone is a stop. The ramps between the junctions: `assembly/endless-look-ahead`.
 * Source: reference/estimate, "Rules of the Klipper plan" (numbers from Klipper3d/klipper 84104bbb; no code of it here).
 */

const doc = (en: string, fr: string) => ({ doc: { en, fr } });

const KLIPPER_FIELDS = {
  maxVelocity: quantity('mm/s', {
    ...doc('max_velocity: along the path', 'max_velocity : le long du trajet'),
    ...SPEED_RANGE,
  }),
  maxAcceleration: quantity('mm/s2', {
    ...doc('max_accel: along the path', 'max_accel : le long du trajet'),
    ...ACCELERATION_RANGE,
  }),
  maxVelocityZ: quantity('mm/s', { ...doc('max_z_velocity', 'max_z_velocity'), ...SPEED_RANGE }),
  maxAccelerationZ: quantity('mm/s2', { ...doc('max_z_accel', 'max_z_accel'), ...ACCELERATION_RANGE }),
  maxVelocityE: quantity('mm/s', { ...doc('max_extrude_only_velocity', 'max_extrude_only_velocity'), ...SPEED_RANGE }),
  maxAccelerationE: quantity('mm/s2', {
    ...doc('max_extrude_only_accel', 'max_extrude_only_accel'),
    ...ACCELERATION_RANGE,
  }),
  squareCornerVelocity: quantity('mm/s', {
    ...doc('square_corner_velocity: speed in a corner of 90°', 'square_corner_velocity : vitesse dans un angle de 90°'),
    max: 500,
    standard: '5 mm/s',
  }),
  cornerVelocityE: quantity('mm/s', {
    ...doc('instantaneous_corner_velocity of the extruder', 'instantaneous_corner_velocity de l’extrudeur'),
    max: 500,
    standard: '1 mm/s',
  }),
  minimumCruiseRatio: plainNumber({
    ...doc('minimum_cruise_ratio', 'minimum_cruise_ratio'),
    max: 0.999,
    standard: '0.5',
  }),
  arcResolution: quantity('mm', {
    ...doc('gcode_arcs resolution: length of a chord', 'gcode_arcs resolution : longueur d’une corde'),
    min: 0.001,
    standard: '1 mm',
  }),
} as const;

type KlipperLimits = ValuesOf<typeof KLIPPER_FIELDS>;

export const klipper: Firmware = {
  name: 'klipper',
  schema: KLIPPER_FIELDS,
  bind(motion: DataMap): BoundFirmware {
    const limits = parseFields(motion, KLIPPER_FIELDS, 'motion');
    const { maxVelocity: v, maxAcceleration: a } = limits;
    return {
      maxFeed: { x: v, y: v, z: Math.min(v, limits.maxVelocityZ), e: limits.maxVelocityE },
      maxAcceleration: { x: a, y: a, z: Math.min(a, limits.maxAccelerationZ), e: limits.maxAccelerationE },
      start: () => new KlipperTimer(limits),
    };
  },
};

/** [mm/s] Speed before the file gives one. */
const FIRST_FEED = 25;

class KlipperTimer extends PathTimer {
  // What the file may change.
  #maxVelocity: number;
  #maxAcceleration: number;
  #squareCornerVelocity: number;
  #cruiseRatio: number;

  constructor(limits: KlipperLimits) {
    super(FIRST_FEED);
    this.clock.startKlipper(
      limits.maxVelocityZ,
      limits.maxAccelerationZ,
      limits.maxVelocityE,
      limits.maxAccelerationE,
      limits.cornerVelocityE,
      limits.arcResolution,
    );
    this.#maxVelocity = limits.maxVelocity;
    this.#maxAcceleration = limits.maxAcceleration;
    this.#squareCornerVelocity = limits.squareCornerVelocity;
    this.#cruiseRatio = limits.minimumCruiseRatio;
    this.#setPathLimits();
  }

  #setPathLimits(): void {
    this.clock.setPathLimits(this.#maxVelocity, this.#maxAcceleration, this.#squareCornerVelocity, this.#cruiseRatio);
  }

  /** `G4 S` stops but does not wait: the host reads P alone. */
  protected override dwell(seconds: number, unit: 's' | 'ms'): void {
    super.dwell(unit === 'ms' ? seconds : 0, unit);
  }

  /** M204 and SET_VELOCITY_LIMIT; M201, M203 and M205 mean nothing here. */
  protected override setLimits(command: string, words: LimitWords): void {
    const { S = 0, P = 0, T = 0, VELOCITY = 0, ACCEL = 0 } = words;
    if (command === 'M204') {
      const acceleration = S > 0 ? S : Math.min(P, T);
      if (acceleration > 0) this.#maxAcceleration = acceleration;
    } else if (command === 'SET_VELOCITY_LIMIT') {
      if (VELOCITY > 0) this.#maxVelocity = VELOCITY;
      if (ACCEL > 0) this.#maxAcceleration = ACCEL;
      const { SQUARE_CORNER_VELOCITY: corner = -1, MINIMUM_CRUISE_RATIO: ratio = -1 } = words;
      if (corner >= 0) this.#squareCornerVelocity = corner;
      if (ratio >= 0 && ratio < 1) this.#cruiseRatio = ratio;
    }
    this.#setPathLimits();
  }
}
