import type { PrintMachine } from './machine.ts';
import type { PrintMaterial } from './material.ts';

/**
 * The material as this machine heats it: no hotter than the machine can, where the material bears that (`material-refused`
 * tells); as it is where it does not.
 */
export function heatedMaterial(material: PrintMaterial, { nozzleMax, bedMax }: PrintMachine): PrintMaterial {
  const nozzle = (wanted: number): number => heated(wanted, nozzleMax, material.nozzleRange[0]!);
  const bed = (wanted: number): number => heated(wanted, bedMax, material.bedRange[0]!);
  return {
    ...material,
    nozzle: nozzle(material.nozzle),
    nozzleFirst: nozzle(material.nozzleFirst),
    bed: bed(material.bed),
    bedFirst: bed(material.bedFirst),
  };
}

/** [°C] */
function heated(wanted: number, most: number, coldest: number): number {
  return coldest <= most ? Math.min(wanted, most) : wanted;
}
