/** Lines that are remembered; a later one takes the place of another that falls on it. */
const SLOTS = 1 << 14;
/** Steps of a millimetre: what files are written in. */
const GRAIN = 1000;

/** A place as a number. @param x [mm] @param y [mm] */
export function placeNumber(x: number, y: number): number {
  return Math.imul((x * GRAIN + 0.5) | 0, 0x9e3779b1) ^ Math.imul((y * GRAIN + 0.5) | 0, 0x85ebca6b);
}

/** A line between two places as a number. */
export function lineNumber(from: number, to: number): number {
  return (Math.imul(from, 0x165667b1) + to) | 0;
}

/**
 * Whether a line was laid before, from the same place to the same place at the same height. No slicer lays a line twice, so
 * one is enough to say so. Kept are numbers made of both ends, not the ends: a wrong answer comes once in 10^9 lines.
 */
export class LaidLines {
  readonly #seen = new Int32Array(SLOTS);

  /** @param height a place's number made of the height */
  isLaid(from: number, to: number, height: number): boolean {
    const slot = (Math.imul(from ^ height, 0xc2b2ae35) + Math.imul(to, 0x27d4eb2f)) >>> 18;
    const mark = lineNumber(from, to) ^ height;
    const seen = this.#seen[slot] === mark;
    this.#seen[slot] = mark;
    return seen;
  }
}
