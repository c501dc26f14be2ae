import { type Affine, composeAffine } from '../../../geometry/affine.ts';
import type { FlatBounds } from '../../../geometry/paths/subpath-bounds.ts';
import type { SubpathBuilder } from '../../../geometry/paths/subpath-builder.ts';
import { type Axis, type LengthContext, parseLength } from '../style/length.ts';
import { drawEllipse, drawPoints, drawRect } from './basic-shapes.ts';
import type { Clip } from './clip.ts';
import { sizeOf } from './object-box.ts';
import { drawPathData } from './path-data.ts';

/** Which box of an element a shape of CSS is placed in. */
export type ClipBox = 'fill' | 'stroke' | 'view';

/** A `clip-path` that is a shape of CSS, or a box alone. */
export interface CssShape {
  /** `circle`, `inset` …; '' for the box alone. */
  readonly name: string;
  /** What stands between its brackets. */
  readonly written: string;
  readonly box: ClipBox;
}

const BOXES: Readonly<Record<string, ClipBox>> = {
  'fill-box': 'fill',
  'content-box': 'fill',
  'padding-box': 'fill',
  'stroke-box': 'stroke',
  'border-box': 'stroke',
  'margin-box': 'stroke',
  'view-box': 'view',
};
const BOX_WORDS = Object.keys(BOXES).join('|');
const SHAPE = new RegExp(`^(?:(${BOX_WORDS})\\s*)?([a-z]+)\\((.*)\\)(?:\\s*(${BOX_WORDS}))?$`, 'is');

/** Takes a value of `clip-path` apart (CSS Masking 1, 5.1); null where it names no shape and no box. */
export function cssShapeOf(value: string): CssShape | null {
  const alone = BOXES[value.trim().toLowerCase()];
  if (alone !== undefined) return { name: '', written: '', box: alone };
  const match = SHAPE.exec(value.trim());
  if (match === null || !Object.hasOwn(DRAW, match[2]!.toLowerCase())) return null;
  const box = BOXES[(match[1] ?? match[4] ?? 'border-box').toLowerCase()]!;
  return { name: match[2]!.toLowerCase(), written: match[3]!.trim(), box };
}

/** Where and how a shape is drawn. */
interface Frame {
  readonly builder: SubpathBuilder;
  /** [user units] Of the box; lengths in percent are of it. */
  readonly lengths: LengthContext;
}

export interface ClipPlace {
  readonly builder: SubpathBuilder;
  readonly lengths: LengthContext;
  /** [user units] The box that the shape names. */
  readonly box: FlatBounds;
  /** User units to mm. */
  readonly map: Affine;
}

/** The area of a shape of CSS (CSS Shapes 1, 3); null where what is written cannot be read. */
export function cssClip({ name, written }: CssShape, { builder, lengths, box, map }: ClipPlace): Clip | null {
  const frame: Frame = { builder, lengths: { ...lengths, ...sizeOf(box) } };
  const rule = name === '' ? inset('0', frame) : DRAW[name]!(written, frame);
  const { subpaths } = builder.take(composeAffine(map, [1, 0, 0, 1, box.minX, box.minY]));
  return rule === null ? null : { parts: [{ subpaths, fillRule: rule, clips: [] }], clips: [] };
}

type FillRule = 'nonzero' | 'evenodd';
type Draw = (written: string, frame: Frame) => FillRule | null;

