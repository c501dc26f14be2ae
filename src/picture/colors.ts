import type { Color } from '../model/part.ts';

/** A colour from its six hexadecimal digits. */
export const rgb = (hex: number): Color => ({ r: hex >> 16, g: (hex >> 8) & 255, b: hex & 255 });

export const PAPER = rgb(0xffffff);
/** Texts, rulers, frames. */
export const INK = rgb(0x1f2933);
export const PALE_INK = rgb(0x616e7c);
export const FRAME = rgb(0x9aa5b1);
/** The bed of a printer, the page of a drawing, and what lies around them. */
export const BED = rgb(0xf3f5f7);
export const AROUND = rgb(0xe4e7eb);
export const GRID = rgb(0xd3d9df);

/** Objects of a part, told apart also by people who see red and green alike (Okabe and Ito 2008, made lighter). */
export const OBJECT_COLORS: readonly Color[] = [
  rgb(0x5b9bd5),
  rgb(0xf0a63c),
  rgb(0x3fb48f),
  rgb(0xd982b0),
  rgb(0x8fc7ee),
  rgb(0xe0733d),
  rgb(0xe9dc5a),
  rgb(0x9a93c9),
];
/** Facets seen from inside: the part is open there, or they are turned over. */
export const INSIDE_COLOR = rgb(0xc2274b);
