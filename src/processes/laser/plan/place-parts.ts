import type { LaserSetup } from '../setup.ts';
import { overrunFor } from './overrun.ts';
import { packSheets } from './pack-sheets.ts';
import type { PartPlan } from './part-plan.ts';

/** One copy of a part on a sheet. */
export interface PlacedCopy {
  /** Index of the part. */
  readonly part: number;
  /** From 1. */
  readonly copy: number;
  readonly sheet: number;
  /** [mm] Where the drawing's origin goes, in the machine's frame. */
  readonly dx: number;
  readonly dy: number;
}

export interface Placing {
  readonly copies: readonly PlacedCopy[];
  readonly sheets: number;
  /** The one drawing does not lie where its page has it. */
  readonly moved: boolean;
}

/** [mm] Rounding that a drawing exactly as large as the sheet may have. */
const SLACK = 0.01;

/**
 * One drawing stays where its page has it, the page's lower left corner on the sheet's, if all that burns lies on the
 * sheet; else its own corner goes into the sheet's. Several drawings or copies are laid out in rows.
 * All parts must burn something and fit the sheet.
 */
export function placeParts(plans: readonly PartPlan[], copies: number, setup: LaserSetup): Placing {
  const [sx0, sy0, sx1, sy1] = setup.sheet;
  const [width, height] = [sx1 - sx0, sy1 - sy0];
  const alone = plans.length === 1 && copies === 1;
  if (alone && setup.settings.placement !== 'corner' && !isLonePicture(plans[0]!)) {
    const [x0, y0, x1, y1] = plans[0]!.box!;
    if (x0 >= -SLACK && y0 >= -SLACK && x1 <= width + SLACK && y1 <= height + SLACK) {
      // A hair over the edge (rounding) is pushed back inside: nothing may leave the machine.
      const dx = sx0 + Math.max(0, -x0) - Math.max(0, x1 - width);
      const dy = sy0 + Math.max(0, -y0) - Math.max(0, y1 - height);
      return { copies: [{ part: 0, copy: 1, sheet: 0, dx, dy }], sheets: 1, moved: false };
    }
  }
  const items = itemsOf(plans, copies, setup);
  const { margin } = setup.machine;
  // The margin of the sheet, and the run-up beside engravings, are kept where every item leaves room for them.
  const fits = (edge: number, runUp: boolean): boolean =>
    items.every((item) => {
      const wide = item.width + (runUp ? 2 * item.runUp : 0);
      return wide <= width - 2 * edge && item.height <= height - 2 * edge;
    });
  const edge = fits(margin, false) ? margin : 0;
  const runUp = fits(edge, true);
  const sizes = items.map((item) => ({ width: item.width + (runUp ? 2 * item.runUp : 0), height: item.height }));
  const packed = packSheets(sizes, width - 2 * edge, height - 2 * edge, setup.settings.spacing);
  return {
    copies: items.map((item, k) => {
      const { sheet, x, y } = packed[k]!;
      const left = sx0 + edge + x + (runUp ? item.runUp : 0);
      const dx = Math.min(left, Math.max(sx0, sx1 - item.width)) - item.x0;
      const dy = Math.min(sy0 + edge + y, Math.max(sy0, sy1 - item.height)) - item.y0;
      return { part: item.part, copy: item.copy, sheet, dx, dy };
    }),
    sheets: packed.reduce((most, { sheet }) => Math.max(most, sheet + 1), 0),
    moved: alone && setup.settings.placement !== 'corner' && !isLonePicture(plans[0]!),
  };
}

interface Item {
  readonly part: number;
  readonly copy: number;
  readonly width: number;
  readonly height: number;
  readonly x0: number;
  readonly y0: number;
  /** [mm] That the head wants on both sides of its rows. */
  readonly runUp: number;
}

function itemsOf(plans: readonly PartPlan[], copies: number, setup: LaserSetup): readonly Item[] {
  const items: Item[] = [];
  for (const [part, { box, engravings }] of plans.entries()) {
    const [x0, y0, x1, y1] = box!;
    const runUp = engravings.length > 0 ? overrunFor(setup) : 0;
    for (let copy = 1; copy <= copies; copy++)
      items.push({ part, copy, width: x1 - x0, height: y1 - y0, x0, y0, runUp });
  }
  return items;
}

/** A picture by itself, that fills its page: it has no place of its own on the sheet. */
function isLonePicture({ drawing }: PartPlan): boolean {
  const [image] = drawing.images;
  if (drawing.shapes.length > 0 || drawing.images.length !== 1 || image === undefined || drawing.page === null)
    return false;
  const [, b, c, , e, f] = image.transform;
  return b === 0 && c === 0 && e === 0 && f === drawing.page[1];
}
