import { Motion, type Toolpath } from '../../model/toolpath.ts';
import type { MoveTrace } from '../move-trace.ts';

/** [mm] Copies of a shape differ by what their numbers are rounded to: 0.01 mm. */
const SAME = 0.0125;
/** [mm] What differs less is no slip of a number. */
const AWAY = 0.3;
/** Copies of a shape that show how it is meant, and shapes unlike it in one place that are told; more are drawn so. */
const COPIES = 3;
const FEW = 1;
/** Moves of a shape: arcs at least, lines at least (triangles over one side are drawn), at most. */
const ARCS = 2;
const LINES = 4;
const MOST = 256;
/** Shapes that are kept: the oldest that came once makes room. */
const KEPT = 16;
/** Numbers a move: x, y of its way [mm]; x, y from its start to the centre of its arc [mm]; how it goes. */
const WIDTH = 5;

/** `vertex`: one corner lies elsewhere; `lost`: one corner is missing; `swap`: two are swapped; `arc`: one arc is another. */
export type Unlike = 'vertex' | 'lost' | 'swap' | 'arc';

export interface UnlikeStroke {
  readonly kind: Unlike;
  readonly line: readonly [first: number, last: number];
}

interface Shape {
  /** Line of the way to its start. */
  readonly before: number;
  readonly moves: Float64Array;
  readonly lines: Uint32Array;
  count: number;
}

interface Case extends UnlikeStroke {
  readonly of: Shape;
}

/**
 * Shapes that come several times, and one that is the same but for one corner or one arc: a number of it is wrong, or a line
 * is lost. Passes and copies are alike in every move.
 *
 *     ┌──┐  ┌──┐  ┌──┐  ┌──┐     ┌──┐  ┌──┐
 *     └──┘  └──┘  └──┘  └──────╲ └──┘  └──┘
 *
 * Cost: the moves of a stroke are held against those of sixteen shapes, of which nearly all differ in the first one.
 */
export class AlikeStrokes {
  readonly #moves = new Float64Array(MOST * WIDTH);
  readonly #lines = new Uint32Array(MOST);
  #length = 0;
  #before = 0;
  /** [mm, mm, 0…1] Where the stroke began, and its power; it has several, or too many moves: a picture. */
  readonly #began = new Float64Array(3);
  #isPicture = false;
  #shapes: Shape[] = [];
  readonly #cases: Case[] = [];

  /** A burnt move. */
  burn(chunk: Toolpath, trace: MoveTrace, n: number): void {
    const x0 = trace.x0[n]!;
    const y0 = trace.y0[n]!;
    const x = chunk.x[n]!;
    const y = chunk.y[n]!;
    const began = this.#began;
    if (this.#length === 0) {
      began[0] = x0;
      began[1] = y0;
      began[2] = chunk.power[n]!;
      this.#before = trace.lineBefore[n]!;
      this.#isPicture = false;
    }
    this.#isPicture ||= this.#length === MOST || chunk.power[n] !== began[2];
    if (this.#isPicture) {
      this.#length = 1;
      return;
    }
    const isArc = chunk.motion[n]! >= Motion.clockwise;
    const moves = this.#moves;
    const at = this.#length * WIDTH;
    moves[at] = x - x0;
    moves[at + 1] = y - y0;
    moves[at + 2] = isArc ? chunk.i[n]! - x0 : 0;
    moves[at + 3] = isArc ? chunk.j[n]! - y0 : 0;
    moves[at + 4] = chunk.motion[n]!;
    this.#lines[this.#length++] = chunk.line[n]!;
    if (Math.abs(x - began[0]!) < SAME && Math.abs(y - began[1]!) < SAME) this.rest();
  }

