import type { Underside } from '../../../geometry/columns/undersides.ts';
import type { PrintSettings } from '../settings.ts';

/** What an underside is for a printer. */
export type Hanging = 'fine' | 'bridge' | 'overhang' | 'adrift';

/**
 * Judges an underside: `fine` where it is small, a lip, or a bridge that every printer spans; `bridge` where it is flat and
 * held at both ends; `adrift` where nothing holds it (it begins in the air); otherwise `overhang`.
 */
export function judgeUnderside(underside: Underside, settings: PrintSettings): Hanging {
  const { area, steepArea, reach, low, high } = underside;
  if (!Number.isFinite(reach)) return 'adrift';
  if (area < settings.overhangArea) return 'fine';
  const isSlight =
    (steepArea < settings.overhangArea && area < settings.overhangMildArea) || reach < settings.overhangLip;
  const isFlat = high[2] - low[2] <= 2 * settings.layerHeight;
  // Whether it is a bridge makes no difference: then that, which is dear, is not asked.
  if (isSlight && (!isFlat || longestLine(underside) <= settings.supportBridge)) return 'fine';
  const { bridge } = underside;
  if (bridge !== null && bridge.span <= settings.supportBridge) return 'fine';
  if (bridge !== null && isFlat) return 'bridge';
  return isSlight ? 'fine' : 'overhang';
}

/** [mm] No line over an underside is longer: its width and its depth. */
function longestLine({ low, high }: Underside): number {
  return high[0] - low[0] + high[1] - low[1];
}
