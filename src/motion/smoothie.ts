import type { DataMap } from '../model/data-node.ts';
import type { BoundFirmware, Firmware, MotionTime } from '../model/firmware.ts';
import { parseFields, type ValuesOf } from '../model/schema.ts';
import { plainNumber, quantity } from '../model/schema-values.ts';
import { Motion, MoveKind } from '../model/toolpath.ts';
import { type Arc, chordCount } from './arc-chords.ts';
import { ACCELERATION_RANGE, SPEED_RANGE, threeAxes } from './axis-fields.ts';
import { BlockQueue } from './block-queue.ts';
import { cornerCosine, deviationSpeed2 } from './junction-deviation.ts';
import { litSeconds } from './lit-seconds.ts';
import { PathTimer } from './path-timer.ts';
import { trapezoidSeconds } from './trapezoid.ts';

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
  readonly #limits: SmoothieLimits;
  readonly #queue: BlockQueue;
  readonly #nominal2: Float64Array;
  readonly #most: Float64Array;
  readonly #push: Float64Array;
  #way = new Float64Array(3);
  #wayBefore = new Float64Array(3);
  #nominal2Before = 0;

  constructor(limits: SmoothieLimits) {
    super(limits.seekSpeed);
    this.#limits = limits;
    const places = limits.blocks - 1;
    this.#queue = new BlockQueue(places);
    this.#nominal2 = new Float64Array(places);
    const { maxSpeed: v, acceleration: a } = limits;
    this.#most = Float64Array.of(v.x, v.y, v.z);
    this.#push = Float64Array.of(a.x, a.y, a.z);
  }

  override end(): MotionTime {
    const time = super.end();
    return { ...time, laserOn: litSeconds(time.byKind) };
  }

  protected override chordsOf(arc: Arc): number {
    const { arcError } = this.#limits;
    const step = 2 * Math.acos(Math.max(0, 1 - arcError / Math.max(arc.radius, arcError)));
    return chordCount(Math.abs(arc.sweep) / step);
  }

  protected override stop(): void {
    while (this.#queue.count > 0) this.#run();
  }

  protected override segment(x: number, y: number, z: number): void {
    const way = this.#way;
    way[0] = x - this.x;
    way[1] = y - this.y;
    way[2] = z - this.z;
    this.x = x;
    this.y = y;
    this.z = z;
    const distance = Math.sqrt(way[0] * way[0] + way[1] * way[1] + way[2] * way[2]);
    if (distance === 0) return;
    const queue = this.#queue;
    if (queue.full) this.#run();
    let speed = (this.motion === Motion.rapid ? this.#limits.seekSpeed : this.feed) * this.speedFactor;
    let acceleration = Number.POSITIVE_INFINITY;
    for (let axis = 0; axis < 3; axis++) {
      way[axis]! /= distance;
      const share = Math.abs(way[axis]!);
      if (share === 0) continue;
      speed = Math.min(speed, this.#most[axis]! / share);
      acceleration = Math.min(acceleration, this.#push[axis]! / share);
    }
    const nominal2 = speed * speed;
    const first = queue.count === 0;
    const straight = cornerCosine(this.#wayBefore, way) < -0.95;
    const corner2 = straight
      ? Number.POSITIVE_INFINITY
      : deviationSpeed2(this.#wayBefore, way, acceleration, this.#limits.junctionDeviation);
    const slot = queue.reserve();
    queue.distance[slot] = distance;
    queue.acceleration[slot] = acceleration;
    queue.junction2[slot] = first ? 0 : Math.min(corner2, nominal2, this.#nominal2Before);
    queue.kind[slot] = this.power > 0 && this.motion !== Motion.rapid ? this.kind : MoveKind.travel;
    queue.layer[slot] = this.layer;
    queue.object[slot] = this.object;
    this.#nominal2[slot] = nominal2;
    this.#nominal2Before = nominal2;
    queue.plan(0);
    this.#way = this.#wayBefore;
    this.#wayBefore = way;
  }

  #run(): void {
    const queue = this.#queue;
    const slot = queue.oldest;
    const [distance, acceleration] = [queue.distance[slot]!, queue.acceleration[slot]!];
    const start2 = queue.entry2[slot]!;
    const end2 = queue.exit2;
    const peak2 = Math.min(this.#nominal2[slot]!, (start2 + end2) / 2 + acceleration * distance);
    const speeds = { start2: Math.min(start2, peak2), peak2, end2: Math.min(end2, peak2) };
    const seconds = trapezoidSeconds(distance, acceleration, speeds);
    this.tally.move(seconds, queue.kind[slot]!, queue.layer[slot]!, queue.object[slot]!);
    queue.discard();
  }
}
