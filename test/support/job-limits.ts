import type { JobLimits } from '../../src/model/job.ts';

/** The limits of the MK3S as the reference's table has them, in any of the printers' dialects. */
export function printerLimits(firmware: string): JobLimits {
  return {
    firmware,
    reach: [
      [0, -4, 0],
      [255, 212.5, 210],
    ],
    bed: [
      [0, 0],
      [250, 210],
    ],
    maxFeed: { x: 200, y: 200, z: 12, e: 120 },
    maxAcceleration: { x: 1000, y: 1000, z: 200, e: 5000 },
    blockRate: 1000,
    print: {
      nozzleMax: 300,
      bedMax: 120,
      extrudeMin: 175,
      nozzle: 0.4,
      filament: 1.75,
      flowMax: 15,
      hotEndMax: 15,
      extrudeOnlyMax: 50,
      tools: 1,
    },
  };
}

/** A laser of 400 × 400 mm as in the reference's table: `grbl-laser` at 100 mm/s, `grbl-diode` at 200. */
export function laserLimits(speed = 100): JobLimits {
  return {
    firmware: 'grbl',
    reach: [
      [0, 0, 0],
      [400, 400, 0],
    ],
    bed: [
      [0, 0],
      [400, 400],
    ],
    maxFeed: { x: speed, y: speed, z: 10 },
    maxAcceleration: { x: 500, y: 500, z: 100 },
    blockRate: 1150,
    laser: { powerMax: 1000, lineMax: 79, spot: 0.15 },
  };
}
