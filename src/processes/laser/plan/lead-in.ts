import { BoxIndex } from '../../../geometry/box-index.ts';
import { type ArcPath, arcPathArea, flattenArcPath } from '../../../geometry/paths/arc-path.ts';
import { distance2ToSegment, pointInOutline } from '../../../geometry/paths/containment.ts';

/** [rad] Angles to the cut at which a run-up is tried: flat ones burn a smoother start. */
const ANGLES = [0, Math.PI / 4, Math.PI / 2, (3 * Math.PI) / 4];
/** Shares of the length that are tried. */
const SHARES = [1, 0.5];

/** A place on a loop, and the ways that a run-up or a run-out may take from it. */
interface Foot {
  readonly own: number;
  readonly inside: boolean;
  readonly foot: readonly [number, number];
  /** [rad] By preference. */
  readonly headings: readonly number[];
}

/** 1 where the waste lies on the left of the cut: counter-clockwise loops have their inside there. */
function wasteSide(path: ArcPath, inside: boolean): 1 | -1 {
  return arcPathArea(path) > 0 === inside ? 1 : -1;
}

/** [rad] Which way a loop goes from one of its vertices. */
function headingAt(path: ArcPath, at: number): number {
  const next = (at + 1) % path.x.length;
  return Math.atan2(path.y[next]! - path.y[at]!, path.x[next]! - path.x[at]!) - 2 * Math.atan(path.bulge[at]!);
}

/**
 * Finds room for run-ups on the waste side: outside a part, inside a hole. A run-up
 * must stay clear of every other cut by the kerf and a little, and of its own outline too, but at its foot.
 */
export class LeadFinder {
  readonly #outlines: readonly Float64Array[];
  readonly #chords: Float64Array;
  readonly #owner: Uint32Array;
  readonly #index: BoxIndex;
  readonly #clear: number;
  readonly #reach: readonly [number, number, number, number];

  /** @param clear [mm] distance to other cuts  @param reach [mm] where the head may go */
  constructor(paths: readonly ArcPath[], clear: number, reach: readonly [number, number, number, number]) {
    const chords: number[] = [];
    const owners: number[] = [];
    this.#outlines = paths.map((path) => flattenArcPath(path, 0.05));
    for (const [k, path] of paths.entries()) {
      const points = this.#outlines[k]!;
      const n = points.length / 2;
      for (let p = 0; p < (path.closed ? n : n - 1); p++) {
        const q = (p + 1) % n;
        chords.push(points[2 * p]!, points[2 * p + 1]!, points[2 * q]!, points[2 * q + 1]!);
        owners.push(k);
      }
    }
    this.#chords = Float64Array.from(chords);
    this.#owner = Uint32Array.from(owners);
    const boxes = this.#chords.map((_, i) => {
      const at = i - (i % 4);
      const other = i % 4 < 2 ? (i % 4) + 2 : (i % 4) - 2;
      const [a, b] = [this.#chords[i]!, this.#chords[at + other]!];
      return i % 4 < 2 ? Math.min(a, b) : Math.max(a, b);
    });
    this.#index = new BoxIndex(boxes);
    this.#clear = clear;
    this.#reach = reach;
  }

  /**
   * Where a run-up of at most `length` [mm] begins, or undefined where there is no room.
   * @param inside the waste lies inside the loop (a hole)
   */
  start(own: number, path: ArcPath, inside: boolean, length: number): readonly [number, number] | undefined {
    const waste = wasteSide(path, inside);
    // Backwards along the start of the cut, turned to the waste side.
    const headings = ANGLES.map((angle) => headingAt(path, 0) + Math.PI - waste * angle);
    return this.#room({ own, inside, foot: [path.x[0]!, path.y[0]!], headings }, length);
  }

  /**
   * Where a run-out of at most `length` [mm] ends that leaves the loop at vertex `at`, or undefined where there is no room.
   */
  end(own: number, path: ArcPath, inside: boolean, { at, length }: { readonly at: number; readonly length: number }) {
    const waste = wasteSide(path, inside);
    // On along the cut, turned to the waste side; not straight on: that is the cut itself.
    const headings = ANGLES.slice(1).map((angle) => headingAt(path, at) + waste * angle);
    return this.#room({ own, inside, foot: [path.x[at]!, path.y[at]!], headings }, length);
  }

  #room({ own, inside, foot, headings }: Foot, length: number): readonly [number, number] | undefined {
    const [x, y] = foot;
    for (const share of SHARES) {
      for (const heading of headings) {
        const sx = x + share * length * Math.cos(heading);
        const sy = y + share * length * Math.sin(heading);
        if (this.#isFree(own, inside, x, y, sx, sy)) return [sx, sy];
      }
    }
    return undefined;
  }

  /** Clear all along in steps of the clearance, and on the waste side of its own outline; the foot lies on that. */
  #isFree(own: number, inside: boolean, x: number, y: number, sx: number, sy: number): boolean {
    const [x0, y0, x1, y1] = this.#reach;
    if (sx < x0 || sx > x1 || sy < y0 || sy > y1) return false;
    if (pointInOutline(this.#outlines[own]!, sx, sy) !== (inside ? 1 : -1)) return false;
    const length = Math.sqrt((sx - x) ** 2 + (sy - y) ** 2);
    const steps = Math.max(4, Math.ceil(length / this.#clear));
    for (let k = 1; k <= steps; k++) {
      const share = k / steps;
      const [px, py] = [x + share * (sx - x), y + share * (sy - y)];
      const fromFoot = (share * length) / 2;
      if (this.#isNear(own, px, py, fromFoot * fromFoot)) return false;
    }
    return true;
  }

  #isNear(own: number, px: number, py: number, own2: number): boolean {
    const clear2 = this.#clear * this.#clear;
    let near = false;
    this.#index.search(px - this.#clear, py - this.#clear, px + this.#clear, py + this.#clear, (k) => {
      const c = this.#chords;
      const d2 = distance2ToSegment(px, py, c[4 * k]!, c[4 * k + 1]!, c[4 * k + 2]!, c[4 * k + 3]!);
      near = d2 < (this.#owner[k] === own ? Math.min(clear2, own2) : clear2);
      return near;
    });
    return near;
  }
}
