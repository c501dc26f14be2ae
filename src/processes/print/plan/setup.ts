import type { MachineHead, MaterialHead } from '../../../model/machine.ts';
import type { PrintMachine } from '../machine.ts';
import type { PrintMaterial } from '../material.ts';
import type { PrintSettings } from '../settings.ts';

/** Everything that planning a print needs to know besides the parts. */
export interface PrintSetup {
  readonly machineHead: MachineHead;
  readonly machine: PrintMachine;
  readonly materialHead: MaterialHead;
  readonly material: PrintMaterial;
  readonly settings: PrintSettings;
}

/** [mm2] Cross-section of the filament. */
export function filamentArea(machine: PrintMachine): number {
  return (Math.PI * machine.filament * machine.filament) / 4;
}

/** [mm3/s] What hot end, filament and settings allow together. */
export function flowLimit({
  machine,
  material,
  settings,
}: Pick<PrintSetup, 'machine' | 'material' | 'settings'>): number {
  return Math.min(machine.flowMax, material.flowMax, settings.flowMax ?? Number.POSITIVE_INFINITY);
}
