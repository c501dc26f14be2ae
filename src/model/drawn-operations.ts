import type { Drawing } from './part.ts';

/** What a machine does with a drawing, shape by shape. Every shape is in one of the lists, with an area and a line maybe in two; numbers are places in it. */
export interface DrawnOperations {
  /** The drawing itself; a picture alone is laid into one. */
  readonly drawing: Drawing;
  readonly strokes: readonly {
    readonly shape: number;
    readonly subpath: number;
    readonly operation: 'cut' | 'score';
  }[];
  /** Shapes whose filled area is engraved, in the order of the file; paper-coloured ones hide what lies under them. */
  readonly fills: readonly number[];
  /** Shapes whose stroke is engraved as wide as it is drawn; paper-coloured ones hide what lies under them. */
  readonly wideStrokes: readonly number[];
  readonly images: readonly number[];
  /** Shapes in colours that the machine has no word for: it does nothing with them. */
  readonly unmapped: readonly number[];
  /** Shapes that their layer or colour leaves out. */
  readonly ignored: readonly number[];
}
