import type { Firmware, MotionTime } from '../../src/model/firmware.ts';
import { type JobAction, Motion, MoveKind, type Toolpath } from '../../src/model/toolpath.ts';
import { ToolpathBuilder } from '../../src/model/toolpath-builder.ts';
import { mapFromValue } from './data-from-value.ts';

/** A step of a job for a test: a move in mm and mm/s, or something between moves. */
export type Step =
  | {
      readonly x?: number;
      readonly y?: number;
      readonly z?: number;
      readonly e?: number;
      readonly i?: number;
      readonly j?: number;
      readonly feed: number;
      readonly motion?: number;
      readonly power?: number;
      readonly layer?: number;
      readonly object?: number;
    }
  | JobAction;

/** A job in chunks of so many steps. */
function jobOf(steps: readonly Step[], chunk = Number.POSITIVE_INFINITY): readonly Toolpath[] {
  const builder = new ToolpathBuilder();
  const chunks: Toolpath[] = [];
  let inChunk = 0;
  for (const step of steps) {
    if ('type' in step) builder.event(step);
    else {
      builder.layer = step.layer ?? -1;
      builder.object = step.object ?? -1;
      const { motion = Motion.line, e = 0, power = 0 } = step;
      builder.add({ ...step, motion, kind: e > 0 || power > 0 ? MoveKind.extrusion : MoveKind.travel });
    }
    if (++inChunk >= chunk) {
      chunks.push(builder.take());
      inChunk = 0;
    }
  }
  chunks.push(builder.take());
  return chunks;
}

/** What a firmware with these keys under `motion:` needs for a job. */
export function timeOfSteps(
  firmware: Firmware,
  motion: object,
  steps: readonly Step[],
  chunk = Number.POSITIVE_INFINITY,
): MotionTime {
  const timer = firmware.bind(mapFromValue(motion)).start();
  for (const toolpath of jobOf(steps, chunk)) timer.push(toolpath);
  return timer.end();
}

const four = (unit: string, x: number, y: number, z: number, e: number) => ({
  x: `${x} ${unit}`,
  y: `${y} ${unit}`,
  z: `${z} ${unit}`,
  e: `${e} ${unit}`,
});

/** Machines for tests: round numbers, so that a case can be reckoned by hand. */
export const MOTION = {
  driver: { maxSpeed: { x: '300 mm/s', y: '300 mm/s' }, acceleration: { x: '1000 mm/s2', y: '1000 mm/s2' } },
  ruida: { maxSpeed: { x: '300 mm/s', y: '300 mm/s' }, acceleration: { x: '1000 mm/s2', y: '1000 mm/s2' } },
  smoothie: {
    maxSpeed: { x: '300 mm/s', y: '300 mm/s', z: '10 mm/s' },
    acceleration: { x: '1000 mm/s2', y: '1000 mm/s2', z: '100 mm/s2' },
    seekSpeed: '300 mm/s',
  },
  klipper: {
    maxVelocity: '300 mm/s',
    maxAcceleration: '1000 mm/s2',
    maxVelocityZ: '15 mm/s',
    maxAccelerationZ: '100 mm/s2',
    maxVelocityE: '50 mm/s',
    maxAccelerationE: '1000 mm/s2',
    squareCornerVelocity: '5 mm/s',
  },
  prusa: {
    maxVelocity: four('mm/s', 200, 200, 12, 120),
    maxAcceleration: four('mm/s2', 1000, 1000, 200, 5000),
    acceleration: { print: '1000 mm/s2', travel: '1000 mm/s2', retract: '1000 mm/s2' },
    jerk: four('mm/s', 10, 10, 0.4, 4.5),
    stepsPerMm: four('steps/mm', 100, 100, 400, 280),
  },
  marlin2: {
    maxVelocity: four('mm/s', 300, 300, 10, 50),
    maxAcceleration: four('mm/s2', 1000, 1000, 100, 5000),
    acceleration: { print: '1000 mm/s2', travel: '1000 mm/s2', retract: '1000 mm/s2' },
    jerk: four('mm/s', 10, 10, 0.4, 5),
    stepsPerMm: four('steps/mm', 100, 100, 400, 100),
  },
  rrf: {
    maxVelocity: four('mm/s', 300, 300, 10, 50),
    maxAcceleration: four('mm/s2', 1000, 1000, 100, 2000),
    jump: four('mm/s', 10, 10, 0.4, 2),
    acceleration: { print: '1000 mm/s2', travel: '1000 mm/s2' },
  },
  grbl: {
    maxRate: { x: '6000 mm/min', y: '6000 mm/min', z: '600 mm/min' },
    acceleration: { x: '500 mm/s2', y: '500 mm/s2', z: '100 mm/s2' },
    stepsPerMm: { x: '80 steps/mm', y: '80 steps/mm', z: '80 steps/mm' },
  },
} as const;
