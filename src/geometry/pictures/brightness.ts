import type { Color } from '../../model/part.ts';

/** [0…255] How light a colour looks: its luma (BT.709) as it is coded, as SVG masks take it. */
export function brightness({ r, g, b }: Color): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
