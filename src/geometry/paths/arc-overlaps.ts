/**
 * Circular arcs that lie on each other: same centre and radius within a tolerance, angles compared as intervals.
 * Arcs are found by cells of centre and radius, so that a thousand concentric rings are not compared in pairs.
 */
const TURN = 2 * Math.PI;

interface KnownArc {
  readonly cx: number;
  readonly cy: number;
  readonly r: number;
  readonly from: number;
  readonly size: number;
}

export class ArcOverlaps {
  readonly #tolerance: number;
  readonly #cells = new Map<number, KnownArc[]>();

  constructor(tolerance: number) {
    this.#tolerance = tolerance;
  }

  /**
   * The stretches of the arc that lie on arcs given before, as fractions of it, ascending and apart from each other.
   * Angles in radians, `sweep` of either sign.
   */
  add(cx: number, cy: number, r: number, start: number, sweep: number): readonly (readonly [number, number])[] {
    const size = Math.min(TURN, Math.abs(sweep));
    const low = sweep < 0 ? start + sweep : start;
    const arc: KnownArc = { cx, cy, r, from: ((low % TURN) + TURN) % TURN, size };
    const spans: (readonly [number, number])[] = [];
    const cell = 2 * this.#tolerance;
    const [x, y, radius] = [cx / cell, cy / cell, r / cell];
    const at = [Math.floor(x), Math.floor(y), Math.floor(r / cell)] as const;
    // A cell is two tolerances wide: what lies within one of them is here, or in the neighbour on the nearer side.
    for (let corner = 0; corner < 8; corner++) {
      const known = this.#cells.get(
        cellKey(
          (corner & 1) === 0 ? at[0] : nearer(x),
          (corner & 2) === 0 ? at[1] : nearer(y),
          (corner & 4) === 0 ? at[2] : nearer(radius),
        ),
      );
      if (known === undefined) continue;
      for (const other of known) if (this.#together(arc, other)) addShared(arc, other, spans);
    }
    const merged = mergeSpans(spans);
    const covered = merged.reduce((sum, [from, to]) => sum + to - from, 0);
    // What is covered wholly adds nothing for those that follow.
    if (covered * r < size * r - this.#tolerance / 2) this.#keep(at, arc);
    if (merged.length === 0) return NOTHING;
    const along = merged.map(([from, to]) => [from / size, to / size] as const);
    return sweep < 0 ? along.map(([from, to]) => [1 - to, 1 - from] as const).reverse() : along;
  }

  #keep(at: readonly [number, number, number], arc: KnownArc): void {
    const key = cellKey(...at);
    const list = this.#cells.get(key);
    if (list === undefined) this.#cells.set(key, [arc]);
    else list.push(arc);
  }

  #together(a: KnownArc, b: KnownArc): boolean {
    const dx = a.cx - b.cx;
    const dy = a.cy - b.cy;
    const apart = Math.sqrt(dx * dx + dy * dy) + Math.abs(a.r - b.r);
    return apart <= this.#tolerance;
  }
}

const NOTHING: readonly (readonly [number, number])[] = [];

/** The neighbouring cell that a place is nearer to. [cells] */
function nearer(place: number): number {
  const cell = Math.floor(place);
  return place - cell < 0.5 ? cell - 1 : cell + 1;
}

function cellKey(x: number, y: number, r: number): number {
  return (Math.imul(x, 73856093) ^ Math.imul(y, 19349663) ^ Math.imul(r, 83492791)) >>> 0;
}

/** Notes what `other` covers of `arc`, as angles from the arc's own beginning. */
function addShared(arc: KnownArc, other: KnownArc, spans: (readonly [number, number])[]): void {
  const offset = (((other.from - arc.from) % TURN) + TURN) % TURN;
  for (const from of [offset, offset - TURN]) {
    const low = Math.max(0, from);
    const high = Math.min(arc.size, from + other.size);
    if (high > low) spans.push([low, high]);
  }
}

function mergeSpans(spans: (readonly [number, number])[]): readonly (readonly [number, number])[] {
  spans.sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of spans) {
    const last = merged[merged.length - 1];
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
