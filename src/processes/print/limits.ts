import type { BoundFirmware } from '../../model/firmware.ts';
import type { JobLimits, Rectangle } from '../../model/job.ts';
import type { MachineHead } from '../../model/machine.ts';
import type { PrintMachine } from './machine.ts';
import type { PrintMaterial } from './material.ts';

/** What any job on this printer, with this filament where one is given, must keep. */
export function printLimits(
  head: MachineHead,
  machine: PrintMachine,
  material: PrintMaterial | undefined,
  firmware: BoundFirmware,
): JobLimits {
  const { x, y, z } = head.reach;
  return {
    firmware: head.firmware,
    reach: [
      [x[0]!, y[0]!, z[0]!],
      [x[1]!, y[1]!, z[1]!],
    ],
    bed: [
      [machine.bed.x[0]!, machine.bed.y[0]!],
      [machine.bed.x[1]!, machine.bed.y[1]!],
    ],
    maxFeed: firmware.maxFeed,
    maxAcceleration: firmware.maxAcceleration,
    blockRate: machine.blockRate,
    ...(machine.characterRate === undefined ? {} : { characterRate: machine.characterRate }),
    print: {
      nozzleMax: machine.nozzleMax,
      bedMax: machine.bedMax,
      extrudeMin: machine.extrudeMin,
      nozzle: machine.nozzle,
      filament: machine.filament,
      flowMax: Math.min(machine.flowMax, material?.flowMax ?? Number.POSITIVE_INFINITY),
      hotEndMax: machine.flowMax,
      extrudeOnlyMax: machine.extrudeOnlyMax,
      tools: machine.tools,
      excludedHeight: machine.excludedHeight,
      excluded: machine.excluded.map((corners) => rectangle(corners)),
      ...(machine.clearance === undefined ? {} : { clearance: machine.clearance }),
      ...(material === undefined
        ? {}
        : {
            material: {
              nozzleMin: material.nozzleRange[0]!,
              nozzleMax: material.nozzleRange[1]!,
              bedMin: material.bedRange[0]!,
              bedMax: material.bedRange[1]!,
            },
          }),
    },
  };
}

/** Two opposite corners in any order. */
function rectangle(corners: readonly number[]): Rectangle {
  const [x0, y0, x1, y1] = corners;
  return [
    [Math.min(x0!, x1!), Math.min(y0!, y1!)],
    [Math.max(x0!, x1!), Math.max(y0!, y1!)],
  ];
}
