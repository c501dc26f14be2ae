import { faceVector } from '../../../geometry/mesh/face-vector.ts';
import type { PrintContext } from '../context.ts';
import { doubledOf } from './crossings.ts';

/**
 * [g] What the part alone takes of a filament, without planning it: a skin of walls where a face stands and of solid
 * layers where it lies, infill inside. Supports, brim and skirt left out.
 * @param density [g/cm3]
 */
export function gramsNeeded(context: PrintContext, density: number): number {
  const doubled = doubledOf(context).reduce((sum, place) => sum + place.surplus, 0);
  const volume = context.volume - doubled;
  const skin = Math.min(volume, skinVolume(context));
  return ((skin + context.settings.infill * (volume - skin)) * density) / 1000;
}

/** [mm3] Each face times how deep the solid behind it is: walls count across, solid layers upwards. */
function skinVolume(context: PrintContext): number {
  const { triangles } = context.analysis.mending;
  const { perimeters, lineWidth, layerHeight, topLayers, bottomLayers, vase } = context.settings;
  const walls = (vase ? 1 : perimeters) * lineWidth;
  const top = vase ? 0 : topLayers * layerHeight;
  const bottom = bottomLayers * layerHeight;
  const p = context.part.positions;
  const face = new Float64Array(3);
  let volume = 0;
  for (let c = 0; c < triangles.length; c += 3) {
    faceVector(p, triangles, c, face);
    const x = face[0]!;
    const y = face[1]!;
    const z = face[2]!;
    const solid = z > 0 ? top : bottom;
    // Half of a cross product is the area. On a slope the solid layers reach out from under the walls, so both count.
    volume += Math.sqrt(walls * walls * (x * x + y * y) + solid * solid * z * z) / 2;
  }
  return volume;
}
