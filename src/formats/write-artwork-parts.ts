import type { MoveKind } from '../model/toolpath.ts';

/** One step of a stroke. Centre [mm] where it is an arc. */
export interface StrokeStep {
  readonly motion: number;
  readonly x: number;
  readonly y: number;
  readonly i: number;
  readonly j: number;
}

/** Something that the beam follows without going dark. [mm] */
export interface Stroke {
  readonly kind: typeof MoveKind.cut | typeof MoveKind.score;
  readonly x0: number;
  readonly y0: number;
  readonly steps: readonly StrokeStep[];
}

/** Engraved rows as a picture: 255 white, 0 full power. */
export interface Picture {
  readonly columns: number;
  readonly rows: number;
  readonly grey: Uint8Array;
  /** [mm] Upper left corner, and where one pixel to the right and one down lead. */
  readonly corner: readonly [x: number, y: number];
  readonly across: readonly [x: number, y: number];
  readonly down: readonly [x: number, y: number];
}

/** A job as a drawing: what a driver or a drawing program takes. Passes, speeds and the order are the driver's. */
export interface Artwork {
  readonly pictures: readonly Picture[];
  readonly strokes: readonly Stroke[];
}
