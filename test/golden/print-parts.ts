import type { Mesh } from '../../src/model/part.ts';
import { ball, blocks, box, circle, moved, prism, ring, together } from '../meshes.ts';

/** A part, how it is printed, and what a reader of its golden should look for. */
export interface GoldenPart {
  readonly name: string;
  readonly about: string;
  readonly parts: readonly Mesh[];
  readonly settings?: Readonly<Record<string, string>>;
  readonly copies?: number;
}

const cube = box([0, 0, 0, 10, 10, 4]);
const cylinder = prism(circle(0, 0, 6, 48), 0, 3);
const table = blocks([
  [8, 8, 0, 12, 12, 4],
  [0, 0, 4, 20, 20, 5],
]);
const recess = blocks([[0, 0, 0, 20, 20, 5]], [[7, 7, 3, 13, 13, 5]]);
/** Smaller towards the top: a frustum of `sides`. */
const frustum = moved(prism(circle(0, 0, 8, 32), 0, 4), (x, y, z) => [x * (1 - z / 8), y * (1 - z / 8), z]);
const wedge = prism(
  [
    [0, 0],
    [20, 0.6],
    [20, 1.6],
    [0, 0.2],
  ],
  0,
  1.2,
);
const letterE = blocks([
  [0, 0, 0, 1, 10, 1],
  [1, 0, 0, 6, 0.9, 1],
  [1, 4.5, 0, 5, 5.3, 1],
  [1, 9.2, 0, 6, 10, 1],
]);
const arch = blocks([
  [0, 0, 0, 4, 6, 3],
  [14, 0, 0, 18, 6, 3],
  [0, 0, 3, 18, 6, 4],
]);

export const GOLDEN_PARTS: readonly GoldenPart[] = [
  { name: 'cube', about: 'two walls, 4 bottom and 5 top layers, grid between', parts: [cube] },
  { name: 'cube-draft', about: 'layers of 0.28 mm', parts: [cube], settings: { preset: 'draft' } },
  { name: 'cube-fine', about: 'layers of 0.12 mm', parts: [cube], settings: { preset: 'fine' } },
  { name: 'cube-solid', about: 'no sparse lines', parts: [cube], settings: { infill: '100 %' } },
  { name: 'cube-one-wall', about: 'no inner wall', parts: [cube], settings: { perimeters: '1' } },
  { name: 'cube-outer-first', about: 'the lengths of cube', parts: [cube], settings: { outerFirst: 'true' } },
  { name: 'cylinder', about: 'round walls as lines', parts: [cylinder] },
  { name: 'cylinder-arcs', about: 'the volumes of cylinder, fewer moves', parts: [cylinder], settings: { arcs: 'true' } },
  { name: 'cylinder-vase', about: 'one rising wall over its floor', parts: [cylinder], settings: { vase: 'true' } },
  { name: 'gyroid', about: 'waves that change with the height', parts: [cube], settings: { infillPattern: 'gyroid' } },
  { name: 'triangles', about: 'three directions a layer', parts: [cube], settings: { infillPattern: 'triangles' } },
  {
    name: 'lightning',
    about: 'a third less than cube: branches under the ceiling, nothing lower down',
    parts: [cube],
    settings: { infillPattern: 'lightning' },
  },
  {
    name: 'rectilinear',
    about: 'one direction a layer, turn about',
    parts: [cube],
    settings: { infillPattern: 'rectilinear', infill: '40 %' },
  },
  { name: 'ring', about: 'two outlines, seams one above the other', parts: [ring(8, 5, 0, 2, 48)] },
  { name: 'frustum', about: 'solid rings under the slope', parts: [frustum] },
  { name: 'wedge', about: 'a wall from 0.2 to 1 mm: lines of varying width', parts: [wedge] },
  { name: 'letter', about: 'strokes of 0.8 to 1 mm', parts: [letterE] },
  { name: 'arch', about: 'threads across 10 mm of air in layer 16', parts: [arch] },
  { name: 'table', about: 'a plate far over its foot, unsupported', parts: [table] },
  { name: 'table-columns', about: 'support under the plate', parts: [table], settings: { support: 'grid' } },
  { name: 'table-trees', about: 'less support than table-columns', parts: [table], settings: { support: 'tree' } },
  { name: 'recess-hollow', about: 'the floor of the recess on threads from wall to wall', parts: [recess], settings: { infill: '0 %' } },
  { name: 'dome-adaptive', about: 'layers thinner towards the top', parts: [ball(0, 0, 0, 6, 32)], settings: { adaptiveLayers: 'true' } },
  { name: 'brim', about: 'loops around the foot in layer 1', parts: [cube], settings: { brim: 'outer' } },
  { name: 'two-towers', about: 'travel between them in every layer', parts: [together(box([0, 0, 0, 4, 4, 3]), box([20, 0, 0, 24, 4, 3]))] },
  { name: 'copies', about: 'three times the cube on one plate', parts: [cube], copies: 3 },
];
