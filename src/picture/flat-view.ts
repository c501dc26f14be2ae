import type { Bounds } from '../model/finding.ts';
import type { Color } from '../model/part.ts';
import type { SceneItem } from '../model/scene.ts';
import { clipChains } from './clip-chains.ts';
import { AROUND, GRID, PALE_INK } from './colors.ts';
import { numberText, roundStep, stepsBetween } from './numbers.ts';
import { frame, type Placing, placed, rectangle, type SheetStyle, type SheetView } from './sheet.ts';

type Rectangle = readonly [x0: number, y0: number, x1: number, y1: number];

/** A flat thing in mm. */
export interface FlatThing {
  /** [mm] What is shown. */
  readonly bounds: Bounds;
  /** Under the grid: bed, page [mm, x0 y0 x1 y1]; what reaches beyond the view is cut off. Null: everywhere. */
  readonly ground: { readonly area: Rectangle | null; readonly color: Color };
  /** [pixels of the view a mm] is handed in, for what is drawn as pixels. */
  readonly items: (scale: number) => readonly SceneItem[];
}

/** Height by width, at most and at least. */
const TALLEST = 1.15;
const FLATTEST = 0.12;
/** [letter sizes] Between two numbers of a ruler. */
const TICKS_APART = 4.6;

/** Shows a flat thing as large as it fits, on a grid, with rulers in mm below and at the left. */
export function flatView(thing: FlatThing, width: number, style: SheetStyle): SheetView {
  const { size } = style;
  const [[x0, y0], [x1, y1]] = thing.bounds;
  const [w, h] = [Math.max(x1 - x0, 1e-3), Math.max(y1 - y0, 1e-3)];
  const ruler = size * 3.1;
  const room = width - ruler;
  const height = Math.max(FLATTEST * room, Math.min(TALLEST * room, (room * h) / w));
  const scale = Math.min(room / w, height / h);
  // What is narrower than the view stands in its middle.
  const [left, low] = [ruler + (room - w * scale) / 2, size * 1.9 + (height - h * scale) / 2];
  const placing: Placing = { x: left - x0 * scale, y: low - y0 * scale, scale, least: style.hair };
  const box = [ruler, size * 1.9, width, size * 1.9 + height] as const;
  const items: SceneItem[] = [
    rectangle(box, AROUND),
    ...groundItems(thing.ground, box, placing, style.hair),
    ...gridItems(box, placing, style),
    ...thing.items(scale).map((item) => inView(placed(item, placing), box)),
    frame(box, style.hair),
  ];
  return { height: box[3], items };
}

/** Lines that leave the view (the way to the parking place) end at its edge. */
function inView(item: SceneItem, box: Rectangle): SceneItem {
  return item.kind === 'lines' ? { ...item, chains: clipChains(item.chains, box) } : item;
}

function groundItems(
  { area, color }: FlatThing['ground'],
  box: Rectangle,
  { x, y, scale }: Placing,
  hair: number,
): readonly SceneItem[] {
  if (area === null) return [rectangle(box, color)];
  const [x0, y0] = [Math.max(box[0], area[0] * scale + x), Math.max(box[1], area[1] * scale + y)];
  const [x1, y1] = [Math.min(box[2], area[2] * scale + x), Math.min(box[3], area[3] * scale + y)];
  return x0 < x1 && y0 < y1 ? [rectangle([x0, y0, x1, y1], color), frame([x0, y0, x1, y1], hair)] : [];
}

function gridItems(
  [x0, y0, x1, y1]: Rectangle,
  { x, y, scale }: Placing,
  { size, hair, lang }: SheetStyle,
): readonly SceneItem[] {
  const step = roundStep((TICKS_APART * size) / scale);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const chains: Float64Array[] = [];
  const items: SceneItem[] = [];
  const number = (value: number): string => numberText(value, decimals, lang);
  const label = (text: string, at: readonly [number, number], anchor: 'middle' | 'end'): void => {
    items.push({ kind: 'text', text, at, size: size * 0.85, anchor, color: PALE_INK });
  };
  for (const value of stepsBetween((x0 - x) / scale, (x1 - x) / scale, step)) {
    const at = x + value * scale;
    chains.push(Float64Array.of(at, y0, at, y1));
    if (at < x1 - size * 2.6) label(number(value), [at, y0 - size * 1.1], 'middle');
  }
  label('mm', [x1, y0 - size * 1.1], 'end');
  for (const value of stepsBetween((y0 - y) / scale, (y1 - y) / scale, step)) {
    const at = y + value * scale;
    chains.push(Float64Array.of(x0, at, x1, at));
    if (at < y1 - size * 0.4) label(number(value), [x0 - size * 0.45, at - size * 0.3], 'end');
  }
  return [{ kind: 'lines', chains, color: GRID, width: hair, opacity: 1, name: 'grid' }, ...items];
}
