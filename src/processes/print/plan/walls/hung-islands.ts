import { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import { loopArea } from '../../../../geometry/areas/islands.ts';
import type { PolygonKernel, Polygons } from '../../../../geometry/areas/polygons.ts';
import { carrierOf, hangsMostly, withHang } from '../plate/hanging.ts';
import type { IslandStrokes, Stroke } from '../stroke.ts';
import { eachSegment } from '../stroke-speed.ts';
import { nestRings } from './rings.ts';
import type { Walls } from './walls.ts';

/** Walls of an island of a layer, knowing where they hang. */
export interface HungWalls extends Pick<IslandStrokes, 'rings' | 'gaps'> {
  /** All around, the border lies so far beyond the layer below that no wall is carried. */
  readonly adrift: boolean;
}

export interface Below {
  readonly section: Polygons;
  readonly under: Polygons | null;
  readonly lineWidth: number;
  /** Whether a support is to carry what hangs of an island. */
  readonly isHeld: (island: number) => boolean;
}

/** Of the innermost wall: so much lies beside what carries it, and it is adrift. */
const ADRIFT = 0.5;

/** The walls of each island, with how they hang over the layer below. */
export function hungWalls(kernel: PolygonKernel, walls: readonly Walls[], below: Below): readonly HungWalls[] {
  const { section, under, lineWidth, isHeld } = below;
  const carrier = under === null || under === section ? null : carrierOf(kernel, section, under, lineWidth);
  if (under === null || carrier === null)
    return walls.map(({ levels, gaps }) => ({ rings: nestRings(levels), gaps, adrift: false }));
  const hung = (stroke: Stroke): Stroke => withHang(stroke, carrier);
  let grown: EdgeIndex | undefined;
  const isAdrift = (ring: readonly Stroke[]): boolean => {
    if (!ring.every(hangsMostly) || loopArea(ring[ring.length - 1]!.points) < 0) return false;
    grown ??= new EdgeIndex(kernel.offset(under, lineWidth / 2, { join: 'miter' }));
    return shareOutside(ring[0]!, grown) > ADRIFT;
  };
  return walls.map(({ levels, gaps }, k) => {
    const rings = nestRings(levels.map((level) => level.map(hung)));
    return { rings, gaps: gaps.map(hung), adrift: rings.some(isAdrift) && !isHeld(k) };
  });
}

function shareOutside(loop: Stroke, index: EdgeIndex): number {
  let outside = 0;
  let all = 0;
  const { points } = loop;
  eachSegment(loop, (i, j, length) => {
    all += length;
    const x = (points[2 * i]! + points[2 * j]!) / 2;
    const y = (points[2 * i + 1]! + points[2 * j + 1]!) / 2;
    if (!index.contains(x, y)) outside += length;
  });
  return outside / Math.max(all, 1e-9);
}
