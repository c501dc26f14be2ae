import type { Lang } from '../base/text.ts';
import type { Color } from '../model/part.ts';
import type { Scene, SceneItem } from '../model/scene.ts';
import { FRAME, INK, PALE_INK } from './colors.ts';
import type { Letters } from './letters.ts';

/** One entry of the legend. */
export interface LegendEntry {
  readonly color: Color;
  readonly opacity?: number;
  readonly label: string;
  /** A filled square, or a stroke. */
  readonly mark: 'area' | 'line';
}

export interface SheetOptions {
  /** [pixels] */
  readonly width: number;
  readonly lang: Lang;
  readonly letters: Letters;
}

export interface SheetContents {
  readonly title: string;
  /** What is shown, and how large it is. */
  readonly facts: string;
  /** Asked for when the view is drawn. */
  readonly legend: () => readonly LegendEntry[];
  /** Draws what is shown, this wide, its lower left corner at the origin. */
  readonly view: (width: number, style: SheetStyle) => SheetView;
}

export interface SheetView {
  readonly height: number;
  readonly items: readonly SceneItem[];
}

/** Measures that follow from the width of the sheet [pixels]. */
export interface SheetStyle extends SheetOptions {
  /** Letters of the text. */
  readonly size: number;
  readonly margin: number;
  /** Thin lines. */
  readonly hair: number;
}

/** Lays out a picture with its title above and its legend below, in pixels. */
export function layoutSheet(contents: SheetContents, options: SheetOptions): Scene {
  const size = Math.max(9, Math.min(22, Math.round(options.width / 68)));
  const style: SheetStyle = { ...options, size, margin: Math.round(size * 1.1), hair: Math.max(1, size / 14) };
  const { margin } = style;
  const inner = options.width - 2 * margin;
  const view = contents.view(inner, style);
  const legend = legendItems(contents.legend(), inner, style);
  const below = margin + (legend.height === 0 ? 0 : legend.height + margin * 0.6);
  const height = Math.round(below + view.height + margin * 0.7 + size * 2.9 + margin * 0.6);
  const top = height - margin * 0.7 - size * 1.1;
  const items: SceneItem[] = [
    ...shifted(view.items, margin, below),
    ...shifted(legend.items, margin, margin * 0.8),
    text(fitted(contents.title, inner, size * 1.25, options.letters), [margin, top], size * 1.25, INK),
    text(fitted(contents.facts, inner, size, options.letters), [margin, top - size * 1.6], size, PALE_INK),
  ];
  return {
    bounds: [
      [0, 0, 0],
      [options.width, height, 0],
    ],
    items,
  };
}

/** A line of text from its start. */
function text(words: string, at: readonly [number, number], size: number, color: Color): SceneItem {
  return { kind: 'text', text: words, at, size, anchor: 'start', color };
}

/** The text, shortened in its middle until it is no longer than `width`. */
function fitted(words: string, width: number, size: number, letters: Letters): string {
  if (letters.width(words, size) <= width) return words;
  const signs = [...words];
  let [low, high] = [0, signs.length];
  const cut = (kept: number): string =>
    `${signs.slice(0, Math.ceil(kept / 2)).join('')}…${signs.slice(signs.length - Math.floor(kept / 2)).join('')}`;
  while (low < high) {
    const kept = Math.ceil((low + high) / 2);
    if (letters.width(cut(kept), size) <= width) low = kept;
    else high = kept - 1;
  }
  return cut(low);
}

/** Entries side by side, in as many rows as they need; y up from the lowest row. */
function legendItems(legend: readonly LegendEntry[], width: number, { size, letters }: SheetStyle): SheetView {
  const items: SceneItem[] = [];
  const line = size * 1.75;
  const places: { readonly entry: LegendEntry; readonly x: number; readonly row: number }[] = [];
  let [x, row] = [0, 0];
  for (const entry of legend) {
    // A little room more than our own letters take: a viewer of the SVG may show others.
    const length = size * 1.7 + letters.width(entry.label, size) * 1.06;
    if (x > 0 && x + length > width) [x, row] = [0, row + 1];
    places.push({ entry, x, row });
    x += length + size * 1.5;
  }
  const rows = places.length === 0 ? 0 : row + 1;
  for (const place of places) {
    const y = (rows - 1 - place.row) * line;
    items.push(markOf(place.entry, place.x, y, size), text(place.entry.label, [place.x + size * 1.7, y], size, INK));
  }
  return { height: rows === 0 ? 0 : (rows - 1) * line + size, items };
}

function markOf({ color, opacity, mark }: LegendEntry, x: number, y: number, size: number): SceneItem {
  const middle = y + size * 0.36;
  if (mark === 'line')
    return {
      kind: 'lines',
      chains: [Float64Array.of(x + size * 0.15, middle, x + size * 1.15, middle)],
      color,
      width: size * 0.26,
      opacity: opacity ?? 1,
      name: 'legend',
    };
  return rectangle([x, middle - size * 0.5, x + size, middle + size * 0.5], color, opacity ?? 1);
}

/** A filled rectangle. */
export function rectangle(
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  color: Color,
  opacity = 1,
): SceneItem {
  return { kind: 'area', contours: [Float64Array.of(x0, y0, x1, y0, x1, y1, x0, y1)], color, opacity };
}

/** The outline of a rectangle. */
export function frame([x0, y0, x1, y1]: readonly [number, number, number, number], width: number): SceneItem {
  const chain = Float64Array.of(x0, y0, x1, y0, x1, y1, x0, y1, x0, y0);
  return { kind: 'lines', chains: [chain], color: FRAME, width, opacity: 1, name: 'frame' };
}

function shifted(items: readonly SceneItem[], x: number, y: number): readonly SceneItem[] {
  return items.map((item) => placed(item, { x, y, scale: 1, least: 0 }));
}

export interface Placing {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  /** Lines are at least this wide. */
  readonly least: number;
}

/** An item scaled, then moved. */
export function placed(item: SceneItem, { x, y, scale, least }: Placing): SceneItem {
  const chain = (given: Float64Array): Float64Array => given.map((value, k) => value * scale + (k % 2 === 0 ? x : y));
  const point = (at: readonly [number, number]): readonly [number, number] => [at[0] * scale + x, at[1] * scale + y];
  switch (item.kind) {
    case 'area':
      return { ...item, contours: item.contours.map(chain) };
    case 'lines':
      return { ...item, chains: item.chains.map(chain), width: Math.max(least, item.width * scale) };
    case 'picture':
      return { ...item, at: point(item.at), size: [item.size[0] * scale, item.size[1] * scale] };
    case 'text':
      return { ...item, at: point(item.at), size: item.size * scale };
    default:
      return item;
  }
}
