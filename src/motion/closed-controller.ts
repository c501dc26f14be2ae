import type { DataMap } from '../model/data-node.ts';
import type { BoundFirmware, Firmware, MotionTime } from '../model/firmware.ts';
import { parseFields, type ValuesOf } from '../model/schema.ts';
import { quantity } from '../model/schema-values.ts';
import { ACCELERATION_RANGE, SPEED_RANGE, twoAxes } from './axis-fields.ts';
import { litSeconds } from './lit-seconds.ts';
import { PathTimer, setAxes } from './path-timer.ts';

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

class ControllerTimer extends PathTimer {
  constructor(limits: ControllerLimits) {
    super(limits.maxSpeed.x);
    const { clock } = this;
    setAxes(limits.maxSpeed, clock.setVelocity);
    setAxes(limits.acceleration, clock.setAcceleration);
    clock.startController(limits.cornerDeviation);
  }

  override end(): MotionTime {
    const time = super.end();
    return { ...time, laserOn: litSeconds(time.byKind) };
  }
}
