import type { DataMap } from '../model/data-node.ts';
import type { BoundFirmware, Firmware } from '../model/firmware.ts';
import { group, parseFields, type ValuesOf } from '../model/schema.ts';
import { choice, plainNumber, quantity } from '../model/schema-values.ts';
import type { JobEvent } from '../model/toolpath.ts';
import { type Arc, chordCount } from './arc-chords.ts';
import { ACCELERATION_RANGE, fourAxes, JERK_RANGE, SPEED_RANGE } from './axis-fields.ts';
import { BlockQueue } from './block-queue.ts';
import { type LimitWords, PathTimer } from './path-timer.ts';
import { type Speeds2, trapezoidSeconds } from './trapezoid.ts';

/**
 * RepRapFirmware 3: a jump of speed by axis (M566), a ring of moves, no steps in the plan.
 *
 *        u₁ ──▶╲ u₂       at a junction both moves have one speed v; axis i jumps by |u₁ᵢ − u₂ᵢ|·v,
 *               ╲▼        so v ≤ jumpᵢ / |u₁ᵢ − u₂ᵢ| for every axis, the filament too (u per mm of the head's way)
 *
 * Policy 0 (the maker's default): a stop between a printing and a travelling move, and between one with X or Y and one without;
 * policy 1: none of that. Every move begins and ends at rest where nothing else is said: no safe speed.
 * M201 and M203 limit each axis; M204 P and T limit moves with X or Y, printing and travelling.
 * Source: the maker's command pages (M201, M203, M204, M566; docs.duet3d.com), facts/print (c). M203 and M566 count mm/min in a
 * file; the reader has turned them into mm/s. No reference times exist for it here: tests hold it to cases reckoned by hand.
 */

const doc = (en: string, fr: string) => ({ doc: { en, fr } });

const RRF_FIELDS = {
  maxVelocity: fourAxes('mm/s', SPEED_RANGE, { en: 'greatest speed (M203)', fr: 'plus grande vitesse (M203)' }),
  maxAcceleration: fourAxes('mm/s2', ACCELERATION_RANGE, {
    en: 'greatest acceleration (M201)',
    fr: 'plus grande accélération (M201)',
  }),
  jump: fourAxes('mm/s', JERK_RANGE, {
    en: 'jump of speed that each axis takes (M566)',
    fr: 'saut de vitesse que chaque axe supporte (M566)',
  }),
  jumpPolicy: choice(['0', '1'], {
    ...doc(
      '0: stop between printing and travelling; 1: never (M566 P)',
      '0 : arrêt entre impression et déplacement ; 1 : jamais (M566 P)',
    ),
    standard: '0',
  }),
  acceleration: group(
    {
      print: quantity('mm/s2', {
        ...doc('while printing', 'en imprimant'),
        ...ACCELERATION_RANGE,
        standard: '20000 mm/s2',
      }),
      travel: quantity('mm/s2', { ...doc('on empty moves', 'à vide'), ...ACCELERATION_RANGE, standard: '20000 mm/s2' }),
    },
    doc('moves with X or Y (M204)', 'mouvements avec X ou Y (M204)'),
  ),
  ring: plainNumber({
    ...doc('moves that are planned ahead', 'mouvements planifiés d’avance'),
    integer: true,
    min: 4,
    max: 4096,
    standard: '40',
  }),
  arcSegmentMin: quantity('mm', {
    ...doc('shortest chord of an arc', 'plus courte corde d’un arc'),
    min: 0.01,
    standard: '0.1 mm',
  }),
  arcSegmentMax: quantity('mm', {
    ...doc('longest chord of an arc', 'plus longue corde d’un arc'),
    min: 0.01,
    standard: '2 mm',
  }),
  arcDeviation: quantity('mm', {
    ...doc('how far a chord may leave its arc', 'écart permis entre la corde et l’arc'),
    min: 0.0001,
    standard: '0.005 mm',
  }),
} as const;

type RrfLimits = ValuesOf<typeof RRF_FIELDS>;

export const rrf: Firmware = {
  name: 'rrf',
  schema: RRF_FIELDS,
  bind(motion: DataMap): BoundFirmware {
    const limits = parseFields(motion, RRF_FIELDS, 'motion');
    return {
      maxFeed: limits.maxVelocity,
      maxAcceleration: limits.maxAcceleration,
      start: () => new RrfTimer(limits),
    };
  },
};

/** [mm/s] F before the file gives one, and the slowest that is run. */
const FIRST_FEED = 50;
const LEAST_SPEED = 0.5;
/** Chords a second that an arc gives at least. */
const CHORDS_A_SECOND = 50;
/** [mm] A shorter way is none. */
const NO_WAY = 1e-9;
const AXIS_WORDS = ['X', 'Y', 'Z', 'E'] as const;

class RrfTimer extends PathTimer {
  readonly #limits: RrfLimits;
  readonly #queue: BlockQueue;
  readonly #top2: Float64Array;
  readonly #speeds2: Speeds2 = { start2: 0, peak2: 0, end2: 0 };
  readonly #maxVelocity: Float64Array;
  readonly #maxAcceleration: Float64Array;
  readonly #jump: Float64Array;
  #print: number;
  #travel: number;
  #joins: boolean;
  #tool = 0;
  // Way a millimetre by axis, and what kind of move it is, of the one at hand and the one before.
  #way = new Float64Array(4);
  #wayBefore = new Float64Array(4);
  #kindBefore = -1;
  #top2Before = 0;

