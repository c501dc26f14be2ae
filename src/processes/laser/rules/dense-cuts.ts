import { sayText } from '../../../base/text.ts';
import { type ArcPath, flattenArcPath } from '../../../geometry/paths/arc-path.ts';
import { findingOf } from '../../../model/rule.ts';
import type { LaserRule } from '../context.ts';

/** [mm] Side of the squares in which cut length is told, and of the cells, four of which make one wherever it lies. */
const SQUARE = 10;
const CELL = SQUARE / 2;
const COLUMNS = 4096;
/** [mm] */
const ROUNDING = 1e-6;

/** Adds each chord to the cell of its middle, in steps of at most 2 mm. */
function addLengths(cells: Map<number, number>, path: ArcPath): void {
  const points = flattenArcPath(path, 0.1);
  const n = points.length / 2;
  // What follows each other mostly lies in one cell: it is added up before the map is asked.
  let [last, held] = [-1, 0];
  const put = (): void => {
    if (held > 0) cells.set(last, (cells.get(last) ?? 0) + held);
  };
  for (let k = 0; k < (path.closed ? n : n - 1); k++) {
    const j = (k + 1) % n;
    const [dx, dy] = [points[2 * j]! - points[2 * k]!, points[2 * j + 1]! - points[2 * k + 1]!];
    const length = Math.sqrt(dx * dx + dy * dy);
    const steps = Math.max(1, Math.ceil(length / 2));
    for (let s = 0; s < steps; s++) {
      const t = (s + 0.5) / steps;
      const column = Math.floor((points[2 * k]! + t * dx) / CELL) + COLUMNS / 2;
      const row = Math.floor((points[2 * k + 1]! + t * dy) / CELL) + COLUMNS / 2;
      const cell = row * COLUMNS + column;
      if (cell !== last) {
        put();
        [last, held] = [cell, 0];
      }
      held += length / steps;
    }
  }
  put();
}

/** [mm] Length in the square of four cells that holds the most, and the number of its lowest cell. */
function densest(cells: ReadonlyMap<number, number>): { readonly worst: number; readonly at: number } {
  let [worst, at] = [0, 0];
  // A square may begin left of the cell or below it, where nothing is cut.
  const of = (cell: number): number => cells.get(cell) ?? 0;
  // The square begins in a cell in which something is cut, or left of it or below it.
  for (const [cell, own] of cells) {
    const [left, right] = [of(cell - 1), of(cell + 1)];
    for (const row of [COLUMNS, -COLUMNS]) {
      const [before, after] = [left + of(cell + row - 1), right + of(cell + row + 1)];
      const length = own + of(cell + row) + Math.max(before, after);
      if (length > worst) [worst, at] = [length, cell - (before > after ? 1 : 0) - (row < 0 ? COLUMNS : 0)];
    }
  }
  return { worst, at };
}

export const denseCuts: LaserRule = {
  code: 'LAS028',
  name: 'dense-cuts',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Many cuts in a small place: fire risk', fr: 'Beaucoup de découpes au même endroit : risque de feu' },
  what: {
    en: 'More length is cut in one square centimetre than the material bears.',
    fr: 'On coupe plus de longueur dans un centimètre carré que la matière n’en supporte.',
  },
  why: {
    en: 'Heat gathers: wood chars, acrylic melts together, cardboard catches fire.',
    fr: 'La chaleur s’accumule : le bois noircit, l’acrylique recolle, le carton prend feu.',
  },
  fix: {
    en: 'Spread the pattern out, cut fewer lines, use strong air, and stay beside the machine.',
    fr: 'Aérez le motif, réduisez le nombre de traits, mettez l’air fort, et restez à côté de la machine.',
  },
  example: {
    en: 'A lattice hinge with slits 1 mm apart.',
    fr: 'Une charnière souple avec des fentes tous les millimètres.',
  },
  check({ plan, setup }) {
    const limit = setup.material?.heat;
    if (limit === undefined || plan.box === null) return [];
    const { passes } = setup.work.cut ?? { passes: 1 };
    const cells = new Map<number, number>();
    for (const { path } of plan.cuts.cuts) addLengths(cells, path);
    const { worst, at } = densest(cells);
    const most = limit * SQUARE * SQUARE;
    if (worst <= most) return [];
    const x = ((at % COLUMNS) - COLUMNS / 2) * CELL;
    const y = (Math.floor(at / COLUMNS) - COLUMNS / 2) * CELL;
    const what = sayText(
      {
        en: '{0} mm are cut in one square centimetre (passes: {2}); the material bears {1} mm.',
        fr: '{0} mm sont coupés dans un centimètre carré (passages : {2}) ; la matière en supporte {1}.',
      },
      Math.ceil(worst - ROUNDING),
      most,
      passes,
    );
    const where = {
      bounds: [
        [x, y, 0],
        [x + SQUARE, y + SQUARE, 0],
      ] as const,
    };
    return [findingOf(denseCuts, { what, where, measured: worst, limit: most, unit: 'mm' })];
  },
};
