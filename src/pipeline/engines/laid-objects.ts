import { sayText, type Text } from '../../base/text.ts';
import type { Placement } from '../../model/part.ts';
import { MoveKind, type Toolpath } from '../../model/toolpath.ts';

/** A placed copy that the job does not hold, or not whole. */
export interface LostObject {
  readonly placement: Placement;
  readonly what: Text;
}

/** [mm] Sides of a part may taper to less than a line; more than this (or a tenth) missing on a side is a part of it. */
const SIDE = 3;
const SIDE_SHARE = 0.1;
/** [mm] A part that ends thinner than this on some side has a tip or an edge: its last layers may hold nothing to lay. */
const TIP = 2;
/** [mm] Half-open: a line's middle lies within its part, but for lines moved outwards. */
const EDGE = 0.3;

/** What was laid within one copy's box. */
class LaidBox {
  readonly placement: Placement;
  #x0 = Number.POSITIVE_INFINITY;
  #x1 = Number.NEGATIVE_INFINITY;
  #y0 = Number.POSITIVE_INFINITY;
  #y1 = Number.NEGATIVE_INFINITY;
  #top = 0;
  /** [mm] x0, y0, x1, y1 of what is laid at the top. */
  readonly #atTop = new Float64Array(4);

  constructor(placement: Placement) {
    this.placement = placement;
  }

  holds(x: number, y: number): boolean {
    const [low, high] = this.placement.bounds;
    return x >= low[0] - EDGE && x <= high[0] + EDGE && y >= low[1] - EDGE && y <= high[1] + EDGE;
  }

  add(x: number, y: number, z: number): void {
    if (x < this.#x0) this.#x0 = x;
    if (x > this.#x1) this.#x1 = x;
    if (y < this.#y0) this.#y0 = y;
    if (y > this.#y1) this.#y1 = y;
    const at = this.#atTop;
    if (z > this.#top) {
      this.#top = z;
      at[0] = at[2] = x;
      at[1] = at[3] = y;
    } else if (z === this.#top) {
      if (x < at[0]!) at[0] = x;
      if (y < at[1]!) at[1] = y;
      if (x > at[2]!) at[2] = x;
      if (y > at[3]!) at[3] = y;
    }
  }

  /** [mm] What of its height may hold nothing to lay. */
  #tip(layer: number): number {
    const at = this.#atTop;
    return Math.min(at[2]! - at[0]!, at[3]! - at[1]!) < TIP ? SIDE : Math.max(layer, 0.3) + 0.05;
  }

  /** What is missing, null where it is whole. @param layer [mm] */
  missing(layer: number): Text | null {
    const { label, bounds } = this.placement;
    const [low, high] = bounds;
    if (this.#top === 0)
      return sayText({ en: 'Nothing is laid for "{0}".', fr: 'Rien n’est déposé pour « {0} ».' }, label);
    if (this.#top < high[2] - this.#tip(layer)) {
      return sayText(
        {
          en: '"{0}" is laid up to {1} mm of its {2} mm.',
          fr: '« {0} » n’est déposé que jusqu’à {1} mm sur {2} mm.',
        },
        label,
        this.#top,
        high[2],
      );
    }
    const slack = (size: number): number => Math.max(SIDE, SIDE_SHARE * size);
    const gap = Math.max(
      Math.max(this.#x0 - low[0], high[0] - this.#x1) - slack(high[0] - low[0]),
      Math.max(this.#y0 - low[1], high[1] - this.#y1) - slack(high[1] - low[1]),
    );
    if (gap <= 0) return null;
    return sayText(
      {
        en: 'A side of "{0}" is missing: what is laid takes {1} × {2} mm of its {3} × {4} mm.',
        fr: 'Il manque un côté de « {0} » : le dépôt occupe {1} × {2} mm sur {3} × {4} mm.',
      },
      label,
      this.#x1 - this.#x0,
      this.#y1 - this.#y0,
      high[0] - low[0],
      high[1] - low[1],
    );
  }
}

/**
 * Counts the copies of a plate in a job by what is laid where they stand, whatever the job calls them: names can be there
 * without a line, and lines without a name. One box test a move, first against the copy of the move before.
 */
export class LaidObjects {
  readonly #boxes: readonly LaidBox[];
  #last = 0;

  constructor(placements: readonly Placement[]) {
    this.#boxes = placements.map((placement) => new LaidBox(placement));
  }

  push(chunk: Toolpath): void {
    let x = chunk.start[0];
    let y = chunk.start[1];
    for (let n = 0; n < chunk.length; n++) {
      const [px, py] = [x, y];
      x = chunk.x[n]!;
      y = chunk.y[n]!;
      if (chunk.e[n]! <= 0 || !isOfPart(chunk.kind[n]!) || (x === px && y === py)) continue;
      const box = this.#boxAt(x, y);
      box?.add(x, y, chunk.z[n]!);
    }
  }

  /** @param layer [mm] height of a layer */
  lost(layer: number): readonly LostObject[] {
    return this.#boxes.flatMap((box) => {
      const what = box.missing(layer);
      return what === null ? [] : [{ placement: box.placement, what }];
    });
  }

  #boxAt(x: number, y: number): LaidBox | undefined {
    if (this.#boxes[this.#last]?.holds(x, y) === true) return this.#boxes[this.#last];
    const found = this.#boxes.findIndex((box) => box.holds(x, y));
    if (found < 0) return undefined;
    this.#last = found;
    return this.#boxes[found];
  }
}

/** Skirts, brims and supports are laid for a part and are none of it. */
function isOfPart(kind: number): boolean {
  return (kind >= MoveKind.outerWall && kind <= MoveKind.gapFill) || kind === MoveKind.extrusion;
}
