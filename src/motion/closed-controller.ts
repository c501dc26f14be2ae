import type { DataMap } from '../model/data-node.ts';
import type { BoundFirmware, Firmware, MotionTime } from '../model/firmware.ts';
import { parseFields, type ValuesOf } from '../model/schema.ts';
import { quantity } from '../model/schema-values.ts';
import { Motion, MoveKind } from '../model/toolpath.ts';
import { type Arc, chordCount } from './arc-chords.ts';
import { ACCELERATION_RANGE, SPEED_RANGE, twoAxes } from './axis-fields.ts';
import { EndlessLookAhead } from './endless-look-ahead.ts';
import { acrossAcceleration, deviationSpeed2 } from './junction-deviation.ts';
import { litSeconds } from './lit-seconds.ts';
import { PathTimer } from './path-timer.ts';

/**
 * Laser controllers whose planner is not public: Ruida's, and the machines that a printer driver runs (Trotec, Epilog,
 * Universal). What any of them must obey is reckoned, and how far that may be off is said, not hidden:
 *
 *   lines       trapezoids with a look-ahead over the whole line, corners by an assumed deviation, a stop where the beam
 *               goes on or off
 *   engraving   the controller runs up beside each row by itself: a row of length L at speed v takes L/v, and turning
 *               round between two rows 2·v/a; blank stretches of a row are crossed at the same speed
 *
 *        ──▶ ─────────────── ──▶╮        v/a to brake, v/a to be up to speed again
 *        ◀── ─────────────── ◀──╯
 * Source: facts/laser §8 and §10 (no reference times exist). `uncertainty` makes the interval of every estimate.
 */
const CONTROLLER_FIELDS = {
  maxSpeed: twoAxes('mm/s', SPEED_RANGE, { en: 'greatest speed', fr: 'plus grande vitesse' }),
  acceleration: twoAxes('mm/s2', ACCELERATION_RANGE, { en: 'acceleration', fr: 'accélération' }),
  cornerDeviation: quantity('mm', {
    doc: {
      en: 'how far a corner may be rounded: sets the speed in corners',
      fr: 'arrondi admis aux angles : règle la vitesse dans les angles',
    },
    min: 0.0001,
    max: 1,
    standard: '0.02 mm',
  }),
  uncertainty: quantity('%', {
    doc: {
      en: 'how far the real time of the motion may be off either way',
      fr: 'écart possible du temps réel, en plus ou en moins',
    },
    max: 0.9,
    standard: '30 %',
  }),
} as const;

type ControllerLimits = ValuesOf<typeof CONTROLLER_FIELDS>;

function controller(name: string): Firmware {
  return {
    name,
    schema: CONTROLLER_FIELDS,
    bind(motion: DataMap): BoundFirmware {
      const limits = parseFields(motion, CONTROLLER_FIELDS, 'motion');
      return {
        maxFeed: limits.maxSpeed,
        maxAcceleration: limits.acceleration,
        uncertainty: limits.uncertainty,
        start: () => new ControllerTimer(limits),
      };
    },
  };
}

export const ruida: Firmware = controller('ruida');
/** Machines that their maker's printer driver runs. */
export const driver: Firmware = controller('driver');

/** [mm] Chords of arcs. */
const CHORD = 0.01;

class ControllerTimer extends PathTimer {
  readonly #limits: ControllerLimits;
  readonly #ahead: EndlessLookAhead;
  readonly #most: Float64Array;
  readonly #push: Float64Array;
  #way = new Float64Array(2);
  #wayBefore = new Float64Array(2);
  #cruise2Before = 0;
  #litBefore = false;
  /** Nothing waits in the look-ahead: the next line starts from rest. */
  #rests = true;
  /** Engraving: the direction of the row at hand; null outside engravings. */
  #row: readonly [x: number, y: number] | null = null;
  /** [mm/s] Along the rows. */
  #rowSpeed = 0;

  constructor(limits: ControllerLimits) {
    super(limits.maxSpeed.x);
    this.#limits = limits;
    this.#ahead = new EndlessLookAhead(this.tally);
    this.#most = Float64Array.of(limits.maxSpeed.x, limits.maxSpeed.y);
    this.#push = Float64Array.of(limits.acceleration.x, limits.acceleration.y);
  }

