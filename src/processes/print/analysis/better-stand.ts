import type { PrintContext } from '../context.ts';
import type { Stand } from './orientation.ts';
import { standsOf } from './stands.ts';

/** Of what hangs as it stands; a turn must save half to be worth it. */
const WORTH = 0.5;

/**
 * The way of laying the part down that leaves least hanging, if it is worth the turn, fits the machine and stands firm.
 * Of equals the first, which is the one that a person would try first.
 */
export function betterStand(context: PrintContext): Stand | undefined {
  const [now, ...others] = standsOf(context);
  if (now === undefined) return undefined;
  const firm = others.filter(
    (stand) =>
      // The cheap questions first.
      stand.slenderness <= context.settings.slenderness &&
      stand.contact >= 0.5 * now.contact &&
      stand.fits &&
      stand.hanging <= WORTH * now.hanging,
  );
  return firm.reduce<Stand | undefined>(
    (best, stand) => (best === undefined || stand.hanging < best.hanging - 1 ? stand : best),
    undefined,
  );
}
