import type { PreparationNeeds } from '../../model/process.ts';
import type { LaserMachine } from './machine.ts';

/** [s] Focus, frame and homing before the first move; homing that the job asks for is in it. */
export function laserPreparation(machine: LaserMachine, _needs: PreparationNeeds): number {
  return machine.preparation;
}
