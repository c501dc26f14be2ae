/** Places in a millimetre that results lie on, those of the polygon kernel. */
export const GRID: f64 = 1e6;

/** The nearest step of the grid. Halves are rounded up, as everywhere in the program. */
export function stepsOf(value: f64): f64 {
  const up = ceil(value * GRID);
  return up - 0.5 <= value * GRID ? up : up - 1;
}
