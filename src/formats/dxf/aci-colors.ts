import type { Color } from '../../model/part.ts';

/** AutoCAD's colour index: 1 to 9 and 250 to 255 by name, 7 drawn black on paper, the rest by hue and shade. */
const FIRST: readonly number[] = [
  0x000000, 0xff0000, 0xffff00, 0x00ff00, 0x00ffff, 0x0000ff, 0xff00ff, 0x000000, 0x808080, 0xc0c0c0,
];
const GREYS: readonly number[] = [0x333333, 0x505050, 0x696969, 0x828282, 0xbebebe, 0xffffff];
/** Brightest channel of the five shades of each hue. */
const SHADES: readonly number[] = [255, 189, 129, 104, 79];

export function aciColor(index: number): Color {
  if (index < 10) return fromNumber(FIRST[Math.max(0, index)]!);
  if (index >= 250) return fromNumber(GREYS[Math.min(5, index - 250)]!);
  // 24 hues of 15°, each in five shades, odd numbers pale.
  const hue = Math.floor((index - 10) / 10) / 4;
  const most = SHADES[(index % 10) >> 1]!;
  const least = index % 2 === 1 ? Math.round((most * 2) / 3) : 0;
  const channel = (turn: number): number => {
    const away = Math.abs(((((hue - turn) % 6) + 9) % 6) - 3); // 0 … 3 sixths of the circle from this channel's own hue
    const share = Math.min(1, Math.max(0, 2 - away));
    return Math.floor(least + (most - least) * share);
  };
  return { r: channel(0), g: channel(2), b: channel(4) };
}

export function fromNumber(rgb: number): Color {
  return { r: (rgb >> 16) & 255, g: (rgb >> 8) & 255, b: rgb & 255 };
}
