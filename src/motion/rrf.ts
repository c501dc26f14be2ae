import type { DataMap } from '../model/data-node.ts';
import type { BoundFirmware, Firmware } from '../model/firmware.ts';
import { group, parseFields, type ValuesOf } from '../model/schema.ts';
import { choice, plainNumber, quantity } from '../model/schema-values.ts';
import type { JobEvent } from '../model/toolpath.ts';
import { ACCELERATION_RANGE, fourAxes, JERK_RANGE, SPEED_RANGE } from './axis-fields.ts';
import { type LimitWords, PathTimer, setAxes, setAxisWords } from './path-timer.ts';

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

/** [mm/s] F before the file gives one. */
const FIRST_FEED = 50;

class RrfTimer extends PathTimer {
  #print: number;
  #travel: number;
  #tool = 0;

  constructor(limits: RrfLimits) {
    super(FIRST_FEED);
    const { clock } = this;
    setAxes(limits.maxVelocity, clock.setVelocity);
    setAxes(limits.maxAcceleration, clock.setAcceleration);
    setAxes(limits.jump, clock.setJump);
    clock.startRrf(limits.ring, limits.arcSegmentMin, limits.arcSegmentMax, limits.arcDeviation);
    clock.setJumpPolicy(limits.jumpPolicy === '1' ? 1 : 0);
    this.#print = limits.acceleration.print;
    this.#travel = limits.acceleration.travel;
    clock.setPlaneAcceleration(this.#print, this.#travel);
  }

  protected override event(event: JobEvent): void {
    if (event.type === 'tool') {
      if (event.tool !== this.#tool) this.clock.stop();
      this.#tool = event.tool;
    } else super.event(event);
  }

  protected override setLimits(command: string, words: LimitWords): void {
    const { clock } = this;
    const { P = 0, T = 0 } = words;
    if (command === 'M201') setAxisWords(words, clock.setAcceleration);
    else if (command === 'M203') setAxisWords(words, clock.setVelocity);
    else if (command === 'M204') {
      if (P > 0) this.#print = P;
      if (T > 0) this.#travel = T;
      clock.setPlaneAcceleration(this.#print, this.#travel);
    } else if (command === 'M566') {
      setAxisWords(words, clock.setJump);
      if (words.P !== undefined) clock.setJumpPolicy(words.P === 1 ? 1 : 0);
    }
  }
}
