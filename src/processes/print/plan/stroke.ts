import type { MoveKindCode } from '../../../model/toolpath.ts';

/**
 * One line that the nozzle draws without stopping, in the part's own frame. How much material it lays is said by its
 * cross-section: a line w wide and h high with round ends has (w − h)·h + π·h²/4, a bridge thread of diameter d π·d²/4.
 */
export interface Stroke {
  readonly kind: MoveKindCode;
  /** A loop: the first vertex follows the last. */
  readonly closed: boolean;
  /** x y of each vertex [mm]. */
  readonly points: Float64Array;
  /** [mm2] Cross-section, one for all or one at each vertex. */
  readonly area: number | Float64Array;
  /** How much hangs in the air, for the segment that starts at each vertex: 0 little, 1 a quarter, 2 more than half. */
  readonly hang?: Uint8Array;
  /** Held by the threads or lines beside it alone: drawn after them. */
  readonly late?: boolean;
}

/** Strokes of one connected piece of a layer, in the order in which groups of them are printed. */
export interface IslandStrokes {
  /** Loops of each wall from the innermost out, ring by ring. */
  readonly rings: readonly (readonly Stroke[])[];
  /** Thin walls and gaps. */
  readonly gaps: readonly Stroke[];
  /** Bridges, solid, top, infill: each a group that is printed whole. */
  readonly fills: readonly (readonly Stroke[])[];
}

/** Cross-section [mm2] of a line `width` wide and `height` high. */
export function lineArea(width: number, height: number): number {
  return width <= height ? (Math.PI * width * width) / 4 : (width - height) * height + (Math.PI * height * height) / 4;
}

/** [mm] Distance of neighbouring lines that fill a layer without a gap or an overlap. */
export function lineSpacing(width: number, height: number): number {
  return width - height * (1 - Math.PI / 4);
}

/** A whole line. */
export interface LineSize {
  /** [mm] */
  readonly lineWidth: number;
  readonly height: number;
}

/** [mm] From the border of a part to the inner edge of the line along it. */
export function outerInset({ lineWidth, height }: LineSize): number {
  return (lineWidth + lineSpacing(lineWidth, height)) / 2;
}

/** [mm2] What the round sides of lines along a border so long [mm] leave free. */
export function roundedAlong(length: number, { lineWidth, height }: LineSize): number {
  return ((lineWidth - lineSpacing(lineWidth, height)) / 2) * length;
}

/** Of the nozzle: a line that is wider is no longer pressed flat by what surrounds the opening. */
const WIDEST_LINE = 2.5;

/** [mm] Widest line of varying width that a nozzle lays. */
export function widestLine(nozzle: number): number {
  return WIDEST_LINE * nozzle;
}
