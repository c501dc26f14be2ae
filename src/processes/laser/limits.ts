import type { BoundFirmware } from '../../model/firmware.ts';
import type { JobLimits } from '../../model/job.ts';
import type { LaserSetup } from './setup.ts';

/** What any job on this machine must keep. */
export function laserLimits({ head, machine, sheet }: LaserSetup, firmware: BoundFirmware): JobLimits {
  const { x, y, z } = head.reach;
  return {
    firmware: head.firmware,
    reach: [
      [x[0]!, y[0]!, z[0]!],
      [x[1]!, y[1]!, z[1]!],
    ],
    bed: [
      [sheet[0], sheet[1]],
      [sheet[2], sheet[3]],
    ],
    maxFeed: firmware.maxFeed,
    maxAcceleration: firmware.maxAcceleration,
    blockRate: machine.blockRate,
    ...(machine.characterRate === undefined ? {} : { characterRate: machine.characterRate }),
    laser: {
      powerMax: machine.powerMax,
      lineMax: machine.lineMax,
      spot: machine.spot,
      ...(machine.timeLimit === undefined ? {} : { timeLimit: machine.timeLimit }),
    },
  };
}
