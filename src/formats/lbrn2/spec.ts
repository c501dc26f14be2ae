import type { Color } from '../../model/part.ts';

/** First tool layer: T1 and T2 guide the eye and are never burnt. */
export const FIRST_TOOL_LAYER = 30;

/** LightBurn's layer colours by CutIndex (one public listing agrees), T1 and T2 last. */
const PALETTE_HEX =
  '000000 0000ff ff0000 00e000 d0d000 ff8000 00e0e0 ff00ff b4b4b4 0000a0 a00000 00a000 a0a000 c08000 00a0ff a000a0 ' +
  '808080 7d87b9 bb7784 4a6fe3 d33f6a 8cd78c f0b98d f6c4e1 fa9ed4 500a78 b45a00 004754 86fa88 ffdb66 f36926 0c96d9';

export const PALETTE: readonly Color[] = PALETTE_HEX.split(' ').map((hex) => ({
  r: Number.parseInt(hex.slice(0, 2), 16),
  g: Number.parseInt(hex.slice(2, 4), 16),
  b: Number.parseInt(hex.slice(4, 6), 16),
}));
