import type { Stroke } from '../stroke.ts';

/**
 * Loops that belong together: each outer loop with the inner ones that run along it, the innermost first. An inner
 * loop goes to the loop of the next wall outwards that it comes nearest to.
 * @param levels loops by wall, the outermost first
 */
export function nestRings(levels: readonly (readonly Stroke[])[]): Stroke[][] {
  const [outer = [], ...inner] = levels;
  const rings: Stroke[][] = outer.map((loop) => [loop]);
  let known = outer.map((loop, ring) => ({ loop, ring }));
  for (const level of inner) {
    const next: { loop: Stroke; ring: number }[] = [];
    for (const loop of level) {
      const ring = known.length === 0 ? -1 : nearestRing(loop, known);
      if (ring === -1) rings.push([loop]);
      else rings[ring]!.unshift(loop);
      next.push({ loop, ring: ring === -1 ? rings.length - 1 : ring });
    }
    if (next.length > 0) known = next;
  }
  return rings;
}

function nearestRing(loop: Stroke, known: readonly { readonly loop: Stroke; readonly ring: number }[]): number {
  if (known.length === 1) return known[0]!.ring;
  const n = loop.points.length / 2;
  const tries = Math.min(n, 4);
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const { loop: other, ring } of known) {
    for (let k = 0; k < tries; k++) {
      const i = Math.floor((k * n) / tries);
      const d = squaredDistance(loop.points[2 * i]!, loop.points[2 * i + 1]!, other.points);
      if (d < least) {
        least = d;
        best = ring;
      }
    }
  }
  return best;
}

function squaredDistance(x: number, y: number, points: Float64Array): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
    const ax = points[j]!;
    const ay = points[j + 1]!;
    const dx = points[i]! - ax;
    const dy = points[i + 1]! - ay;
    const squared = dx * dx + dy * dy;
    const share = squared === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / squared));
    const px = ax + share * dx - x;
    const py = ay + share * dy - y;
    const d = px * px + py * py;
    if (d < least) least = d;
  }
  return least;
}
