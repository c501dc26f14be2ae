/** Something to lay on a sheet. [mm] */
export interface PackItem {
  readonly width: number;
  readonly height: number;
}

/** Where an item's lower left corner goes, from the sheet's. [mm] */
export interface Packed {
  readonly sheet: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Lays rectangles on shelves, the tallest first, and opens a new sheet when none has room (next-fit would waste the
 * open shelves; this is first-fit decreasing height, at most 1.7 times the least height: Coffman et al., 1980).
 * Every item must fit an empty sheet.
 */
export function packSheets(
  items: readonly PackItem[],
  width: number,
  height: number,
  spacing: number,
): readonly Packed[] {
  const order = items.map((_, k) => k).sort((a, b) => items[b]!.height - items[a]!.height || a - b);
  const shelves: { sheet: number; y: number; height: number; used: number }[] = [];
  const filled: number[] = [];
  const placed: Packed[] = new Array(items.length);
  const slack = 1e-6;
  for (const k of order) {
    const item = items[k]!;
    let shelf = shelves.find((s) => item.height <= s.height + slack && s.used + item.width <= width + slack);
    if (shelf === undefined) {
      let sheet = filled.findIndex((y) => y + item.height <= height + slack);
      if (sheet < 0) sheet = filled.push(0) - 1;
      shelf = { sheet, y: filled[sheet]!, height: item.height, used: 0 };
      shelves.push(shelf);
      filled[sheet] = filled[sheet]! + item.height + spacing;
    }
    placed[k] = { sheet: shelf.sheet, x: shelf.used, y: shelf.y };
    shelf.used += item.width + spacing;
  }
  return placed;
}
