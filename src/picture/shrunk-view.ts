import { type DepthBuffer, emptyDepth } from './depth-buffer.ts';

/** A depth buffer and how it looks at things: samples = scale · mm of the view + shift. */
export interface View {
  readonly buffer: DepthBuffer;
  readonly scale: number;
  readonly shift: readonly [x: number, y: number];
}

/**
 * What a smaller picture of the same view sees: each sample takes what the nearest one of the larger picture has seen.
 * Nothing is drawn anew, and of a fine mesh drawing is nearly all the work.
 */
export function shrunkView(from: View, to: Omit<View, 'buffer'>, width: number, height: number): DepthBuffer {
  const { buffer } = from;
  const result = emptyDepth(width, height);
  const ratio = from.scale / to.scale;
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y + 0.5 - to.shift[1]) * ratio + from.shift[1]);
    if (row < 0 || row >= buffer.height) continue;
    for (let x = 0; x < width; x++) {
      const column = Math.floor((x + 0.5 - to.shift[0]) * ratio + from.shift[0]);
      if (column < 0 || column >= buffer.width) continue;
      const at = row * buffer.width + column;
      const out = y * width + x;
      result.depth[out] = buffer.depth[at]! / ratio;
      result.light[out] = buffer.light[at]!;
      result.object[out] = buffer.object[at]!;
      result.inside[out] = buffer.inside[at]!;
    }
  }
  return result;
}
