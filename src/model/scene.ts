import type { Bounds } from './finding.ts';
import type { Color } from './part.ts';

/** Pixels, row by row from the top: red, green, blue, opacity 0…255 (not premultiplied). */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** A flat scene in mm, y up, drawn in the order of its items. What a preview shows, before it is SVG or pixels. */
export interface Scene {
  /** z is 0. */
  readonly bounds: Bounds;
  readonly items: readonly SceneItem[];
}

export type SceneItem =
  /** A filled area (even-odd): x y of each contour. */
  | {
      readonly kind: 'area';
      readonly contours: readonly Float64Array[];
      readonly color: Color;
      readonly opacity: number;
    }
  /** Lines with round ends of one colour and width [mm]: x y chains. */
  | {
      readonly kind: 'lines';
      readonly chains: readonly Float64Array[];
      readonly color: Color;
      readonly width: number;
      readonly opacity: number;
      /** What the lines are, as a legend names them. */
      readonly name: string;
    };
