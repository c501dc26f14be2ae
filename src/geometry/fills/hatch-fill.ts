import type { Polygons } from '../areas/polygons.ts';
import { type ScanRows, ScanRowsBuilder } from './scan-rows.ts';

export interface HatchOptions {
  /** [mm] From row to row. */
  readonly interval: number;
  /** [mm] Rows lie on multiples of the interval from here, so that neighbouring fills share their rows. */
  readonly origin?: number;
  readonly fillRule?: 'nonzero' | 'evenodd';
}

/**
 * Fills areas with parallel lines along x. Each edge is put into the bucket of the first row that it crosses and
 * walks from row to row while it is active (the scan-line fill of Foley & van Dam, 3.6): O(edges + crossings · log).
 * A row runs through the middle of its strip, so the burnt area is the drawn one to first order; a shape thinner
 * than the interval that no row meets gets none (the rule `small-detail` tells).
 */
export function hatchFill(polygons: Polygons, options: HatchOptions): ScanRows {
  const { interval, origin = 0, fillRule = 'nonzero' } = options;
  const out = new ScanRowsBuilder();
  const edges = edgesOf(polygons);
  if (edges.count === 0) return out.take();
  const rowOf = (y: number): number => Math.ceil((y - origin) / interval - 0.5);
  const byRow = Uint32Array.from({ length: edges.count }, (_, k) => k).sort((a, b) => edges.y0[a]! - edges.y0[b]!);
  const lastRow = rowOf(edges.top);
  const active: number[] = [];
  const crossing = new Float64Array(edges.count);
  let next = 0;
  for (let row = rowOf(edges.bottom); row <= lastRow; row++) {
    const y = origin + (row + 0.5) * interval;
    for (; next < edges.count && edges.y0[byRow[next]!]! <= y; next++) active.push(byRow[next]!);
    let kept = 0;
    for (const edge of active) {
      if (edges.y1[edge]! <= y) continue;
      active[kept++] = edge;
      const t = (y - edges.y0[edge]!) / (edges.y1[edge]! - edges.y0[edge]!);
      crossing[edge] = edges.x0[edge]! + t * (edges.x1[edge]! - edges.x0[edge]!);
    }
    active.length = kept;
    active.sort((a, b) => crossing[a]! - crossing[b]! || a - b);
    let winding = 0;
    for (let k = 0; k < kept; k++) {
      const before = winding;
      winding += fillRule === 'nonzero' ? edges.up[active[k]!]! : winding === 0 ? 1 : -1;
      if (before === 0) continue;
      const from = crossing[active[k - 1]!]!;
      const to = crossing[active[k]!]!;
      if (to > from) out.stretch(from, to, 1);
    }
    out.endRow(y);
  }
  return joinTouching(out.take());
}

interface Edges {
  readonly count: number;
  readonly x0: Float64Array;
  readonly y0: Float64Array;
  readonly x1: Float64Array;
  readonly y1: Float64Array;
  /** 1 where the contour goes up along the edge, -1 down. */
  readonly up: Int8Array;
  readonly bottom: number;
  readonly top: number;
}

/** All edges but level ones, lower end first. */
function edgesOf(polygons: Polygons): Edges {
  const { coordinates: c, ends } = polygons;
  const n = c.length / 2;
  const column = (): Float64Array => new Float64Array(n);
  const [x0, y0, x1, y1, up] = [column(), column(), column(), column(), new Int8Array(n)];
  let [count, first, bottom, top] = [0, 0, Infinity, -Infinity];
  for (const end of ends) {
    for (let k = first, j = end - 1; k < end; j = k++) {
      const [ya, yb] = [c[2 * j + 1]!, c[2 * k + 1]!];
      if (ya === yb) continue;
      const [low, high] = ya < yb ? [j, k] : [k, j];
      x0[count] = c[2 * low]!;
      y0[count] = c[2 * low + 1]!;
      x1[count] = c[2 * high]!;
      y1[count] = c[2 * high + 1]!;
      up[count] = ya < yb ? 1 : -1;
      bottom = Math.min(bottom, y0[count]!);
      top = Math.max(top, y1[count]!);
      count++;
    }
    first = end;
  }
  return { count, x0, y0, x1, y1, up, bottom, top };
}

/** Stretches that meet end to end become one, so that the beam does not blink between them. */
function joinTouching(rows: ScanRows): ScanRows {
  const out = new ScanRowsBuilder();
  let k = 0;
  for (let row = 0; row < rows.y.length; row++) {
    while (k < rows.ends[row]!) {
      const from = rows.from[k]!;
      let to = rows.to[k]!;
      for (k++; k < rows.ends[row]! && rows.from[k]! - to < 1e-6; k++) to = rows.to[k]!;
      out.stretch(from, to, 1);
    }
    out.endRow(rows.y[row]!);
  }
  return out.take();
}
