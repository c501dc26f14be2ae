import { NO_POLYGONS, type PolygonKernel, type Polygons } from './polygons.ts';
import { unionInGroups } from './union-in-groups.ts';
import { uniteAreas } from './unite-areas.ts';

/** What a stretch of shapes does to what lies under it: hides it within `hidden`, then adds its own paint. */
interface Layer {
  readonly hidden: readonly Polygons[];
  readonly paint: readonly Polygons[];
}

/**
 * Areas painted over each other in order, some of which only hide what was there. Two layers are one layer:
 *
 *     paint = (lower paint − upper hidden) + upper paint        hidden = lower hidden + upper hidden
 *
 * so they are taken together in pairs, pairs of pairs and so on: each area is looked at once a level, log₂ n times in all.
 * One after the other (tried first), a hundred thousand strokes under a thousand white boxes took minutes.
 */
export class PaintedArea {
  readonly #kernel: PolygonKernel;
  readonly #layers: { hidden: Polygons[]; paint: Polygons[] }[] = [];

  constructor(kernel: PolygonKernel) {
    this.#kernel = kernel;
  }

  /** `area` (no two contours of which overlap) on top of all that was painted before. */
  paint(area: Polygons): void {
    const top = this.#layers[this.#layers.length - 1];
    if (top === undefined) this.#layers.push({ hidden: [], paint: [area] });
    else top.paint.push(area);
  }

  /** All that was painted before goes out of sight within `area`. */
  hide(area: Polygons): void {
    const top = this.#layers[this.#layers.length - 1];
    if (top === undefined) return; // nothing lies under it
    if (top.paint.length === 0) top.hidden.push(area);
    else this.#layers.push({ hidden: [area], paint: [] });
  }

  /** What is seen in the end, overlaps once. */
  seen(): Polygons {
    return this.#layers.length === 0 ? NO_POLYGONS : this.#together(this.#merged(0, this.#layers.length).paint);
  }

  #merged(from: number, to: number): Layer {
    if (to - from === 1) return this.#layers[from]!;
    const middle = (from + to) >> 1;
    const lower = this.#merged(from, middle);
    const upper = this.#merged(middle, to);
    const left = this.#without(this.#together(lower.paint), this.#together(upper.hidden));
    return {
      hidden: from === 0 ? [] : [this.#together([...lower.hidden, ...upper.hidden])],
      paint: [this.#together([left, ...upper.paint])],
    };
  }

  #together(areas: readonly Polygons[]): Polygons {
    return uniteAreas(this.#kernel, areas);
  }

  #without(paint: Polygons, hidden: Polygons): Polygons {
    if (paint.ends.length === 0 || hidden.ends.length === 0) return paint;
    return unionInGroups(paint, hidden, (own, other) =>
      other.ends.length === 0 ? own : this.#kernel.difference(own, other),
    );
  }
}
