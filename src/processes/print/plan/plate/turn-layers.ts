import type { Polygons } from '../../../../geometry/areas/polygons.ts';
import type { PlannedIsland, PlannedLayer } from '../plan-layers.ts';
import type { Stroke } from '../stroke.ts';

/** The same layers turned by 90° counter-clockwise. */
export function turnLayers(layers: readonly PlannedLayer[]): readonly PlannedLayer[] {
  return layers.map((layer) => ({ ...layer, islands: layer.islands.map(turnIsland) }));
}

function turnIsland(island: PlannedIsland): PlannedIsland {
  return {
    outline: turnPolygons(island.outline),
    inside: turnPolygons(island.inside),
    rings: island.rings.map((ring) => ring.map(turnStroke)),
    gaps: island.gaps.map(turnStroke),
    fills: island.fills.map((group) => group.map(turnStroke)),
    ...(island.under === undefined ? {} : { under: turnPolygons(island.under) }),
  };
}

function turnStroke(stroke: Stroke): Stroke {
  return { ...stroke, points: turnPoints(stroke.points) };
}

function turnPolygons({ coordinates, ends }: Polygons): Polygons {
  return { coordinates: turnPoints(coordinates), ends };
}

function turnPoints(points: Float64Array): Float64Array {
  const turned = new Float64Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    turned[i] = -points[i + 1]!;
    turned[i + 1] = points[i]!;
  }
  return turned;
}
