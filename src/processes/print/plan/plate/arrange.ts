import { type Packed, packRectangles } from '../../../../geometry/pack-rectangles.ts';
import type { PrintMachine } from '../../machine.ts';
import type { PrintSettings } from '../../settings.ts';

/** One copy to be placed. [mm] */
export interface Copy {
  /** Number of its part. */
  readonly part: number;
  readonly width: number;
  readonly depth: number;
}

/** Where a copy's middle stands. */
export interface CopyPlace {
  readonly plate: number;
  readonly x: number;
  readonly y: number;
  readonly turned: boolean;
}

type Rectangle = readonly [x0: number, y0: number, x1: number, y1: number];

/** [mm] What stands around the parts: brim of each, skirt of all. */
export interface Margins {
  readonly brim: number;
  readonly skirt: number;
}

/**
 * Places copies on as few plates as it finds, apart by the spacing, with room for brims and the skirt, and off the
 * excluded places; what stands on a plate is moved to the middle of the bed where nothing excluded is in the way.
 * @returns a place for each copy, or null for one that fits no empty plate
 */
export function arrange(
  copies: readonly Copy[],
  machine: PrintMachine,
  settings: PrintSettings,
  margins: Margins,
): readonly (CopyPlace | null)[] {
  const gap = settings.spacing;
  const around = 2 * margins.brim;
  const [x0, x1] = [machine.bed.x[0]! + margins.skirt, machine.bed.x[1]! - margins.skirt];
  const [y0, y1] = [machine.bed.y[0]! + margins.skirt, machine.bed.y[1]! - margins.skirt];
  const bin = { width: x1 - x0 + gap, height: y1 - y0 + gap };
  const taken = machine.excluded.map(
    ([a, b, c, d]): Rectangle => [
      Math.min(a!, c!) - margins.skirt - x0,
      Math.min(b!, d!) - margins.skirt - y0,
      Math.max(a!, c!) + margins.skirt + gap - x0,
      Math.max(b!, d!) + margins.skirt + gap - y0,
    ],
  );
  const items = copies.map((copy) => ({
    width: copy.width + around + gap,
    height: copy.depth + around + gap,
    turns: settings.turn === 'auto',
  }));
  const packed = packRectangles(items, { ...bin, taken });
  const boxes = packed.map((place, k) => (place === null ? null : boxOf(place, items[k]!, gap)));
  const moves = plateMoves(packed, boxes, bin.width - gap, bin.height - gap, taken);
  return packed.map((place, k) => {
    if (place === null) return null;
    const [a, b, c, d] = boxes[k]!;
    const [dx, dy] = moves.get(place.bin)!;
    return { plate: place.bin, x: x0 + (a + c) / 2 + dx, y: y0 + (b + d) / 2 + dy, turned: place.turned };
  });
}

function boxOf(place: Packed, item: { readonly width: number; readonly height: number }, gap: number): Rectangle {
  const [w, h] = place.turned ? [item.height, item.width] : [item.width, item.height];
  return [place.x, place.y, place.x + w - gap, place.y + h - gap];
}

/** By plate, how far all copies move together towards the middle of the bed. */
function plateMoves(
  packed: readonly (Packed | null)[],
  boxes: readonly (Rectangle | null)[],
  width: number,
  height: number,
  taken: readonly Rectangle[],
): Map<number, readonly [number, number]> {
  const plates = new Map<number, Rectangle[]>();
  packed.forEach((place, k) => {
    if (place !== null) plates.set(place.bin, [...(plates.get(place.bin) ?? []), boxes[k]!]);
  });
  const moves = new Map<number, readonly [number, number]>();
  for (const [plate, all] of plates) {
    const [a, b] = [Math.min(...all.map((r) => r[0])), Math.min(...all.map((r) => r[1]))];
    const [c, d] = [Math.max(...all.map((r) => r[2])), Math.max(...all.map((r) => r[3]))];
    const move = [(width - a - c) / 2, (height - b - d) / 2] as const;
    const half = [move[0], Math.max(move[1], 0)] as const;
    const free = [move, half].find(([dx, dy]) => all.every((r) => taken.every((t) => apart(r, t, dx, dy))));
    moves.set(plate, free ?? [0, 0]);
  }
  return moves;
}

function apart(r: Rectangle, t: Rectangle, dx: number, dy: number): boolean {
  return r[0] + dx >= t[2] || r[2] + dx <= t[0] || r[1] + dy >= t[3] || r[3] + dy <= t[1];
}
