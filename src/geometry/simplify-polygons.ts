import type { Polygons } from './polygons.ts';

/**
 * Closed outlines with fewer vertices, none of the dropped ones farther than `tolerance` [mm] from the new outline
 * (Douglas and Peucker 1973). Each loop is halved between its lowest-left vertex and the one farthest from it, so
 * the result does not depend on where the loop happens to begin, nor on extra vertices along straight edges.
 * Loops that come down to less than a triangle are left out.
 */
export function simplifyPolygons(polygons: Polygons, tolerance: number): Polygons {
  const { coordinates, ends } = polygons;
  const result = new Float64Array(coordinates.length);
  const newEnds: number[] = [];
  let written = 0;
  let first = 0;
  for (let c = 0; c < ends.length; c++) {
    const end = ends[c]!;
    const loop = withoutRepeats(coordinates.subarray(2 * first, 2 * end));
    const kept = keptVertices(loop, tolerance);
    const start = written;
    for (let i = 0; i < kept.length; i++) {
      if (kept[i] === 0) continue;
      result[2 * written] = loop[2 * i]!;
      result[2 * written + 1] = loop[2 * i + 1]!;
      written++;
    }
    if (written - start < 3) written = start;
    else newEnds.push(written);
    first = end;
  }
  return { coordinates: result.slice(0, 2 * written), ends: Uint32Array.from(newEnds) };
}

function withoutRepeats(loop: Float64Array): Float64Array {
  const n = loop.length / 2;
  const result = new Float64Array(loop.length);
  let m = 0;
  for (let i = 0; i < n; i++) {
    const x = loop[2 * i]!;
    const y = loop[2 * i + 1]!;
    if (m > 0 && result[2 * m - 2] === x && result[2 * m - 1] === y) continue;
    result[2 * m] = x;
    result[2 * m + 1] = y;
    m++;
  }
  while (m > 1 && result[2 * m - 2] === result[0] && result[2 * m - 1] === result[1]) m--;
  return result.subarray(0, 2 * m);
}

function keptVertices(loop: Float64Array, tolerance: number): Uint8Array {
  const n = loop.length / 2;
  const kept = new Uint8Array(n);
  if (n < 3) return kept;
  let low = 0;
  for (let i = 1; i < n; i++) {
    const dx = loop[2 * i]! - loop[2 * low]!;
    if (dx < 0 || (dx === 0 && loop[2 * i + 1]! < loop[2 * low + 1]!)) low = i;
  }
  let far = low;
  let most = 0;
  for (let i = 0; i < n; i++) {
    const dx = loop[2 * i]! - loop[2 * low]!;
    const dy = loop[2 * i + 1]! - loop[2 * low + 1]!;
    const d = dx * dx + dy * dy;
    if (d > most) {
      most = d;
      far = i;
    }
  }
  kept[low] = 1;
  kept[far] = 1;
  const stack = [low, far, far, low];
  while (stack.length > 0) {
    const to = stack.pop()!;
    const from = stack.pop()!;
    const between = farthest(loop, from, to, tolerance);
    if (between === -1) continue;
    kept[between] = 1;
    stack.push(from, between, between, to);
  }
  return kept;
}

/** The vertex between two others, going round, that is farthest from their chord, or -1 where all are near. */
function farthest(loop: Float64Array, from: number, to: number, tolerance: number): number {
  const n = loop.length / 2;
  const x = loop[2 * from]!;
  const y = loop[2 * from + 1]!;
  const dx = loop[2 * to]! - x;
  const dy = loop[2 * to + 1]! - y;
  const squared = dx * dx + dy * dy;
  let best = -1;
  let most = tolerance * tolerance;
  for (let i = from + 1 === n ? 0 : from + 1; i !== to; i = i + 1 === n ? 0 : i + 1) {
    let px = loop[2 * i]! - x;
    let py = loop[2 * i + 1]! - y;
    if (squared > 0) {
      const share = Math.max(0, Math.min(1, (px * dx + py * dy) / squared));
      px -= share * dx;
      py -= share * dy;
    }
    const d = px * px + py * py;
    if (d > most) {
      most = d;
      best = i;
    }
  }
  return best;
}
