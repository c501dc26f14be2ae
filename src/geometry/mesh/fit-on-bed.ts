import { inRuns } from '../../base/in-runs.ts';
import { hullOfMany, leastWidth, turnedSize } from './hull-measures.ts';

/** A way to put a part into a space. */
export interface Fit {
  /** How it is laid down first. */
  readonly lay: LayDown;
  /** [°] Then turned about Z, counter-clockwise seen from above. */
  readonly turn: number;
  /** [mm] Width, depth and height as it then stands. */
  readonly size: readonly [number, number, number];
  /** Height over the least width of its outline: above 8 it is likely to tip over. */
  readonly slenderness: number;
  /** Largest factor at which it still fits; 1 and more: it fits as it is. */
  readonly scale: number;
}

/** A quarter or half turn about one axis, or none. */
export interface LayDown {
  readonly axis: 'x' | 'y' | null;
  /** [°] */
  readonly angle: 0 | 90 | 180 | 270;
}

/** [mm] A rectangle of the bed that parts may use, and the height over it. */
export interface Space {
  readonly width: number;
  readonly depth: number;
  readonly height: number;
}

export const AS_IT_STANDS: LayDown = { axis: null, angle: 0 };
const ROUND_TURNS: readonly number[] = [0, 90, 30, 60, 45, 15, 75, 120, 150, 135, 105, 165];
const LAYS: readonly LayDown[] = [AS_IT_STANDS, { axis: 'x', angle: 90 }, { axis: 'y', angle: 90 }];
/** Cosine and sine, exact. */
const QUARTERS: Readonly<Record<LayDown['angle'], readonly [number, number]>> = {
  0: [1, 0],
  90: [0, 1],
  180: [-1, 0],
  270: [0, -1],
};
/** [mm] What rounding may add to a part that is exactly as large as the bed. */
const SLACK = 1e-3;

/** Points laid down: x y z of each, in place of the part's own. */
export function layDown(positions: ArrayLike<number>, lay: LayDown): Float64Array {
  const out = new Float64Array(positions.length);
  const [c, d] = QUARTERS[lay.angle];
  inRuns(positions.length / 3, (first, end) => {
    if (lay.axis === 'x') turnAboutX(positions, out, { c, d, first, end });
    else if (lay.axis === 'y') turnAboutY(positions, out, { c, d, first, end });
    else copy(positions, out, first, end);
  });
  return out;
}

/** Cosine and sine, and which points. */
interface Turn {
  readonly c: number;
  readonly d: number;
  readonly first: number;
  readonly end: number;
}

function turnAboutX(p: ArrayLike<number>, out: Float64Array, { c, d, first, end }: Turn): void {
  for (let k = 3 * first; k < 3 * end; k += 3) {
    out[k] = p[k]!;
    out[k + 1] = c * p[k + 1]! - d * p[k + 2]!;
    out[k + 2] = d * p[k + 1]! + c * p[k + 2]!;
  }
}

function turnAboutY(p: ArrayLike<number>, out: Float64Array, { c, d, first, end }: Turn): void {
  for (let k = 3 * first; k < 3 * end; k += 3) {
    out[k] = c * p[k]! + d * p[k + 2]!;
    out[k + 1] = p[k + 1]!;
    out[k + 2] = c * p[k + 2]! - d * p[k]!;
  }
}

function copy(p: ArrayLike<number>, out: Float64Array, first: number, end: number): void {
  for (let k = 3 * first; k < 3 * end; k++) out[k] = p[k]!;
}

/**
 * The best way to stand a part in a space as it is, turned about Z only: no turn if it fits without, else the smallest
 * whole degree that fits, else the turn at which the largest part of it would fit.
 */
