/** [mm] Nothing that a printer lays is wider; more is a blob on the spot. */
const WIDEST = 3;
/** [mm] Where the layer's height is not known. */
const USUAL_HEIGHT = 0.2;

/**
 * [mm] How wide a line lies that holds `area` [mm²] in a layer `height` [mm] high: a rectangle with round ends, or a
 * round string where it is thinner than the layer.
 */
export function lineWidth(area: number, height: number): number {
  const h = height > 0 ? height : USUAL_HEIGHT;
  const round = (Math.PI * h * h) / 4;
  const width = area <= round ? Math.sqrt((4 * area) / Math.PI) : (area - round) / h + h;
  return Math.min(WIDEST, width);
}
