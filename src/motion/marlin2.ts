import type { DataMap } from '../model/data-node.ts';
import type { BoundFirmware, Firmware, MotionTime } from '../model/firmware.ts';
import { parseFields, type ValuesOf } from '../model/schema.ts';
import { choice, plainNumber, quantity } from '../model/schema-values.ts';
import type { JobEvent } from '../model/toolpath.ts';
import { type Arc, chordCount } from './arc-chords.ts';
import { jerkJunctionSpeed, safeSpeed } from './classic-jerk.ts';
import { acrossAcceleration, cornerCosine, deviationSpeed2 } from './junction-deviation.ts';
import { litSeconds } from './lit-seconds.ts';
import type { LimitWords } from './path-timer.ts';
import { STEP_FIELDS } from './step-fields.ts';
import { StepTimer } from './step-timer.ts';

/**
 * Marlin 2: as the MK3 (`step-timer`), with either corner rule, and its own differences.
 *
 *   jerk        an axis may jump by its jerk; the safe speed is scaled by the direction; where both safe speeds are
 *               over 0.99 of the junction's, the later block begins at its own, without the MK3's "halt"
 *   deviation   `junction-deviation` over X, Y, Z and E; chords under 1 mm that turn by less than 45° are taken for an
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

/** Share of the junction speed over which a safe speed makes coasting useless. */
const COASTING = 0.99;
/** [mm²/s²] Slowest planned speed, 0.05 mm/s. */
const LEAST_SPEED2 = 0.05 * 0.05;
/** Chords are an arc when shorter than this [mm] and turning by less than 45° [cosine of the reversed way]… */
const ARC_CHORD = 1;
const ARC_TURN = -Math.SQRT1_2;
/** …and turn by this at least. [rad] */
const LEAST_TURN = 0.033;

class Marlin2Timer extends StepTimer {
  readonly #limits: Marlin2Limits;
  #deviation: number;
  #tool = 0;
  /** The oldest block runs: its exit is fixed. */
  #running = false;
  /** Unit vectors X, Y, Z, E of the move at hand and of the one before. */
  #way = new Float64Array(4);
  #wayBefore = new Float64Array(4);

  constructor(limits: Marlin2Limits) {
    super(limits);
    this.#limits = limits;
    this.#deviation = limits.junctionDeviation;
  }

  override end(): MotionTime {
    const time = super.end();
    return { ...time, laserOn: litSeconds(time.byKind) };
  }

  protected override chordsOf(arc: Arc): number {
    const { arcSegmentMin, arcSegmentMax, circleSegments } = this.#limits;
    const least = circleSegments * (Math.abs(arc.sweep) / (2 * Math.PI));
    const wanted = Math.max(1, Math.floor(arc.length / arcSegmentMax), Math.floor(least));
    const chord = arc.length / wanted;
    if (chord > arcSegmentMax) return chordCount(Math.ceil(arc.length / arcSegmentMax));
    return chord < arcSegmentMin ? chordCount(arc.length / arcSegmentMin) : chordCount(wanted);
  }

  protected override paceOf(): number {
    return this.feed * this.speedFactor;
  }

  protected override event(event: JobEvent): void {
    if (event.type === 'set-position') this.renumber(event);
    else if (event.type === 'tool') {
      if (event.tool !== this.#tool) this.stop();
      this.#tool = event.tool;
    } else super.event(event);
  }

  protected override setLimits(command: string, words: LimitWords): void {
    if (command === 'M201') this.setAxes(this.maxAcceleration, words, Number.POSITIVE_INFINITY);
    else if (command === 'M203') this.setAxes(this.maxVelocity, words, Number.POSITIVE_INFINITY);
    else if (command === 'M204') this.#setAlong(words);
    else if (command === 'M205') {
      this.setSegmentTime(words);
      this.setAxes(this.jerk, words, Number.POSITIVE_INFINITY);
      const { J = 0 } = words;
      if (J > 0) this.#deviation = J;
    }
  }

  /** S is print and travel, the old way; P print, R retract, T travel. */
  #setAlong(words: LimitWords): void {
    const { S = 0, P = S, R = 0, T = S } = words;
    if (P > 0) this.along.print = P;
    if (R > 0) this.along.retract = R;
    if (T > 0) this.along.travel = T;
  }

  protected override join(slot: number, waiting: number): void {
    const { queue } = this;
    const first = waiting === 0 || this.before.speed === 0;
    const junction2 = this.#limits.corner === 'jerk' ? this.#jerk2(first) : this.#deviation2(first, slot);
    queue.junction2[slot] = Math.max(LEAST_SPEED2, junction2);
    queue.plan(LEAST_SPEED2, this.#running ? 2 : 1);
  }

  #jerk2(first: boolean): number {
    const { now, before } = this;
    now.safe = safeSpeed(now, this.jerk);
    if (first) return now.safe * now.safe;
    const junction = jerkJunctionSpeed(before, now, this.jerk);
    const coasting = COASTING * junction;
    const speed = before.safe > coasting && now.safe > coasting ? now.safe : junction;
    return speed * speed;
  }

  #deviation2(first: boolean, slot: number): number {
    const { now, before, queue } = this;
    const way = this.#way;
    const earlier = this.#wayBefore;
    for (let axis = 0; axis < 4; axis++) way[axis] = now.velocity[axis]! / now.speed;
    this.#way = earlier;
    this.#wayBefore = way;
    if (first) return 0;
    const slower = Math.min(before.speed, now.speed);
    let speed2 = slower * slower;
    const across = Math.min(queue.acceleration[slot]!, acrossAcceleration(earlier, way, this.maxAcceleration));
    const round = deviationSpeed2(earlier, way, across, this.#deviation);
    speed2 = Math.min(speed2, round);
    const cosine = cornerCosine(earlier, way);
    const distance = queue.distance[slot]!;
    if (distance < ARC_CHORD && cosine < ARC_TURN) {
      const turn = Math.max(LEAST_TURN, Math.acos(Math.min(1, -cosine)));
      speed2 = Math.min(speed2, (distance * across) / turn);
    }
    return speed2;
  }

  /** The oldest block leaves, the next one begins to run. */
  protected override makeRoom(): void {
    if (!this.queue.full) return;
    this.run(this.queue.exit2);
    this.#running = true;
  }

  protected override stop(): void {
    while (this.queue.count > 0) this.run(this.queue.exit2);
    this.#running = false;
  }
}
