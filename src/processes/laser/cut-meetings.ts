import { type ChainMeetings, meetChains } from '../../geometry/meet-chains.ts';
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

/** The cuts that come near each other or cross, by their places among the traced paths. */
export function cutMeetings(plan: PartPlan, setup: LaserSetup): ChainMeetings {
  const { paths } = plan.cutStrokes.traced;
  const chains = paths.map(({ path }, traced) => ({ points: plan.cuts.outlines[traced]!, closed: path.closed }));
  return meetChains(chains, leastBridge(setup), TOUCHING);
}
