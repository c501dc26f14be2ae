import { type JobEvent, Motion } from '../model/toolpath.ts';
import type { GrblLimits } from './grbl-fields.ts';
import { PathTimer, setAxes } from './path-timer.ts';

/** Commands of the motions, as they stand alone on a line, and their `Motion`; after G80 the beam is as dark as in G0. */
const MODAL: ReadonlyMap<string, number> = new Map([
  ['G0', Motion.rapid],
  ['G1', Motion.line],
  ['G2', Motion.clockwise],
  ['G3', Motion.counterClockwise],
  ['G80', Motion.rapid],
]);
/** Laser modes by the number that the clock knows them by. */
const MODES: readonly string[] = ['off', 'constant', 'dynamic'];
const MIST = 1;
const FLOOD = 2;
/** [mm/min of one mm/s] The firmware reckons in minutes, and so does its clock where its rounding counts. */
const PER_MINUTE = 60;

/** The clock of GRBL 1.1: what it does and where it is from stands with the firmware, in `grbl`; how it counts in `assembly/grbl`. */
export class GrblTimer extends PathTimer {
  #coolant = 0;

  constructor(limits: GrblLimits) {
    super(0);
    const { clock } = this;
    setAxes(limits.maxRate, (axis, rate) => clock.setVelocity(axis, rate * PER_MINUTE));
    setAxes(limits.acceleration, (axis, push) => clock.setAcceleration(axis, push * PER_MINUTE * PER_MINUTE));
    setAxes(limits.stepsPerMm, clock.setSteps);
    const { blocks, stepClock, arcTolerance, junctionDeviation, idleDelay } = limits;
    clock.startGrbl(blocks, stepClock, arcTolerance, junctionDeviation, idleDelay);
  }

  protected override dwell(seconds: number): void {
    this.clock.dwellGrbl(seconds);
  }

  protected override event(event: JobEvent): void {
    const { clock } = this;
    switch (event.type) {
      case 'laser':
        clock.setLaser(MODES.indexOf(event.mode), event.power);
        break;
      case 'power':
        clock.setPower(event.power);
        break;
      case 'coolant':
        this.#setCoolant(event.word);
        break;
      case 'other': {
        const { command } = event;
        const modal = MODAL.get(command);
        if (modal !== undefined) clock.setModal(modal);
        else if (command === 'G90' || command === 'G91') clock.setRelative(command === 'G91' ? 1 : 0);
        break;
      }
      default:
        super.event(event);
    }
  }

  #setCoolant(word: 'M7' | 'M8' | 'M9'): void {
    const coolant = word === 'M7' ? this.#coolant | MIST : word === 'M8' ? this.#coolant | FLOOD : 0;
    if (coolant !== this.#coolant) this.clock.stop();
    this.#coolant = coolant;
  }
}
