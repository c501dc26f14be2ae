import { type SolidSpans, spanAt } from './solid-spans.ts';

/** An underside that is held at both ends along one direction. */
export interface BridgeRuns {
  /** [mm] Longest free way along the best direction. */
  readonly span: number;
  /** [°] That direction from x, counter-clockwise. */
  readonly direction: number;
}

/** [°] The plainest first. */
const DIRECTIONS: readonly number[] = [0, 90, 45, 135, 30, 60, 120, 150, 15, 75, 105, 165];
/** Cells of an underside that are looked at line by line; of larger ones every second line, or third… */
const MANY = 4000;
/** Places along a line are told apart to an eighth of a cell. */
const STEPS = 8;
/** Of the underside that must be held at both ends to call it a bridge. */
const SHARE = 0.9;

/**
 * Looks for the direction in which an underside is spanned by the shortest lines with both ends on solid.
 * Lines one ray apart are laid over it in twelve directions; a line's end is held if the ray behind it is solid just
 * below. The search stops at a span that is short enough. Null where no direction has nine tenths of the underside held at both ends.
 */
export function anchoredRuns(
  spans: SolidSpans,
  rayOf: Uint32Array,
  cells: readonly number[],
  isInside: (span: number) => boolean,
  enough: number,
): BridgeRuns | null {
  let best: BridgeRuns | null = null;
  for (const direction of DIRECTIONS) {
    const span = spanAlong(spans, rayOf, cells, direction, isInside);
    if (span !== null && (best === null || span < best.span - 1e-9)) best = { span, direction };
    if (best !== null && best.span <= enough) return best;
  }
  return best;
}

function spanAlong(
  spans: SolidSpans,
  rayOf: Uint32Array,
  cells: readonly number[],
  direction: number,
  isInside: (span: number) => boolean,
): number | null {
  const { columns, pitch } = spans.grid;
  const c = Math.cos((direction * Math.PI) / 180);
  const s = Math.sin((direction * Math.PI) / 180);
  const count = cells.length;
  const reach = columns + spans.grid.rows;
  // One number a cell that sorts by line, then along the line, and still says which cell: numbers sort ten times as
  // fast without a comparison of our own. All three fit 2^53 for grids of thousands of rays.
  const every = Math.ceil(count / MANY);
  const all = new Float64Array(count);
  let taken = 0;
  for (let k = 0; k < count; k++) {
    const ray = rayOf[cells[k]!]!;
    const i = ray % columns;
    const j = Math.floor(ray / columns);
    const line = Math.round(c * j - s * i) + reach;
    if (line % every !== 0) continue;
    all[taken++] = (line * STEPS * 2 * reach + Math.round((c * i + s * j + reach) * STEPS)) * count + k;
  }
  const keys = all.subarray(0, taken).sort();
  const cellAt = (k: number): number => keys[k]! % count;
  const placeAt = (k: number): number => Math.floor(keys[k]! / count);
  let held = 0;
  let free = 0;
  let longest = 0;
  let begin = 0;
  for (let k = 1; k <= taken; k++) {
    // Places of one line follow each other by about one step; another line is far away.
    if (k < taken && placeAt(k) - placeAt(k - 1) <= 2.1 * STEPS) continue;
    const first = cells[cellAt(begin)]!;
    const last = cells[cellAt(k - 1)]!;
    const isHeld = endIsHeld(spans, rayOf, first, -c, -s, isInside) && endIsHeld(spans, rayOf, last, c, s, isInside);
    if (isHeld) {
      held += k - begin;
      longest = Math.max(longest, (placeAt(k - 1) - placeAt(begin)) / STEPS + 1);
    } else {
      free += k - begin;
      if (free > (1 - SHARE) * taken) return null;
    }
    begin = k;
  }
  return held >= SHARE * taken && taken > 0 ? longest * pitch : null;
}

/** Whether the first ray beyond the end that is not of the underside is solid just below it. */
function endIsHeld(
  spans: SolidSpans,
  rayOf: Uint32Array,
  cell: number,
  du: number,
  dv: number,
  isInside: (span: number) => boolean,
): boolean {
  const { columns, rows, pitch } = spans.grid;
  const ray = rayOf[cell]!;
  const i = ray % columns;
  const j = Math.floor(ray / columns);
  for (let step = 1; step <= 2; step++) {
    const column = Math.round(i + step * du);
    const row = Math.round(j + step * dv);
    if (column < 0 || column >= columns || row < 0 || row >= rows) return false;
    const beyond = row * columns + column;
    if (beyond === ray) continue;
    if (spanAt(spans, beyond, spans.from[cell]! - 0.05 * pitch) >= 0) return true;
    let inside = false;
    for (let s = spans.begins[beyond]!; s < spans.begins[beyond + 1]!; s++)
      if (isInside(s) && Math.abs(spans.from[s]! - spans.from[cell]!) <= 1.5 * pitch) inside = true;
    if (!inside) return false;
  }
  return false;
}
