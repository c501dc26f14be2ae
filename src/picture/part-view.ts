import { boundingBox } from '../geometry/bounding-box.ts';
import type { Bounds, Point } from '../model/finding.ts';
import type { Mesh } from '../model/part.ts';
import type { SceneItem } from '../model/scene.ts';
import { BED, FRAME, GRID, INK, INSIDE_COLOR, OBJECT_COLORS } from './colors.ts';
import { numberText, roundStep, stepsBetween } from './numbers.ts';
import { fitProjection, ISOMETRIC, type Projection, projectPoint, viewExtent } from './projection.ts';
import { shadeMeshes } from './shade-mesh.ts';
import { frame, rectangle, type SheetStyle, type SheetView } from './sheet.ts';

/** Height of the view by its width, at most and at least. */
const TALLEST = 0.95;
const FLATTEST = 0.5;
/** Share of the view that part and ground fill; the rest is for the measures. */
const FILLED = 0.84;
/** Lines of the ground's grid along the longer side, at most. */
const GRID_LINES = 16;
const NOWHERE: Bounds = [
  [0, 0, 0],
  [1, 1, 1],
];

/**
 * A part from above its front corner, on a grid, with its three measures.
 * @param opened called where the inner side of a facet is seen
 */
export function partView(mesh: Mesh, width: number, style: SheetStyle, opened: () => void): SheetView {
  const bounds = boundingBox(mesh.positions, mesh.triangles) ?? NOWHERE;
  const [[x0, y0, z0], [x1, y1, z1]] = bounds;
  const ground: readonly Point[] = [
    [x0, y0, z0],
    [x1, y0, z0],
    [x1, y1, z0],
    [x0, y1, z0],
    [x0, y0, z1],
  ];
  const extent = viewExtent(mesh, ground, ISOMETRIC);
  const shape = (extent.y1 - extent.y0) / Math.max(extent.x1 - extent.x0, 1e-9);
  const height = Math.round(width * Math.max(FLATTEST, Math.min(TALLEST, shape)));
  const projection = fitProjection(extent, [width, height], { ...ISOMETRIC, filled: FILLED });
  const [w, h] = [Math.max(1, Math.round(width)), Math.max(1, height)];
  const picture = shadeMeshes([{ mesh, projection }], {
    width: w,
    height: h,
    colors: OBJECT_COLORS,
    insideColor: INSIDE_COLOR,
    opened,
  });
  const items: SceneItem[] = [
    rectangle([0, 0, width, height], BED),
    ...groundGrid(bounds, projection, height, style),
    { kind: 'picture', at: [0, height - h], size: [w, h], picture },
    ...measures(bounds, projection, height, style),
    frame([0, 0, width, height], style.hair),
  ];
  return { height, items };
}

/** The grid under the part; its step stands in the facts of the sheet. */
function groundGrid(bounds: Bounds, projection: Projection, height: number, style: SheetStyle): readonly SceneItem[] {
  const [[x0, y0, z], [x1, y1]] = bounds;
  const step = gridStep(bounds);
  const [u0, u1] = [Math.floor(x0 / step) * step, Math.ceil(x1 / step) * step];
  const [v0, v1] = [Math.floor(y0 / step) * step, Math.ceil(y1 / step) * step];
  const line = (a: Point, b: Point): Float64Array => chainOf([a, b], projection, height);
  const chains = [
    ...stepsBetween(u0, u1, step).map((x) => line([x, v0, z], [x, v1, z])),
    ...stepsBetween(v0, v1, step).map((y) => line([u0, y, z], [u1, y, z])),
  ];
  return [{ kind: 'lines', chains, color: GRID, width: style.hair, opacity: 1, name: 'grid' }];
}

/** [mm] Between the lines of the ground's grid. */
export function gridStep([[x0, y0], [x1, y1]]: Bounds): number {
  return roundStep(Math.max(x1 - x0, y1 - y0, 1e-6) / GRID_LINES);
}

/** The three edges of the box that face the viewer's side, each with its length. */
function measures(
  [[x0, y0, z0], [x1, y1, z1]]: Bounds,
  projection: Projection,
  height: number,
  style: SheetStyle,
): readonly SceneItem[] {
  const { size, lang } = style;
  const items: SceneItem[] = [];
  const edge = (a: Point, b: Point, away: readonly [number, number], label: string): void => {
    const chain = chainOf([a, b], projection, height);
    const [ax, ay, bx, by] = [chain[0]! + away[0], chain[1]! + away[1], chain[2]! + away[0], chain[3]! + away[1]];
    items.push({
      kind: 'lines',
      chains: [Float64Array.of(ax, ay, bx, by)],
      color: FRAME,
      width: style.hair * 1.4,
      opacity: 1,
      name: 'measure',
    });
    const [lx, ly] = [(ax + bx) / 2 + away[0] * 0.8, (ay + by) / 2 + away[1] * 0.8 - size * 0.35] as const;
    // Of a wide part the height's word has no room at the left: it stands on its line then.
    const roomless = away[0] < 0 && lx - style.letters.width(label, size) < size * 0.5;
    const at = roomless
      ? ([Math.max(size * 0.5, ax - size), Math.max(ay, by) + size * 0.5] as const)
      : ([lx, ly] as const);
    const anchor = away[0] < 0 && !roomless ? 'end' : 'start';
    items.push({ kind: 'text', text: label, at, size, anchor, color: INK });
  };
  const word = (axis: string, length: number): string => `${axis} ${numberText(length, 2, lang)} mm`;
  const away = size * 1.2;
  // From the isometric corner x runs to the left front, y to the right back, z up at the left.
  edge([x0, y0, z0], [x1, y0, z0], [-away * 0.6, -away], word('X', x1 - x0));
  edge([x1, y0, z0], [x1, y1, z0], [away * 0.6, -away], word('Y', y1 - y0));
  edge([x0, y0, z0], [x0, y0, z1], [-away, 0], word('Z', z1 - z0));
  return items;
}

function chainOf(points: readonly Point[], projection: Projection, height: number): Float64Array {
  const out = new Float64Array(2 * points.length);
  points.forEach((point, k) => {
    const [x, y] = projectPoint(projection, point);
    out[2 * k] = x;
    out[2 * k + 1] = height - y;
  });
  return out;
}
