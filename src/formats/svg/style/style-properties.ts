import { type Pen, PLAIN_PEN } from '../../../model/part.ts';
import { parseColor } from './color.ts';
import { type LengthContext, parseLength } from './length.ts';
import { type Draft, NO_PAINT, type Paint } from './style.ts';

/** Puts a value into a style; false where it is not one. */
export type Applier = (draft: Draft, value: string, lengths: LengthContext) => boolean;

/** Reads a paint; null where it is none. */
function parsePaint(text: string): Paint | null {
  if (text === 'none') return NO_PAINT;
  if (/^currentcolor$/i.test(text)) return { kind: 'current' };
  if (text.startsWith('url(')) {
    const match = /^url\(\s*["']?\s*#([^"')]*?)\s*["']?\s*\)\s*(.*)$/s.exec(text);
    if (match === null) return NO_PAINT; // a paint in another file is never fetched
    const fallback = match[2] === '' ? NO_PAINT : (parsePaint(match[2]!) ?? NO_PAINT);
    return { kind: 'server', id: match[1]!, fallback };
  }
  if (text === 'context-fill') return { kind: 'context', of: 'fill' };
  if (text === 'context-stroke') return { kind: 'context', of: 'stroke' };
  const parsed = parseColor(text);
  return parsed === null ? null : { kind: 'color', ...parsed };
}

/** `color: currentColor` is that of the parent, which the draft holds already. */
function applyColor(draft: Draft, value: string): boolean {
  const parsed = parseColor(value);
  if (parsed !== null) draft.color = parsed;
  return parsed !== null || /^currentcolor$/i.test(value);
}

function fraction(text: string): number | null {
  const number = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
  return text === '' || Number.isNaN(number) ? null : Math.min(1, Math.max(0, number));
}

/** [user units, parent 16 px] CSS's words for sizes. */
const SIZE_WORDS: Readonly<Record<string, number>> = {
  'xx-small': 9,
  'x-small': 10,
  small: 13,
  medium: 16,
  large: 18,
  'x-large': 24,
  'xx-large': 32,
};

function applyFontSize(draft: Draft, value: string, lengths: LengthContext): boolean {
  const word = SIZE_WORDS[value];
  const ofParent = value.endsWith('%') ? (Number(value.slice(0, -1)) / 100) * lengths.fontSize : null;
  const scaled = value === 'smaller' ? lengths.fontSize / 1.2 : value === 'larger' ? lengths.fontSize * 1.2 : ofParent;
  const size = word ?? scaled ?? parseLength(value, lengths, 'other');
  if (size === null || !(size >= 0)) return false;
  draft.fontSize = size;
  return true;
}

/** `font: italic bold 12px/1.2 "Face", serif`. */
function applyFont(draft: Draft, value: string, lengths: LengthContext): boolean {
  const match =
    /^(.*?)([\d.]+(?:px|pt|mm|cm|in|pc|em|ex|%)|(?:xx?-)?small|medium|(?:xx?-)?large)(?:\s*\/\s*\S+)?\s+(.+)$/is.exec(
      value,
    );
  if (match === null) return false;
  draft.fontStyle = /italic|oblique/i.exec(match[1]!)?.[0].toLowerCase() ?? 'normal';
  draft.fontWeight = /\b(bold|bolder|lighter|[1-9]00)\b/i.exec(match[1]!)?.[0].toLowerCase() ?? '400';
  draft.smallCaps = isSmallCaps(match[1]!);
  draft.fontFamily = match[3]!.trim();
  return applyFontSize(draft, match[2]!, lengths);
}

function spacing(value: string, lengths: LengthContext): number | null {
  return value === 'normal' ? 0 : parseLength(value, lengths, 'other');
}

/** Sets one field where the reader understands the value. */
function setting<K extends keyof Draft>(
  field: K,
  read: (value: string, lengths: LengthContext) => Draft[K] | null,
): readonly [keyof Draft, Applier] {
  return [
    field,
    (draft, value, lengths) => {
      const parsed = read(value, lengths);
      if (parsed === null) return false;
      draft[field] = parsed;
      return true;
    },
  ];
}

/** SVG 2 has two more, which no program writes and browsers take as a mitre. */
const JOINS: ReadonlyMap<string, Pen['join']> = new Map([
  ['miter', 'miter'],
  ['miter-clip', 'miter'],
  ['arcs', 'miter'],
  ['round', 'round'],
  ['bevel', 'bevel'],
]);
const capOf = oneOf('butt', 'round', 'square');

/** Sets what the reader understands of the pen; a pen that is plain again is `PLAIN_PEN` itself. */
function pen(read: (value: string, lengths: LengthContext) => Partial<Pen> | null): readonly [keyof Draft, Applier] {
  return [
    'pen',
    (draft, value, lengths) => {
      const parsed = read(value, lengths);
      if (parsed === null) return false;
      const { cap, join, miterLimit, dashes, dashOffset }: Pen = { ...draft.pen, ...parsed };
      const whole = cap === 'butt' && join === 'miter' && miterLimit === PLAIN_PEN.miterLimit && dashes.length === 0;
      draft.pen = whole && dashOffset === 0 ? PLAIN_PEN : { cap, join, miterLimit, dashes, dashOffset };
      return true;
    },
  ];
}

