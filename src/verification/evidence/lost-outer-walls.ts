import { MoveKind } from '../../model/toolpath.ts';

/** [mm] Of what lies within outer walls, and of these on the layers beside: shorter ways are pins and what is left in gaps. */
const LEAST = 20;
/** Share of the outer walls under and over it, from which on what hangs stands for them. */
const HANGS = 0.5;
/** Layers from which on it is how the job is made: there are programs that lay outer walls on every other layer. */
const HABIT = 3;

const INSIDE = new Uint8Array(32);
for (const kind of [MoveKind.innerWall, MoveKind.solidInfill, MoveKind.topInfill, MoveKind.sparseInfill]) {
  INSIDE[kind] = 1;
}

interface Layer {
  readonly layer: number;
  /** [mm] */
  readonly outer: number;
  readonly inside: number;
  readonly hanging: number;
  readonly line: readonly [number, number];
}

/** A layer without any outer wall. */
export interface LostOutside {
  readonly layer: number;
  /** Its lines. */
  readonly line: readonly [number, number];
  /** [mm] Of outer walls on the layer under it. */
  readonly length: number;
}

/**
 * Inner walls and fill lie within an outer wall: a layer that has the former and none of the latter has lost it, where the layers
 * under and over it have theirs. (An outer wall that hangs all around is told as a bridge.)
 *
 *     outer    93    92     0    90    89 mm
 *     inside  310   305   301   298   297 mm
 */
export class LostOuterWalls {
  #before: Layer | null = null;
  #here: Layer | null = null;
  #outer = 0;
  #inside = 0;
  #hanging = 0;
  #first = 0;
  #last = 0;
  readonly #found: LostOutside[] = [];

  /** Lines of one kind, from one line of the file to another. @param way [mm] */
  add(kind: number, way: number, first: number, last: number): void {
    if (kind === MoveKind.outerWall) this.#outer += way;
    else if (INSIDE[kind] === 1) this.#inside += way;
    else if (kind === MoveKind.bridge || kind === MoveKind.extrusion) this.#hanging += way;
    else return;
    if (this.#first === 0) this.#first = first;
    this.#last = last;
  }

  /** The layer of this number is over. */
  endLayer(layer: number): void {
    const above: Layer = {
      layer,
      outer: this.#outer,
      inside: this.#inside,
      hanging: this.#hanging,
      line: [this.#first, this.#last],
    };
    // A layer of support alone lies between two of the part.
    if (this.#first === 0) return;
    this.#outer = this.#inside = this.#hanging = 0;
    this.#first = 0;
    if (this.#before !== null && this.#here !== null) this.#judge(this.#before, this.#here, above);
    this.#before = this.#here;
    this.#here = above;
  }

  #judge(before: Layer, here: Layer, above: Layer): void {
    const least = Math.min(before.outer, above.outer);
    if (here.outer > 0 || here.inside < LEAST || least < LEAST || here.hanging > HANGS * least) return;
    if (this.#found.length < HABIT) this.#found.push({ layer: here.layer, line: here.line, length: before.outer });
  }

  /** What the end of the job shows. */
  end(): readonly LostOutside[] {
    return this.#found.length >= HABIT ? [] : this.#found;
  }
}