const DRAW: Readonly<Record<string, Draw>> = {
  circle: (written, frame) => round(written, frame, true),
  ellipse: (written, frame) => round(written, frame, false),
  inset,
  rect: (written, { builder, lengths }) => {
    const { sides, radius } = withRadius(written);
    if (sides.length !== 4) return null;
    const { width, height } = lengths;
    const edge = (k: number, auto: number): number =>
      sides[k]!.toLowerCase() === 'auto' ? auto : read(sides[k], lengths, axisOf(k + 1));
    const [x, y] = [edge(3, 0), edge(0, 0)];
    return drawBox(builder, { x, y, width: edge(1, width) - x, height: edge(2, height) - y }, radius, lengths);
  },
  xywh: (written, { builder, lengths }) => {
    const { sides, radius } = withRadius(written);
    if (sides.length !== 4) return null;
    const at = (k: number): number => read(sides[k], lengths, axisOf(k));
    return drawBox(builder, { x: at(0), y: at(1), width: at(2), height: at(3) }, radius, lengths);
  },
  polygon: (written, { builder, lengths }) => {
    const { rule, rest } = ruled(written);
    const numbers = words(rest, /[\s,]/).map((word, k) => read(word, lengths, axisOf(k)));
    if (numbers.length < 6 || numbers.length % 2 === 1 || numbers.some(Number.isNaN)) return null;
    drawPoints(builder, numbers.join(' '), true);
    return rule;
  },
  path: (written, { builder }) => {
    const { rule, rest } = ruled(written);
    const data = /^(["'])(.*)\1$/s.exec(rest)?.[2];
    if (data === undefined) return null;
    drawPathData(data, builder);
    return rule;
  },
};

const axisOf = (k: number): Axis => (k % 2 === 0 ? 'x' : 'y');

/** [user units] NaN where it is none. */
function read(word: string | undefined, lengths: LengthContext, axis: Axis): number {
  return word === undefined ? Number.NaN : (parseLength(word, lengths, axis) ?? Number.NaN);
}

/** `evenodd, …` */
function ruled(written: string): { readonly rule: FillRule; readonly rest: string } {
  const match = /^(nonzero|evenodd)\s*,\s*(.*)$/is.exec(written);
  if (match === null) return { rule: 'nonzero', rest: written };
  return { rule: match[1]!.toLowerCase() === 'evenodd' ? 'evenodd' : 'nonzero', rest: match[2]! };
}

/** What stands between blanks, or other signs, outside of brackets. */
function words(text: string, between = /\s/): readonly string[] {
  const found: string[] = [];
  let [depth, word] = [0, ''];
  for (const sign of text) {
    if (sign === '(') depth++;
    else if (sign === ')') depth--;
    if (depth > 0 || !between.test(sign)) word += sign;
    else {
      if (word !== '') found.push(word);
      word = '';
    }
  }
  return word === '' ? found : [...found, word];
}

/** `10px 20% round 5px` */
function withRadius(written: string): { readonly sides: readonly string[]; readonly radius: string } {
  const [sides = '', radius = ''] = written.split(/\bround\b/i);
  return { sides: words(sides), radius: radius.trim() };
}

/** `inset(top right bottom left)`, as a margin: what is not said is as on the other side. */
function inset(written: string, { builder, lengths }: Frame): FillRule | null {
  const { sides, radius } = withRadius(written);
  if (sides.length < 1 || sides.length > 4) return null;
  const [top, right = top, bottom = top, left = right] = sides;
  const [y, x] = [read(top, lengths, 'y'), read(left, lengths, 'x')];
  const width = lengths.width - x - read(right, lengths, 'x');
  const height = lengths.height - y - read(bottom, lengths, 'y');
  return drawBox(builder, { x, y, width, height }, radius, lengths);
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A rectangle with corners of one radius, or of one across and one down; of several nothing is drawn: null. */
function drawBox(builder: SubpathBuilder, box: Box, radius: string, lengths: LengthContext): FillRule | null {
  const [across = '', down = across] = words(radius, /\//);
  const radii = [across, down].map((side) => [...new Set(words(side))]);
  if (radii.some(({ length }) => length > 1)) return null;
  const [rx, ry] = radii.map(([word = '0'], k) => read(word, lengths, axisOf(k)));
  if (Number.isNaN(box.x + box.y + box.width + box.height + rx! + ry!)) return null;
  const known: Readonly<Record<string, number>> = { ...box, rx: rx!, ry: ry! };
  drawRect(builder, (name) => known[name]!);
  return 'nonzero';
}

/** `circle(r at x y)` and `ellipse(rx ry at x y)`; radii are to the nearest side unless said. */
function round(written: string, { builder, lengths }: Frame, circle: boolean): FillRule | null {
  const [sizes = '', place] = written.split(/\bat\b/i);
  const centre = place === undefined ? ([lengths.width / 2, lengths.height / 2] as const) : positionOf(place, lengths);
  if (centre === null) return null;
  const [cx, cy] = centre;
  const across = [cx, lengths.width - cx].map(Math.abs);
  const down = [cy, lengths.height - cy].map(Math.abs);
  const radius = (word: string | undefined, reach: readonly number[], axis: Axis): number => {
    if (word === undefined || word === 'closest-side') return Math.min(...reach);
    return word === 'farthest-side' ? Math.max(...reach) : read(word, lengths, axis);
  };
  const given = words(sizes.toLowerCase());
  if (given.length > (circle ? 1 : 2) || (!circle && given.length === 1)) return null;
  const rx = circle ? radius(given[0], [...across, ...down], 'other') : radius(given[0], across, 'x');
  const ry = circle ? rx : radius(given[1], down, 'y');
  if (!(rx >= 0 && ry >= 0)) return null;
  const known: Readonly<Record<string, number>> = { cx, cy, r: rx, rx, ry };
  drawEllipse(builder, (name) => known[name]!, circle);
  return 'nonzero';
}

const SIDES: Readonly<Record<string, string>> = {
  left: '0%',
  top: '0%',
  center: '50%',
  right: '100%',
  bottom: '100%',
};

/** One word or two of a place: `center`, `left 20%`, `10px 30px`. */
function positionOf(written: string, lengths: LengthContext): readonly [x: number, y: number] | null {
  const given = words(written.toLowerCase());
  if (given.length < 1 || given.length > 2) return null;
  const [one, other = 'center'] = given as readonly [string, string?];
  const turned = /^(top|bottom)$/.test(one) || /^(left|right)$/.test(other);
  const [across, down] = turned ? [other, one] : [one, other];
  if (/^(top|bottom)$/.test(across) || /^(left|right)$/.test(down)) return null;
  const x = read(SIDES[across] ?? across, lengths, 'x');
  const y = read(SIDES[down] ?? down, lengths, 'y');
  return Number.isNaN(x + y) ? null : [x, y];
}