/** An even number of dashes and gaps, none for a whole line; null where the list is none. */
function dashesOf(value: string, lengths: LengthContext): readonly number[] | null {
  if (value === 'none') return [];
  const list = value.split(/[\s,]+/).filter((word) => word !== '');
  const dashes = list.map((word) => parseLength(word, lengths, 'other') ?? -1);
  if (dashes.some((length) => length < 0)) return null;
  if (dashes.every((length) => length === 0)) return [];
  return dashes.length % 2 === 0 ? dashes : [...dashes, ...dashes];
}

/** The id of a marker, '' for none; null where the value is neither. */
function markerId(value: string): string | null {
  return value === 'none' ? '' : (/^url\(\s*["']?\s*#([^"')]*?)\s*["']?\s*\)$/.exec(value)?.[1] ?? null);
}

/** The same marker on all corners. */
function applyMarkers(draft: Draft, value: string): boolean {
  const id = markerId(value);
  if (id !== null) draft.markerStart = draft.markerMid = draft.markerEnd = id;
  return id !== null;
}

function oneOf<T extends string>(...words: readonly T[]): (value: string) => T | null {
  return (value) => words.find((word) => word === value) ?? null;
}

const isSmallCaps = (value: string): boolean => /\bsmall-caps\b/.test(value);

const asWritten = (value: string): string => value;

const PROPERTIES: Readonly<Record<string, readonly [keyof Draft, Applier]>> = {
  color: ['color', applyColor],
  fill: setting('fill', parsePaint),
  stroke: setting('stroke', parsePaint),
  'fill-opacity': setting('fillOpacity', fraction),
  'stroke-opacity': setting('strokeOpacity', fraction),
  'stroke-width': setting('strokeWidth', (value, lengths) => {
    const width = parseLength(value, lengths, 'other');
    return width === null || width < 0 ? null : width;
  }),
  'stroke-dasharray': pen((value, lengths) => {
    const dashes = dashesOf(value, lengths);
    return dashes === null ? null : { dashes };
  }),
  'stroke-dashoffset': pen((value, lengths) => {
    const dashOffset = parseLength(value, lengths, 'other');
    return dashOffset === null ? null : { dashOffset };
  }),
  'stroke-linecap': pen((value) => {
    const cap = capOf(value);
    return cap === null ? null : { cap };
  }),
  'stroke-linejoin': pen((value) => {
    const join = JOINS.get(value);
    return join === undefined ? null : { join };
  }),
  'stroke-miterlimit': pen((value) => (Number(value) >= 0 ? { miterLimit: Number(value) } : null)),
  'fill-rule': setting('fillRule', oneOf('nonzero', 'evenodd')),
  'clip-rule': setting('clipRule', oneOf('nonzero', 'evenodd')),
  visibility: setting('visible', (value) => value === 'visible'),
  marker: ['markerStart', applyMarkers],
  'marker-start': setting('markerStart', markerId),
  'marker-mid': setting('markerMid', markerId),
  'marker-end': setting('markerEnd', markerId),
  'font-size': ['fontSize', applyFontSize],
  font: ['fontFamily', applyFont],
  'font-family': setting('fontFamily', asWritten),
  'font-weight': setting('fontWeight', asWritten),
  'font-style': setting('fontStyle', asWritten),
  'text-anchor': setting('textAnchor', oneOf('start', 'middle', 'end')),
  direction: setting('direction', oneOf('ltr', 'rtl')),
  'letter-spacing': setting('letterSpacing', spacing),
  'word-spacing': setting('wordSpacing', spacing),
  'white-space': setting('preserveSpace', (value) => value.startsWith('pre') || value === 'break-spaces'),
  'xml:space': setting('preserveSpace', (value) => value === 'preserve'),
  'font-variant': setting('smallCaps', isSmallCaps),
  'font-variant-caps': setting('smallCaps', isSmallCaps),
  'text-transform': setting('textTransform', asWritten),
  'text-decoration': setting('textDecoration', asWritten),
  'text-decoration-line': setting('textDecoration', asWritten),
  'writing-mode': setting('writingMode', asWritten),
  'text-orientation': setting('textOrientation', asWritten),
  'dominant-baseline': setting('dominantBaseline', asWritten),
  'baseline-shift': setting('baselineShift', asWritten),
  'vector-effect': setting('vectorEffect', asWritten),
  display: setting('display', asWritten),
  opacity: setting('opacity', fraction),
  transform: setting('transform', asWritten),
  'transform-origin': setting('transformOrigin', asWritten),
  'transform-box': setting('transformBox', asWritten),
  'clip-path': setting('clipPath', asWritten),
  mask: setting('mask', asWritten),
  filter: setting('filter', asWritten),
  overflow: setting('overflow', asWritten),
  'stop-color': setting('stopColor', asWritten),
  'stop-opacity': setting('stopOpacity', asWritten),
};

/** How each property is read. */
export const APPLIERS: ReadonlyMap<string, Applier> = new Map(
  Object.entries(PROPERTIES).map(([name, [, applier]]) => [name, applier]),
);
/** The field that each property fills. */
export const FIELDS: ReadonlyMap<string, keyof Draft> = new Map(
  Object.entries(PROPERTIES).map(([name, [field]]) => [name, field]),
);
