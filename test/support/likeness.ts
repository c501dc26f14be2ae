/** What a job lays against the exact sections of its mesh. */
import { outlineLength } from '../../src/geometry/areas/islands.ts';
import { type PolygonKernel, type Polygons, polygonsArea } from '../../src/geometry/areas/polygons.ts';
import { analysisOf } from '../../src/geometry/mesh/mesh-analysis.ts';
import { sliceMesh } from '../../src/geometry/mesh/slice-mesh.ts';
import type { PlannedPlate } from '../../src/model/job.ts';
import type { Mesh } from '../../src/model/part.ts';
import { covered, type Laid } from '../bench/laid-lines.ts';

/** Of a solid part. */
export interface Likeness {
  /** Share of the sections that lies more than half a line inside and under no line. */
  readonly missing: number;
  /** Share that is laid more than half a line outside. */
  readonly beyond: number;
  /** Too much of the sections times their heights, less the round sides of the outermost lines. */
  readonly volume: number;
}

export interface LikenessOptions {
  /** [mm] Where the middle of the part's box stands on the plate. */
  readonly centre: readonly number[];
  /** [mm] Of a line. */
  readonly width: number;
  /** Layers whose areas are looked at, evenly spread. */
  readonly layers: number;
}

export function likenessOf(
  kernel: PolygonKernel,
  mesh: Mesh,
  made: Laid,
  { centre, width, layers }: LikenessOptions,
): Likeness {
  const places = [...made.heights].sort((a, b) => a[0] - b[0]).map(([, place]) => place);
  const planes = Float64Array.from(places, ({ z, height }) => z - height / 2);
  const step = Math.max(1, Math.floor(places.length / layers));
  let [area, missing, beyond, volume] = [0, 0, 0, 0];
  sectionsOf(kernel, mesh, planes, centre).forEach((section, layer) => {
    const { height } = places[layer]!;
    volume += polygonsArea(section) * height - (outlineLength(section) * height * height * (1 - Math.PI / 4)) / 2;
    if (layer % step !== 0) return;
    area += polygonsArea(section);
    const laying = covered(kernel, made.lines.get(layer));
    const inner = kernel.offset(section, -width / 2, { join: 'miter' });
    const outer = kernel.offset(section, width / 2, { join: 'miter' });
    missing += polygonsArea(kernel.difference(inner, laying));
    beyond += polygonsArea(kernel.difference(laying, outer));
  });
  return { missing: missing / area, beyond: beyond / area, volume: made.volume / volume - 1 };
}

/** Exact sections of a part that stands on the plate. */
function sectionsOf(
  kernel: PolygonKernel,
  part: Mesh,
  planes: Float64Array,
  centre: readonly number[],
): readonly Polygons[] {
  const { triangles, edges } = analysisOf(part).mending;
  const positions = Float64Array.from(part.positions);
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const v of triangles)
    for (let k = 0; k < 3; k++) {
      low[k] = Math.min(low[k]!, positions[3 * v + k]!);
      high[k] = Math.max(high[k]!, positions[3 * v + k]!);
    }
  for (let i = 0; i < positions.length; i++) {
    const k = i % 3;
    const middle = k === 2 ? low[2]! : (low[k]! + high[k]!) / 2;
    positions[i]! += (k === 2 ? 0 : centre[k]!) - middle;
  }
  return sliceMesh({ positions, triangles, edges }, planes).layers.map((raw) => kernel.union(raw));
}

/** [mm] Where the middle of the first copy stands. */
export function centreOf({ placements }: PlannedPlate): readonly number[] {
  const { bounds } = placements[0]!;
  return [0, 1].map((k) => (bounds[0][k]! + bounds[1][k]!) / 2);
}
