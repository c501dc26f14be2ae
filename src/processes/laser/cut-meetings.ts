import type { Chain } from '../../geometry/paths/chord-index.ts';
import { leaningLines } from '../../geometry/paths/leaning-lines.ts';
import { type ChainMeetings, meetChains } from '../../geometry/paths/meet-chains.ts';
import type { PartPlan } from './plan/part-plan.ts';
import type { LaserSetup } from './setup.ts';

/** [mm] Bridges below half a millimetre do not live. */
const LEAST = 0.5;
/** [mm] Lines that meet or cross are not close: that is another rule. */
const TOUCHING = 0.02;

/** [mm] Cuts nearer than this leave too little between them. */
export function leastBridge({ work }: LaserSetup): number {
  return Math.max(2 * work.kerf, LEAST);
}

/** The traced paths as chains, arcs as chords. */
function chainsOf(plan: PartPlan): readonly Chain[] {
  return plan.cutStrokes.traced.paths.map(({ path }, traced) => ({
    points: plan.cuts.outlines[traced]!,
    closed: path.closed,
  }));
}

/** Open cuts that end on other cuts at both ends, by their places among the traced paths: they close an outline there. */
export function leaningCuts(plan: PartPlan, setup: LaserSetup): ReadonlySet<number> {
  return leaningLines(chainsOf(plan), Math.max(TOUCHING, setup.settings.join));
}

/** The cuts that come near each other or cross, by their places among the traced paths. */
export function cutMeetings(plan: PartPlan, setup: LaserSetup): ChainMeetings {
  return meetChains(chainsOf(plan), leastBridge(setup), TOUCHING);
}