  constructor(limits: RrfLimits) {
    super(FIRST_FEED);
    this.#limits = limits;
    this.#queue = new BlockQueue(limits.ring);
    this.#top2 = new Float64Array(limits.ring);
    const { maxVelocity: v, maxAcceleration: a, jump: j } = limits;
    this.#maxVelocity = Float64Array.of(v.x, v.y, v.z, v.e);
    this.#maxAcceleration = Float64Array.of(a.x, a.y, a.z, a.e);
    this.#jump = Float64Array.of(j.x, j.y, j.z, j.e);
    this.#print = limits.acceleration.print;
    this.#travel = limits.acceleration.travel;
    this.#joins = limits.jumpPolicy === '1';
  }

  protected override chordsOf(arc: Arc, way: number): number {
    const { arcSegmentMin, arcSegmentMax, arcDeviation } = this.#limits;
    const flat = Math.sqrt(8 * arc.radius * arcDeviation);
    const paced = (this.feed * this.speedFactor) / CHORDS_A_SECOND;
    const chord = Math.min(arcSegmentMax, Math.max(arcSegmentMin, Math.min(flat, paced)));
    return chordCount(Math.ceil(way / chord));
  }

  protected override stop(): void {
    while (this.#queue.count > 0) this.#run();
    this.#kindBefore = -1;
  }

  protected override event(event: JobEvent): void {
    if (event.type === 'tool') {
      if (event.tool !== this.#tool) this.stop();
      this.#tool = event.tool;
    } else super.event(event);
  }

  protected override setLimits(command: string, words: LimitWords): void {
    const { P = 0, T = 0 } = words;
    if (command === 'M201') setAxes(this.#maxAcceleration, words);
    else if (command === 'M203') setAxes(this.#maxVelocity, words);
    else if (command === 'M204') {
      if (P > 0) this.#print = P;
      if (T > 0) this.#travel = T;
    } else if (command === 'M566') {
      setAxes(this.#jump, words);
      if (words.P !== undefined) this.#joins = words.P === 1;
    }
  }

  protected override segment(x: number, y: number, z: number, e: number): void {
    const way = this.#way;
    way[0] = x - this.x;
    way[1] = y - this.y;
    way[2] = z - this.z;
    way[3] = e;
    this.x = x;
    this.y = y;
    this.z = z;
    let distance = Math.sqrt(way[0] * way[0] + way[1] * way[1] + way[2] * way[2]);
    if (distance < NO_WAY) distance = Math.abs(e);
    if (distance === 0) return;
    const inPlane = way[0] !== 0 || way[1] !== 0;
    for (let axis = 0; axis < 4; axis++) way[axis]! /= distance;
    if (this.#queue.full) this.#run();
    this.#enqueue(distance, inPlane, inPlane && e > 0);
    this.#way = this.#wayBefore;
    this.#wayBefore = way;
  }

  #enqueue(distance: number, inPlane: boolean, prints: boolean): void {
    const queue = this.#queue;
    const way = this.#way;
    let fastest = Number.POSITIVE_INFINITY;
    let acceleration = inPlane ? (prints ? this.#print : this.#travel) : Number.POSITIVE_INFINITY;
    for (let axis = 0; axis < 4; axis++) {
      const share = Math.abs(way[axis]!);
      if (share === 0) continue;
      fastest = Math.min(fastest, this.#maxVelocity[axis]! / share);
      acceleration = Math.min(acceleration, this.#maxAcceleration[axis]! / share);
    }
    const top = Math.min(Math.max(this.feed * this.speedFactor, LEAST_SPEED), fastest);
    const kind = (inPlane ? 2 : 0) + (prints ? 1 : 0);
    const joins = this.#kindBefore >= 0 && queue.count > 0 && (this.#joins || kind === this.#kindBefore);
    const slot = queue.reserve();
    queue.distance[slot] = distance;
    queue.acceleration[slot] = acceleration;
    queue.junction2[slot] = joins ? Math.min(top * top, this.#top2Before, this.#jumpSpeed2()) : 0;
    queue.kind[slot] = this.kind;
    queue.layer[slot] = this.layer;
    queue.object[slot] = this.object;
    this.#top2[slot] = top * top;
    queue.plan(0);
    this.#kindBefore = kind;
    this.#top2Before = top * top;
  }

  /** [mm²/s²] */
  #jumpSpeed2(): number {
    let speed = Number.POSITIVE_INFINITY;
    for (let axis = 0; axis < 4; axis++) {
      const change = Math.abs(this.#way[axis]! - this.#wayBefore[axis]!);
      if (change > 0) speed = Math.min(speed, this.#jump[axis]! / change);
    }
    return speed * speed;
  }

  /** The oldest move is run and leaves. */
  #run(): void {
    const queue = this.#queue;
    const slot = queue.oldest;
    const distance = queue.distance[slot]!;
    const acceleration = queue.acceleration[slot]!;
    const speeds2 = this.#speeds2;
    speeds2.start2 = queue.entry2[slot]!;
    speeds2.end2 = queue.exit2;
    speeds2.peak2 = Math.min(this.#top2[slot]!, (speeds2.start2 + speeds2.end2) / 2 + acceleration * distance);
    const seconds = trapezoidSeconds(distance, acceleration, speeds2);
    this.tally.move(seconds, queue.kind[slot]!, queue.layer[slot]!, queue.object[slot]!);
    queue.discard();
  }
}

function setAxes(limits: Float64Array, words: LimitWords): void {
  for (let axis = 0; axis < 4; axis++) {
    const word = words[AXIS_WORDS[axis]!];
    if (word !== undefined && word > 0) limits[axis] = word;
  }
}
