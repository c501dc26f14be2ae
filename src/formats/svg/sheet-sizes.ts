/**
 * [mm] Paper that people draw on, the likeliest first, the shorter side first: A2 at 150 px to the inch has as many px as
 * A4 at 300.
 */
const SHEETS: readonly (readonly [name: string, short: number, long: number])[] = [
  ['A4', 210, 297],
  ['Letter', 215.9, 279.4],
  ['A3', 297, 420],
  ['A5', 148, 210],
  ['Legal', 215.9, 355.6],
  ['Tabloid', 279.4, 431.8],
  ['A2', 420, 594],
  ['A1', 594, 841],
  ['A0', 841, 1189],
  ['A6', 105, 148],
];

/** [px/inch] Resolutions that drawing programs offer for a new document. */
const RESOLUTIONS = [72, 96, 144, 150, 192, 200, 300, 400, 600];

/** The paper that a page of so many px is, at one of the usual resolutions; undefined where none fits within a px. */
export function sheetOfPixels(
  width: number,
  height: number,
): { readonly name: string; readonly pxPerInch: number } | undefined {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  for (const [name, sheetShort, sheetLong] of SHEETS)
    for (const pxPerInch of RESOLUTIONS) {
      const px = pxPerInch / 25.4;
      if (Math.abs(sheetShort * px - short) <= 1 && Math.abs(sheetLong * px - long) <= 1) return { name, pxPerInch };
    }
  return undefined;
}
