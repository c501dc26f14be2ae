import type { ProcessInput } from '../../model/process.ts';
import { parseLaserMachine } from './machine.ts';
import { parseLaserMaterial } from './material.ts';
import { withOperations } from './operation-list.ts';
import { parseLaserSettings } from './settings.ts';
import type { LaserSetup } from './setup.ts';
import { laserWork } from './work.ts';

/** Reads the laser's own keys out of the profiles and settings. @throws UsageError with the place of what is wrong */
export function bindLaser({ machine, material, settings: written, firmware }: ProcessInput): LaserSetup {
  const settings = parseLaserSettings(written);
  const own = withOperations(parseLaserMachine(machine.node), settings.operations);
  const substance = material === undefined ? undefined : parseLaserMaterial(material.node);
  const maxSpeed = Math.min(firmware.maxFeed.x ?? Infinity, firmware.maxFeed.y ?? Infinity);
  const acceleration = Math.min(firmware.maxAcceleration.x ?? Infinity, firmware.maxAcceleration.y ?? Infinity);
  const { x, y } = machine.head.reach;
  return {
    head: machine.head,
    machine: own,
    material: substance,
    materialName: material?.head.name,
    settings,
    work: laserWork(own, substance, settings, maxSpeed),
    sheet: [
      x[0]!,
      y[0]!,
      Math.min(x[1]!, x[0]! + (settings.sheetWidth ?? Infinity)),
      Math.min(y[1]!, y[0]! + (settings.sheetHeight ?? Infinity)),
    ],
    maxSpeed,
    acceleration,
  };
}
