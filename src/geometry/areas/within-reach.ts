import { GrowingFloats, GrowingIndices } from '../../base/growing.ts';
import { KERNEL_REACH, type Polygons, type Polylines } from './polygons.ts';

/** [mm] Half the side of the square that is kept: with room for what a kernel draws around it. */
const REACH = 0.9 * KERNEL_REACH;
/** Its sides: axis, and on which side of the origin. */
const SIDES = [
  { axis: 0, sign: 1 },
  { axis: 0, sign: -1 },
  { axis: 1, sign: 1 },
  { axis: 1, sign: -1 },
] as const;

/**
 * Contours without what lies farther off than a polygon kernel reaches: a clip "as large as anything" may be kilometres wide.
 * Each contour is cut by one side of a square after the other (Sutherland and Hodgman 1974). Where it leaves and comes back the
 * new edges run along that side: within the square both fill rules see the same.
 */
export function withinReach(contours: Polygons): Polygons {
  if (contours.coordinates.every((value) => Math.abs(value) <= REACH)) return contours;
  const kept = new GrowingFloats();
  const ends = new GrowingIndices();
  let first = 0;
  for (const end of contours.ends) {
    let contour = contours.coordinates.slice(2 * first, 2 * end);
    for (const side of SIDES) contour = cut(contour, side);
    first = end;
    if (contour.length < 6) continue;
    for (const value of contour) kept.push(value);
    ends.push(kept.length / 2);
  }
  return { coordinates: kept.values.slice(0, kept.length), ends: ends.values.slice(0, ends.length) };
}

function cut(contour: Float64Array<ArrayBuffer>, { axis, sign }: (typeof SIDES)[number]): Float64Array<ArrayBuffer> {
  const kept = new GrowingFloats();
  for (let n = 0; n < contour.length; n += 2) {
    const before = n === 0 ? contour.length - 2 : n - 2;
    const [from, to] = [sign * contour[before + axis]!, sign * contour[n + axis]!];
    if (from <= REACH !== to <= REACH) {
      const share = (REACH - from) / (to - from);
      for (const k of [0, 1])
        kept.push(k === axis ? sign * REACH : contour[before + k]! + share * (contour[n + k]! - contour[before + k]!));
    }
    if (to > REACH) continue;
    kept.push(contour[n]!);
    kept.push(contour[n + 1]!);
  }
  return kept.values.slice(0, kept.length);
}

/** Open lines without what lies farther off: each stretch within is a line of its own. Between 0.9 and 1 of the reach there is room to swell them. */
export function linesWithinReach(lines: Polylines): Polylines {
  if (lines.coordinates.every((value) => Math.abs(value) <= REACH)) return lines;
  const kept = new GrowingFloats();
  const ends = new GrowingIndices();
  let first = 0;
  for (const end of lines.ends) {
    let open = false;
    for (let n = 2 * first; n + 2 < 2 * end; n += 2) {
      const stretch = stretchWithin(lines.coordinates.subarray(n, n + 4));
      if (stretch !== null) {
        if (!open) pushPlace(kept, lines.coordinates, n, stretch.from);
        pushPlace(kept, lines.coordinates, n, stretch.to);
      }
      const goesOn = stretch !== null && stretch.to === 1 && n + 4 < 2 * end;
      if (!goesOn && (open || stretch !== null)) ends.push(kept.length / 2);
      open = goesOn;
    }
    first = end;
  }
  return { coordinates: kept.values.slice(0, kept.length), ends: ends.values.slice(0, ends.length) };
}

/** Shares of a segment between which it lies within the square, null where none of it does (Liang and Barsky 1984). */
function stretchWithin(c: Float64Array): { readonly from: number; readonly to: number } | null {
  let from = 0;
  let to = 1;
  for (const { axis, sign } of SIDES) {
    const [a, b] = [sign * c[axis]!, sign * c[axis + 2]!];
    if (a > REACH && b > REACH) return null;
    const share = (REACH - a) / (b - a);
    if (a > REACH) from = Math.max(from, share);
    else if (b > REACH) to = Math.min(to, share);
  }
  return from < to ? { from, to } : null;
}

function pushPlace(kept: GrowingFloats, c: Float64Array, n: number, share: number): void {
  // Rounding may lay a cut a little beyond, and a far end times a share of nearly 1 loses digits.
  for (const k of [n, n + 1]) {
    const value = share === 0 ? c[k]! : share === 1 ? c[k + 2]! : c[k]! + share * (c[k + 2]! - c[k]!);
    kept.push(Math.max(-REACH, Math.min(REACH, value)));
  }
}
