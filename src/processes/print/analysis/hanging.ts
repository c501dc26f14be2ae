import type { Underside } from '../../../geometry/undersides.ts';
import type { PrintSettings } from '../settings.ts';

/** [°] Surfaces that lean over more than this from the vertical hang. */
export const HANGING_ANGLE = 45;
/** [mm2] Smaller undersides come out well enough. */
export const SMALL_UNDERSIDE = 4;
/** [mm] A lip of three lines hangs on to the layer below. */
const LIP = 1.5;
/** [mm2] Undersides between 45° and 60° print, a little rough; smaller ones than this are not worth a word. */
const MILD = 25;

/** What an underside is for a printer. */
export type Hanging = 'fine' | 'bridge' | 'overhang' | 'adrift';

/**
 * Judges an underside: `fine` where it is small, a lip, or a bridge that every printer spans; `bridge` where it is flat and
 * held at both ends; `adrift` where nothing holds it (it begins in the air); otherwise `overhang`.
 */
export function judgeUnderside(underside: Underside, settings: PrintSettings): Hanging {
  const { area, steepArea, reach, bridge, low, high } = underside;
  if (!Number.isFinite(reach)) return 'adrift';
  if (area < SMALL_UNDERSIDE) return 'fine';
  if (bridge !== null && bridge.span <= settings.supportBridge) return 'fine';
  if (bridge !== null && high[2] - low[2] <= 2 * settings.layerHeight) return 'bridge';
  if (steepArea < SMALL_UNDERSIDE && area < MILD) return 'fine';
  return reach < LIP ? 'fine' : 'overhang';
}
