import type { LaserSetup } from '../setup.ts';
import type { PartPlan } from './part-plan.ts';

/** [mm] Rounding that is let pass. */
const SLACK = 0.01;

/**
 * How all that a drawing burns can lie on the sheet, wherever it is put: as drawn, turned by a quarter (unless that is
 * forbidden), or not at all. At its page's place if that was asked for.
 */
export function fitSheet(
  { box }: Pick<PartPlan, 'box'>,
  { sheet, settings }: LaserSetup,
): 'upright' | 'turned' | 'not' {
  if (box === null) return 'upright';
  const [width, height] = [sheet[2] - sheet[0] + SLACK, sheet[3] - sheet[1] + SLACK];
  const [w, h] = [box[2] - box[0], box[3] - box[1]];
  if (settings.placement === 'page')
    return box[0] >= -SLACK && box[1] >= -SLACK && box[2] <= width && box[3] <= height ? 'upright' : 'not';
  if (w <= width && h <= height) return 'upright';
  return settings.turn === 'auto' && h <= width && w <= height ? 'turned' : 'not';
}