  /** The laser goes elsewhere in the dark, or the contour has closed. */
  rest(): void {
    const length = this.#length;
    this.#length = 0;
    if (this.#isPicture || length < ARCS) return;
    for (const shape of this.#shapes) {
      if (shape.lines.length !== length || unlikeFrom(shape.moves, this.#moves, 0, length) < length) continue;
      shape.count++;
      return;
    }
    const [moves, lines] = [this.#moves.slice(0, length * WIDTH), this.#lines.slice(0, length)];
    this.#shapes.push({ before: this.#before, moves, lines, count: 1 });
    if (this.#shapes.length > KEPT) this.#forget();
  }

  #forget(): void {
    const oldest = Math.max(
      0,
      this.#shapes.findIndex((shape) => shape.count < COPIES),
    );
    const [shape] = this.#shapes.splice(oldest, 1);
    this.#judge(shape!);
  }

  #judge(odd: Shape): void {
    if (odd.count > 1) return;
    for (const of of this.#shapes) {
      const found = of.count < COPIES ? null : compare(of, odd);
      if (found !== null) this.#cases.push({ ...found, of });
    }
  }

  end(): readonly UnlikeStroke[] {
    this.rest();
    for (const shape of this.#shapes) this.#judge(shape);
    const alone = this.#cases.filter(({ of }) => this.#cases.filter((other) => other.of === of).length <= FEW);
    return alone.map(({ kind, line }) => ({ kind, line }));
  }
}

/** The first move from one on that differs by more than rounding does; `to` where none does. */
function unlikeFrom(a: Float64Array, b: Float64Array, from: number, to: number, shift = 0): number {
  for (let k = from; k < to; k++) {
    for (let m = k * WIDTH; m < (k + 1) * WIDTH; m++) {
      if (Math.abs(a[m + shift * WIDTH]! - b[m]!) >= SAME) return k;
    }
  }
  return to;
}

/** The one place in which a stroke differs from a shape that comes again and again. */
function compare(shape: Shape, odd: Shape): UnlikeStroke | null {
  const { lines, moves } = odd;
  const { length } = lines;
  const lost = shape.lines.length - length;
  if (lost !== 0 && lost !== 1) return null;
  const k = unlikeFrom(shape.moves, moves, 0, length);
  const [meant, drawn] = [placesOf(shape.moves), placesOf(moves)];
  const closes = apart(meant, shape.lines.length, meant, 0) < SAME;
  /** All moves from one on are the same. */
  const goesOn = (from: number): boolean => unlikeFrom(shape.moves, moves, from, length, lost) === length;
  const told = (kind: Unlike, from = lines[k]!): UnlikeStroke => ({ kind, line: [from, lines[k]!] });
  const isArc = k < length && shape.moves[k * WIDTH + 4]! >= Motion.clockwise;
  if (lost === 1) {
    if (k === length)
      return closes && length >= LINES - 1 ? { kind: 'lost', line: [lines[k - 1]!, lines[k - 1]!] } : null;
    const skips = apart(meant, k + 2, drawn, k + 1) < 2 * SAME && apart(meant, k + 1, drawn, k + 1) > AWAY;
    return !isArc && length >= LINES - 1 && skips && goesOn(k + 1) ? told('lost') : null;
  }
  const off = apart(meant, k + 1, drawn, k + 1);
  if (off < 2 * SAME) return isArc && goesOn(k + 1) ? told('arc') : null;
  if (isArc || length < LINES || off < AWAY) return null;
  if (k + 1 < length && apart(meant, k + 2, drawn, k + 2) < 2 * SAME && goesOn(k + 2)) return told('vertex');
  // Its first or its last corner: a side that ends early is held by a tab.
  if (closes && !isShorter(shape.moves, moves, k)) {
    if (k === length - 1) return told('vertex');
    if (k === 0 && goesOn(1)) return told('vertex', odd.before);
  }
  const isSwapped =
    k + 2 < length && apart(meant, k + 3, drawn, k + 3) < 2 * SAME && apart(meant, k + 1, drawn, k + 2) < 2 * SAME;
  return isSwapped && apart(meant, k + 2, drawn, k + 1) < 2 * SAME && goesOn(k + 3) ? told('swap') : null;
}

/** Places along a shape from its start, which is 0, 0. [mm] */
function placesOf(moves: Float64Array): Float64Array {
  const places = new Float64Array((2 * moves.length) / WIDTH + 2);
  for (let k = 0; k < moves.length / WIDTH; k++) {
    places[2 * k + 2] = places[2 * k]! + moves[k * WIDTH]!;
    places[2 * k + 3] = places[2 * k + 1]! + moves[k * WIDTH + 1]!;
  }
  return places;
}

/** [mm] Between place number k of one shape and m of another, along the axis in which they are farther apart. */
function apart(a: Float64Array, k: number, b: Float64Array, m: number): number {
  return Math.max(Math.abs(a[2 * k]! - b[2 * m]!), Math.abs(a[2 * k + 1]! - b[2 * m + 1]!));
}

/** Move k goes the same way and not as far. */
function isShorter(meant: Float64Array, drawn: Float64Array, k: number): boolean {
  const [ax, ay] = [meant[k * WIDTH]!, meant[k * WIDTH + 1]!];
  const [bx, by] = [drawn[k * WIDTH]!, drawn[k * WIDTH + 1]!];
  const [length, along] = [ax * ax + ay * ay, ax * bx + ay * by];
  return along > 0 && along < length && Math.abs(ax * by - ay * bx) < SAME * Math.sqrt(length);
}
