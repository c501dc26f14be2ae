import type { Firmware } from '../model/firmware.ts';

/** A firmware whose motion is known, loaded when a machine has it: eight clocks are twenty files, and a run needs one. */
export interface KnownFirmware {
  readonly name: string;
  readonly load: () => Promise<Firmware>;
}

/** Every firmware. */
export const FIRMWARES: readonly KnownFirmware[] = [
  { name: 'driver', load: async () => (await import('./closed-controller.ts')).driver },
  { name: 'grbl', load: async () => (await import('./grbl.ts')).grbl },
  { name: 'klipper', load: async () => (await import('./klipper.ts')).klipper },
  { name: 'marlin2', load: async () => (await import('./marlin2.ts')).marlin2 },
  { name: 'prusa', load: async () => (await import('./prusa.ts')).prusa },
  { name: 'rrf', load: async () => (await import('./rrf.ts')).rrf },
  { name: 'ruida', load: async () => (await import('./closed-controller.ts')).ruida },
  { name: 'smoothie', load: async () => (await import('./smoothie.ts')).smoothie },
];
