import type { Bounds } from './finding.ts';
import type { Color } from './part.ts';

/** Pixels, row by row from the top: red, green, blue, opacity 0…255 (not premultiplied). */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/**
 * A flat scene, y up, drawn in the order of its items. What a preview shows, before it is SVG or pixels.
 * Things are shown in mm; a sheet with its legend is laid out in pixels.
 */
export interface Scene {
  /** z is 0. */
  readonly bounds: Bounds;
  readonly items: readonly SceneItem[];
}

export type SceneItem = SceneArea | SceneLines | ScenePicture | SceneText;

/** A filled area: x y of each contour. */
export interface SceneArea {
  readonly kind: 'area';
  readonly contours: readonly Float64Array[];
  /** Absent: even-odd. */
  readonly rule?: 'nonzero' | 'evenodd';
  readonly color: Color;
  readonly opacity: number;
}

/** Lines with round ends of one colour and width: x y chains. Wide strokes whose ends are seen are areas. */
export interface SceneLines {
  readonly kind: 'lines';
  readonly chains: readonly Float64Array[];
  readonly color: Color;
  readonly width: number;
  readonly opacity: number;
  /** What the lines are, as a legend names them. */
  readonly name: string;
}

/** Pixels laid into a rectangle; its rows run along x. */
export interface ScenePicture {
  readonly kind: 'picture';
  /** Lower left corner. */
  readonly at: readonly [x: number, y: number];
  readonly size: readonly [width: number, height: number];
  readonly picture: Picture;
}

/** One line of text. */
export interface SceneText {
  readonly kind: 'text';
  readonly text: string;
  /** Where it is anchored on its base line. */
  readonly at: readonly [x: number, y: number];
  /** Size of the letters. */
  readonly size: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly color: Color;
  /** A quarter turn to the left: it reads upwards. */
  readonly upwards?: boolean;
}
