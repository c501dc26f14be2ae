import { findUndersides } from '../../../geometry/columns/undersides.ts';
import { normalsOf, spansOf } from './rays.ts';
import { shared } from './shared.ts';

/** Where the part hangs over air, largest first; ceilings of closed cavities apart. */
export const undersidesOf = shared((context) => {
  const normals = normalsOf(context);
  return findUndersides(spansOf(context, 2), {
    bedTop: context.bed + context.settings.firstLayerHeight,
    angle: context.settings.overhangAngle,
    least: context.settings.overhangArea,
    enough: context.settings.supportBridge,
    normalZ: (triangle) => normals[3 * triangle + 2]!,
    skip: (triangle) => context.isCavity(triangle),
  });
});
