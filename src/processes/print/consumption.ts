import type { Consumption } from '../../model/job.ts';
import type { Meter } from '../../model/process.ts';
import type { Toolpath } from '../../model/toolpath.ts';
import type { PrintMachine } from './machine.ts';
import type { PrintMaterial } from './material.ts';

/** Filament of a job: the net sum of all E (what is pulled back counts off), its volume and, by density, its mass. */
export function printMeter(machine: PrintMachine, material: PrintMaterial | undefined): Meter {
  let filament = 0;
  return {
    push(chunk: Toolpath): void {
      for (let k = 0; k < chunk.length; k++) filament += chunk.e[k]!;
    },
    end(): Consumption {
      const volume = (filament * Math.PI * machine.filament * machine.filament) / 4;
      // g/cm³ × mm³ / 1000
      return { filament, volume, ...(material === undefined ? {} : { grams: (volume * material.density) / 1000 }) };
    },
  };
}
