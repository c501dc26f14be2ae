import type { LaserSetup } from '../setup.ts';

/** The head needs this much more than the bare braking distance. */
const RESERVE = 1.1;

/** [mm] Run-up beside the rows that we plan (a Ruida adds its own): what the person says, else what the engraving speed needs, v²/2a and a tenth. */
export function overrunFor({ machine, settings, work, acceleration }: LaserSetup): number {
  if (machine.runUp === 'controller') return 0;
  if (settings.overscan !== undefined) return settings.overscan;
  const speed = work.engrave?.speed ?? 0;
  return (RESERVE * speed * speed) / (2 * acceleration);
}
