import type { Underside } from '../../../geometry/undersides.ts';
import type { PrintSettings } from '../settings.ts';

/** What an underside is for a printer. */
export type Hanging = 'fine' | 'bridge' | 'overhang' | 'adrift';

/**
 * Judges an underside: `fine` where it is small, a lip, or a bridge that every printer spans; `bridge` where it is flat and
 * held at both ends; `adrift` where nothing holds it (it begins in the air); otherwise `overhang`.
 */
export function judgeUnderside(underside: Underside, settings: PrintSettings): Hanging {
  const { area, steepArea, reach, bridge, low, high } = underside;
  if (!Number.isFinite(reach)) return 'adrift';
  if (area < settings.overhangArea) return 'fine';
  if (bridge !== null && bridge.span <= settings.supportBridge) return 'fine';
  if (bridge !== null && high[2] - low[2] <= 2 * settings.layerHeight) return 'bridge';
  if (steepArea < settings.overhangArea && area < settings.overhangMildArea) return 'fine';
  return reach < settings.overhangLip ? 'fine' : 'overhang';
}
