import { sayText } from '../../../base/text.ts';
import { EdgeIndex } from '../../../geometry/areas/edge-index.ts';
import { joinPolygons } from '../../../geometry/areas/join-polygons.ts';
import type { Finding } from '../../../model/finding.ts';
import { findingOf } from '../../../model/rule.ts';
import type { PrintSettings } from '../settings.ts';
import { PLAN_PAGES } from './pages.ts';
import type { PlannedLayer } from './plan-layers.ts';
import type { Stroke } from './stroke.ts';
import { eachSegment } from './stroke-speed.ts';

/** Line widths from the outline below: a wall whose outline is farther off rests on nothing. */
const APART = 2;
/** [mm] So much of a wall in the air does not stay up. */
const MOST = 30;
/** Of a loop: with so much in the air all of it hangs, and so does what stands on it. */
const WHOLE = 0.9;
/** Segments of a wall that are looked at. */
const LOOKED_AT = 64;

/** A vase is one loop on every layer above its floor, and each loop stands on the one below. */
export function vaseFindings(
  file: string,
  layers: readonly PlannedLayer[],
  { bottomLayers, lineWidth }: Pick<PrintSettings, 'bottomLayers' | 'lineWidth'>,
): Finding[] {
  const floor = Math.max(1, bottomLayers);
  const counts = layers.map(({ islands }) => islands.reduce((sum, island) => sum + island.rings.length, 0));
  // A tip runs out into nothing.
  const count = counts.findLastIndex((loops) => loops > 0) + 1;
  for (let k = floor; k < Math.max(count, floor + 1); k++) {
    const loops = counts[k] ?? 0;
    if (loops !== 1) return [severalOutlines(file, k, loops)];
    const { apart, whole } = k === floor ? NOT_APART : wayApart(layers[k]!, layers[k - 1]!, APART * lineWidth);
    const hanging = apart > WHOLE * whole ? wayFrom(layers.slice(k, count)) : apart;
    if (hanging > MOST) return [ledge(file, k, apart)];
  }
  return [];
}

/** [mm] Of the walls of some layers, as far as it matters. */
function wayFrom(layers: readonly PlannedLayer[]): number {
  let way = 0;
  for (const layer of layers) {
    const loop = outerLoop(layer);
    if (way > MOST || loop === undefined) break;
    eachSegment(loop, (_i, _j, length) => {
      way += length;
    });
  }
  return way;
}

const outerLoop = ({ islands }: PlannedLayer): Stroke | undefined => islands.flatMap(({ rings }) => rings)[0]?.at(-1);

interface Way {
  readonly apart: number;
  readonly whole: number;
}
const NOT_APART: Way = { apart: 0, whole: 1 };

/** [mm] Of the wall of a layer: what is farther than `reach` [mm] from the outline below, and all. */
function wayApart(layer: PlannedLayer, below: PlannedLayer, reach: number): Way {
  const outline = new EdgeIndex(joinPolygons(below.islands.map((island) => island.outline)));
  const loop = outerLoop(layer);
  if (loop === undefined) return NOT_APART;
  const { points } = loop;
  const step = Math.ceil(points.length / 2 / LOOKED_AT);
  let [apart, looked, whole] = [0, 0, 0];
  eachSegment(loop, (i, j, length) => {
    whole += length;
    if (i % step !== 0) return;
    looked += length;
    const near = outline.nearest((points[2 * i]! + points[2 * j]!) / 2, (points[2 * i + 1]! + points[2 * j + 1]!) / 2);
    if (near === null || near.distance > reach) apart += length;
  });
  return looked === 0 ? NOT_APART : { apart: (whole * apart) / looked, whole };
}

function severalOutlines(file: string, layer: number, loops: number): Finding {
  const what = sayText(
    {
      en: 'A vase has one outline on each layer; layer {0} has {1}.',
      fr: 'Un vase a un seul contour par couche ; la couche {0} en a {1}.',
    },
    layer + 1,
    loops,
  );
  return findingOf(PLAN_PAGES.noVase, { what, where: { file, layer: layer + 1 }, measured: loops, limit: 1 });
}

function ledge(file: string, layer: number, way: number): Finding {
  const what = sayText(
    {
      en: 'The wall of a vase stands on the wall below; that of layer {0} is beside it over {1} mm, in the air.',
      fr: 'La paroi d’un vase repose sur celle du dessous ; celle de la couche {0} est à côté sur {1} mm, dans le vide.',
    },
    layer + 1,
    way,
  );
  const where = { file, layer: layer + 1 };
  return findingOf(PLAN_PAGES.noVase, { what, where, measured: way, limit: 0, unit: 'mm' });
}
