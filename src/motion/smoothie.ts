import type { DataMap } from '../model/data-node.ts';
import type { BoundFirmware, Firmware, MotionTime } from '../model/firmware.ts';
import { parseFields, type ValuesOf } from '../model/schema.ts';
import { plainNumber, quantity } from '../model/schema-values.ts';
import { ACCELERATION_RANGE, SPEED_RANGE, threeAxes } from './axis-fields.ts';
import { litSeconds } from './lit-seconds.ts';
import { PathTimer, setAxes } from './path-timer.ts';

/**
 * Smoothieware: junction deviation with one acceleration for the plane, a ring of blocks, trapezoids.
 * Each axis has its own greatest speed, and an acceleration of its own where the configuration gives one; rapid moves run
 * at `default_seek_rate`. Arcs are cut into chords of at most `mm_max_arc_error`.
 * Source: the names and defaults of the published configuration file (smoothieware.org). No reference times exist for it
 * here: tests hold it to cases reckoned by hand, and `uncertainty` says so.
 */
const doc = (en: string, fr: string) => ({ doc: { en, fr } });

const SMOOTHIE_FIELDS = {
  maxSpeed: threeAxes('mm/s', SPEED_RANGE, {
    en: 'greatest speed of each axis (alpha, beta, gamma max_rate)',
    fr: 'plus grande vitesse de chaque axe (alpha, beta, gamma max_rate)',
  }),
  acceleration: threeAxes('mm/s2', ACCELERATION_RANGE, { en: 'acceleration', fr: 'accélération' }),
  seekSpeed: quantity('mm/s', {
    ...doc('speed of G0 (default_seek_rate)', 'vitesse de G0 (default_seek_rate)'),
    ...SPEED_RANGE,
  }),
  junctionDeviation: quantity('mm', {
    ...doc('junction deviation', 'écart de jonction'),
    min: 0.0001,
    max: 1,
    standard: '0.05 mm',
  }),
  arcError: quantity('mm', {
    ...doc('chords of arcs (mm_max_arc_error)', 'cordes des arcs (mm_max_arc_error)'),
    min: 0.0001,
    max: 1,
    standard: '0.01 mm',
  }),
  blocks: plainNumber({
    ...doc('places of the planner’s queue', 'places dans la file du planificateur'),
    integer: true,
    min: 4,
    max: 4096,
    standard: '32',
  }),
  uncertainty: quantity('%', {
    ...doc('how far the real time of the motion may be off', 'écart possible du temps réel'),
    max: 0.9,
    standard: '5 %',
  }),
} as const;

type SmoothieLimits = ValuesOf<typeof SMOOTHIE_FIELDS>;

export const smoothie: Firmware = {
  name: 'smoothie',
  schema: SMOOTHIE_FIELDS,
  bind(motion: DataMap): BoundFirmware {
    const limits = parseFields(motion, SMOOTHIE_FIELDS, 'motion');
    return {
      maxFeed: limits.maxSpeed,
      maxAcceleration: limits.acceleration,
      uncertainty: limits.uncertainty,
      start: () => new SmoothieTimer(limits),
    };
  },
};

class SmoothieTimer extends PathTimer {
  constructor(limits: SmoothieLimits) {
    super(limits.seekSpeed);
    const { clock } = this;
    setAxes(limits.maxSpeed, clock.setVelocity);
    setAxes(limits.acceleration, clock.setAcceleration);
    clock.startSmoothie(limits.blocks, limits.seekSpeed, limits.junctionDeviation, limits.arcError);
  }

  override end(): MotionTime {
    const time = super.end();
    return { ...time, laserOn: litSeconds(time.byKind) };
  }
}