  override end(): MotionTime {
    const time = super.end();
    return { ...time, laserOn: litSeconds(time.byKind) };
  }

  protected override chordsOf(arc: Arc): number {
    const step = 2 * Math.acos(Math.max(0, 1 - CHORD / Math.max(arc.radius, CHORD)));
    return chordCount(Math.abs(arc.sweep) / step);
  }

  protected override stop(): void {
    this.#ahead.stop();
    this.#rests = true;
    this.#row = null;
  }

  protected override segment(x: number, y: number, z: number): void {
    const [dx, dy] = [x - this.x, y - this.y];
    this.x = x;
    this.y = y;
    this.z = z;
    const distance = Math.sqrt(dx * dx + dy * dy);
    if (distance === 0) return;
    const lit = this.power > 0 && this.motion !== Motion.rapid;
    const kind = lit ? this.kind : MoveKind.travel;
    const unit: readonly [number, number] = [dx / distance, dy / distance];
    if (this.kind === MoveKind.engrave) this.#engrave(distance, unit, kind);
    else if (this.#row !== null && !lit) this.#betweenRows(distance, unit);
    else this.#line(distance, unit, { kind, lit });
  }

  /** A stretch of a row, at speed from end to end. */
  #engrave(distance: number, unit: readonly [number, number], kind: number): void {
    if (!this.#rests) this.#ahead.stop();
    this.#rests = true;
    const speed = Math.min(this.feed, this.#along(unit, this.#most));
    if (this.#row === null)
      this.tally.move(speed / this.#along(unit, this.#push), MoveKind.travel, this.layer, this.object);
    this.#row = unit;
    this.#rowSpeed = speed;
    this.tally.move(distance / speed, kind, this.layer, this.object);
  }

  /** To the next row: brake, turn, run up; or on in the same row, where the way goes straight on. */
  #betweenRows(distance: number, unit: readonly [number, number]): void {
    const row = this.#row!;
    const along = unit[0] * row[0] + unit[1] * row[1];
    const speed = this.#rowSpeed;
    const turn = along > 0.9999 ? 0 : (2 * speed) / this.#along(row, this.#push);
    this.tally.move(turn + (distance * Math.abs(along)) / speed, MoveKind.travel, this.layer, this.object);
  }

  #line(distance: number, unit: readonly [number, number], { kind, lit }: { kind: number; lit: boolean }): void {
    const ahead = this.#ahead;
    this.#row = null;
    // The beam is switched at rest: between a dark and a lit line the head stands.
    if (lit !== this.#litBefore) {
      ahead.stop();
      this.#rests = true;
    }
    const way = this.#way;
    way[0] = unit[0];
    way[1] = unit[1];
    const fastest = this.#along(unit, this.#most);
    const speed = this.motion === Motion.rapid ? fastest : Math.min(this.feed, fastest);
    const acceleration = this.#along(unit, this.#push);
    const cruise2 = speed * speed;
    const corner2 = this.#rests ? 0 : this.#corner2(way);
    const n = ahead.reserve();
    ahead.distance[n] = distance;
    ahead.acceleration[n] = acceleration;
    ahead.cruise2[n] = cruise2;
    ahead.junction2[n] = Math.min(corner2, this.#cruise2Before, cruise2);
    ahead.slowJunction2[n] = ahead.junction2[n]!;
    ahead.slowGain2[n] = 2 * acceleration * distance;
    ahead.kind[n] = kind;
    ahead.layer[n] = this.layer;
    ahead.object[n] = this.object;
    this.#cruise2Before = cruise2;
    this.#litBefore = lit;
    this.#rests = false;
    this.#way = this.#wayBefore;
    this.#wayBefore = way;
  }

  #corner2(way: Float64Array): number {
    const across = acrossAcceleration(this.#wayBefore, way, this.#push);
    return deviationSpeed2(this.#wayBefore, way, across, this.#limits.cornerDeviation);
  }

  /** What both axes allow in a direction. */
  #along(unit: readonly [number, number], limits: Float64Array): number {
    let least = Number.POSITIVE_INFINITY;
    for (let axis = 0; axis < 2; axis++) {
      const share = Math.abs(unit[axis as 0 | 1]);
      if (share > 1e-12) least = Math.min(least, limits[axis]! / share);
    }
    return least;
  }
}
