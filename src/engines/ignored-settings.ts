import type { EnginePrint } from '../model/engine.ts';

/** Names of our settings in force that PrusaSlicer, and what was made from it, have nothing for. */
export function ignoredByPrusaKin({
  adaptiveLayers,
  colorChange,
  seam,
  supportMinArea,
  support,
}: EnginePrint): readonly string[] {
  return [
    ...(adaptiveLayers ? ['adaptiveLayers'] : []),
    ...(colorChange.length > 0 ? ['colorChange'] : []),
    ...(seam === 'hidden' ? ['seam'] : []),
    ...(support === 'grid' && supportMinArea > 2 ? ['supportMinArea'] : []),
  ];
}
