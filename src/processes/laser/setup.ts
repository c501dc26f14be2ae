import type { Text } from '../../base/text.ts';
import type { MachineHead } from '../../model/machine.ts';
import type { LaserMachine } from './machine.ts';
import type { LaserMaterial } from './material.ts';
import type { LaserSettings } from './settings.ts';
import type { LaserWork } from './work.ts';

/** A laser with its material and settings: what rules and planner work with. */
export interface LaserSetup {
  readonly head: MachineHead;
  readonly machine: LaserMachine;
  readonly material: LaserMaterial | undefined;
  readonly materialName: Text | undefined;
  readonly settings: LaserSettings;
  readonly work: LaserWork;
  /** [mm] Where things may be burnt: the sheet, or the work area where it is not given; x0 y0 x1 y1. */
  readonly sheet: readonly [number, number, number, number];
  /** [mm/s, mm/s2] Of the slower axis in the plane. */
  readonly maxSpeed: number;
  readonly acceleration: number;
}