export function fitByTurning(
  positions: ArrayLike<number>,
  triangles: ArrayLike<number>,
  space: Space,
  lay: LayDown,
): Fit {
  const laid = layDown(positions, lay);
  const { hull, height } = outlineOf(laid, triangles);
  let best: Fit | undefined;
  const slenderness = height / leastWidth(hull);
  const tryTurn = (turn: number): Fit => {
    const [width, depth] = turnedSize(hull, (turn * Math.PI) / 180);
    const scale = Math.min(
      (space.width + SLACK) / width,
      (space.depth + SLACK) / depth,
      (space.height + SLACK) / height,
    );
    const fit: Fit = { lay, turn, size: [width, depth, height], slenderness, scale };
    if (best === undefined || fit.scale > best.scale + 1e-9) best = fit;
    return fit;
  };
  // Round turns first: they are what a person would try.
  for (const turn of ROUND_TURNS) {
    const fit = tryTurn(turn);
    if (fit.scale >= 1) return fit;
  }
  // Then every degree; a turn that leaves some room is easier to hit than one that only just fits.
  for (let turn = 0; turn < 180; turn++) if (tryTurn(turn).scale >= 1.005) return best!;
  const around = best!.turn;
  for (let tenth = -9; tenth <= 9; tenth++) tryTurn(around + tenth / 10);
  return best!;
}

/** The same over the three ways of laying it down; the first that fits, else the one that fits at the largest scale. */
export function fitAnyWay(positions: ArrayLike<number>, triangles: ArrayLike<number>, space: Space): readonly Fit[] {
  return LAYS.map((lay) => fitByTurning(positions, triangles, space, lay));
}

function outlineOf(
  laid: Float64Array,
  triangles: ArrayLike<number>,
): { readonly hull: Float64Array; readonly height: number } {
  const used = new Uint8Array(laid.length / 3);
  for (let c = 0; c < triangles.length; c++) used[triangles[c]!] = 1;
  let count = 0;
  for (let v = 0; v < used.length; v++) count += used[v]!;
  const flat = new Float64Array(2 * count);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let to = 0;
  for (let v = 0; v < used.length; v++) {
    if (used[v] === 0) continue;
    flat[to++] = laid[3 * v]!;
    flat[to++] = laid[3 * v + 1]!;
    low = Math.min(low, laid[3 * v + 2]!);
    high = Math.max(high, laid[3 * v + 2]!);
  }
  return { hull: hullOfMany(flat), height: high - low };
}

/**
 * The largest rectangles of a bed that keep clear of its excluded rectangles, each as wide and deep as can be.
 * @param excluded x y of one corner and x y of the other
 */
export function freeRectangles(
  x: readonly number[],
  y: readonly number[],
  excluded: readonly (readonly number[])[],
): readonly { readonly width: number; readonly depth: number }[] {
  const xs = [...new Set([x[0]!, x[1]!, ...excluded.flatMap((r) => [r[0]!, r[2]!])])].filter(
    (v) => v >= x[0]! && v <= x[1]!,
  );
  const ys = [...new Set([y[0]!, y[1]!, ...excluded.flatMap((r) => [r[1]!, r[3]!])])].filter(
    (v) => v >= y[0]! && v <= y[1]!,
  );
  const free: { readonly width: number; readonly depth: number }[] = [];
  for (const x0 of xs)
    for (const x1 of xs)
      for (const y0 of ys)
        for (const y1 of ys) {
          if (x1 <= x0 || y1 <= y0) continue;
          const meets = excluded.some(
            (r) =>
              Math.min(r[0]!, r[2]!) < x1 &&
              Math.max(r[0]!, r[2]!) > x0 &&
              Math.min(r[1]!, r[3]!) < y1 &&
              Math.max(r[1]!, r[3]!) > y0,
          );
          if (!meets) free.push({ width: x1 - x0, depth: y1 - y0 });
        }
  return free.filter(
    (a) =>
      !free.some(
        (b) => b !== a && b.width >= a.width && b.depth >= a.depth && (b.width > a.width || b.depth > a.depth),
      ),
  );
}
