import type { Color, Drawing } from '../../model/part.ts';
import { parseHexColor } from './color-field.ts';

/**
 * Which colours mean what, as the trade has settled it: facts of other programs, not limits of a machine.
 * A lab's own colours and layers stand in its machine profile (`colors`, `layers`) and come first.
 */
export interface Convention {
  /** A stroke of a colour that is not listed: an operation, or `unmapped` (told, not guessed). */
  readonly otherStroke: 'cut' | 'unmapped';
  readonly otherFill: 'engrave' | 'unmapped';
  readonly strokes: readonly { readonly color: Color; readonly operation: 'cut' | 'score' | 'engrave' | 'ignore' }[];
  readonly fills: readonly { readonly color: Color; readonly operation: 'cut' | 'score' | 'engrave' | 'ignore' }[];
  /** Layers are heard by their names ("Découpe", "engrave"). */
  readonly layers: boolean;
  /** A dark area is engraved under an outline that is cut or marked too: what is printed is what is burnt. */
  readonly outlinedAreas: boolean;
}

export const CONVENTION_NAMES = ['strokes-cut', 'fablab', 'trotec', 'epilog', 'uls', 'lightburn', 'boxes'] as const;
export type ConventionName = (typeof CONVENTION_NAMES)[number];

type Entry = Convention['strokes'][number];
const paint = (hex: string, operation: Entry['operation']): Entry => {
  const color = parseHexColor(hex);
  return { color: color ?? { r: 0, g: 0, b: 0 }, operation };
};

/** LightBurn's tool layers T1 and T2 are never burnt. */
const LIGHTBURN_TOOLS = [paint('#f36926', 'ignore'), paint('#0c96d9', 'ignore')];

export const CONVENTIONS: Readonly<Record<ConventionName, Convention>> = {
  /** A stroke cuts, a fill without a stroke engraves. */
  'strokes-cut': {
    otherStroke: 'cut',
    otherFill: 'engrave',
    strokes: [],
    fills: [],
    layers: false,
    outlinedAreas: false,
  },
  /** Red cuts, blue or green marks, black engraves; layer names count. */
  fablab: {
    otherStroke: 'unmapped',
    otherFill: 'engrave',
    strokes: [
      paint('#ff0000', 'cut'),
      paint('#0000ff', 'score'),
      paint('#00ff00', 'score'),
      paint('#008000', 'score'),
      paint('#000000', 'engrave'),
    ],
    fills: [],
    layers: true,
    outlinedAreas: true,
  },
  /** Trotec JobControl: exact red cuts, exact blue marks, black and greys engrave. */
  trotec: {
    otherStroke: 'unmapped',
    otherFill: 'engrave',
    strokes: [paint('#ff0000', 'cut'), paint('#0000ff', 'score'), paint('#000000', 'engrave')],
    fills: [],
    layers: false,
    outlinedAreas: true,
  },
  /** Epilog colour mapping as most labs set it: red cuts, blue marks, black engraves. */
  epilog: {
    otherStroke: 'unmapped',
    otherFill: 'engrave',
    strokes: [
      paint('#ff0000', 'cut'),
      paint('#0000ff', 'score'),
      paint('#00ff00', 'score'),
      paint('#000000', 'engrave'),
    ],
    fills: [],
    layers: false,
    outlinedAreas: true,
  },
  /** Universal Laser Systems: red cuts, blue marks, black engraves. */
  uls: {
    otherStroke: 'unmapped',
    otherFill: 'engrave',
    strokes: [paint('#ff0000', 'cut'), paint('#0000ff', 'score'), paint('#000000', 'engrave')],
    fills: [],
    layers: false,
    outlinedAreas: true,
  },
  /** LightBurn: every palette colour is a layer of its own; lines by default, tool layers never. */
  lightburn: {
    otherStroke: 'cut',
    otherFill: 'engrave',
    strokes: LIGHTBURN_TOOLS,
    fills: LIGHTBURN_TOOLS,
    layers: false,
    outlinedAreas: false,
  },
  /** Boxes.py: black outside and blue inside are cut, green and cyan etched, red is a label. */
  boxes: {
    otherStroke: 'cut',
    otherFill: 'engrave',
    strokes: [
      paint('#000000', 'cut'),
      paint('#0000ff', 'cut'),
      paint('#00ff00', 'score'),
      paint('#00ffff', 'score'),
      paint('#ff0000', 'ignore'),
    ],
    fills: [paint('#ff0000', 'ignore')],
    layers: false,
    outlinedAreas: false,
  },
};

/** The convention of the program that wrote a drawing, where its colours have a meaning of their own. */
export const CONVENTION_OF_WRITER: Readonly<Record<NonNullable<Drawing['colorsOf']>, ConventionName>> = {
  'boxes.py': 'boxes',
};
