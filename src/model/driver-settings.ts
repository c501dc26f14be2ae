import type { Color } from './part.ts';

/** What a laser does along a line or in an area. */
export type BurnName = 'cut' | 'score' | 'engrave';

/** What one operation is set to, at the machine or in its driver. */
export interface BurnSetting {
  /** The colour that stands for it in drawings and layers. */
  readonly color: Color;
  /** [mm/s] */
  readonly speed: number;
  /** [0…1] of full power */
  readonly power: number;
  readonly passes: number;
  readonly air: boolean;
}

/**
 * What a laser's driver knows and a drawing does not say: which colour means what, and how fast and strong it is.
 * Jobs that are drawings (SVG, PDF, DXF, LightBurn) are written and read with it.
 */
export interface DriverSettings {
  /** [mm] The page: the whole bed, x0 y0 x1 y1. */
  readonly page: readonly [x0: number, y0: number, x1: number, y1: number];
  /** [mm] Width of a stroke that the driver takes for a cut. */
  readonly hairline: number;
  /** [mm] From row to row of an engraving, and from dot to dot. */
  readonly interval: number;
  /** [0…1] Below this nothing burns: the shades of an engraving are spread above it. Absent: 0. */
  readonly powerMin?: number;
  /** [mm/s] Between two burns. */
  readonly travel: number;
  /** Operations that the material has no setting for are absent. */
  readonly burns: Readonly<Partial<Record<BurnName, BurnSetting>>>;
}
