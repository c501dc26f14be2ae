import { ball, blocks, box, circle, meshOf, moved, prism, subdivided, turned, without } from '../meshes.ts';
import { CLEAN } from './clean.ts';
import {
  type CorpusCase,
  cuboid,
  eight,
  Manifold,
  meshFrom,
  noUnit,
  plate,
  r7,
  rod,
  say,
  tubeThrough,
  withoutNear,
  withoutWhere,
} from './kit.ts';
import { aboutZ, joined, scaled, shifted } from './solids.ts';

const cube = box([0, 0, 0, 20, 20, 20]);
const gearMesh = CLEAN.gear!;

/** Parts whose unit, skin or bodies are at fault. */
export const FAULTY_SKIN: Readonly<Record<string, CorpusCase>> = {
  // units
  'cube in metres': say(noUnit(scaled(cube, 0.001)), ['unit:error|warning'], 'error', ['thin-wall', 'bed-contact']),
  'plate in metres': say(noUnit(scaled(meshFrom(plate), 0.001)), ['unit:error|warning'], 'error'),
  'gear in inches': say(noUnit(scaled(gearMesh, 1 / 25.4)), ['unit:warning']),
  'bracket of 3 × 1½ × ¼ in': say(noUnit(box([0, 0, 0, 3, 1.5, 0.25])), ['unit:warning']),
  'cup in centimetres': say(noUnit(scaled(CLEAN.cup!, 0.1)), ['unit:warning']),
  'a house in millimetres': say(noUnit(scaled(cube, 400)), ['unit:warning', 'outside-machine:error'], 'error'),
  'in micrometres': say(noUnit(scaled(cube, 1000)), ['unit:warning', 'outside-machine:error'], 'error'),
  'a 12 mm cube is no doubt': say(noUnit(box([0, 0, 0, 12, 12, 12])), [], 'info', ['unit']),
  // self-intersection
  'figure of eight': say(eight, ['self-intersection:warning'], 'warning', ['open-edges', 'overlapping-bodies']),
  'bow-tie prism': say(
    meshOf(
      [0, 0, 0, 20, 20, 0, 20, 0, 0, 0, 20, 0, 0, 0, 10, 20, 20, 10, 20, 0, 10, 0, 20, 10],
      [0, 2, 1, 0, 3, 2, 4, 5, 6, 4, 6, 7, 0, 1, 5, 0, 5, 4, 1, 2, 6, 1, 6, 5, 2, 3, 7, 2, 7, 6, 3, 0, 4, 3, 4, 7],
    ),
    ['self-intersection:warning|info'],
    'error',
  ),
  'a spike pushed through its wall': say(
    moved(subdivided(subdivided(subdivided(cube))), (x, y, z) =>
      x === 20 && Math.abs(y - 10) < 2.6 && Math.abs(z - 10) < 2.6 ? [-8, y, z] : [x, y, z],
    ),
    ['self-intersection:warning|info'],
    'error',
  ),
  'rope wound into itself': say(
    tubeThrough(
      Array.from({ length: 160 }, (_, k) => [20 * Math.cos(k / 12), 20 * Math.sin(k / 12), 4 + 0.03 * k] as const),
      4,
    ),
    ['self-intersection:warning'],
    'warning',
    ['open-edges'],
  ),
  // non-manifold
  'two cubes on one edge': say(
    blocks([
      [0, 0, 0, 20, 20, 20],
      [20, 20, 0, 40, 40, 20],
    ]),
    ['non-manifold-edges:warning|error'],
    'error',
  ),
  'two cubes on one edge, aslant': say(
    aboutZ(
      blocks([
        [0, 0, 0, 20, 20, 20],
        [20, 20, 0, 40, 40, 20],
      ]),
      17,
    ),
    ['non-manifold-edges:warning|error'],
    'error',
  ),
  'a checkerboard': say(
    blocks([
      [0, 0, 0, 10, 10, 5],
      [10, 10, 0, 20, 20, 5],
      [20, 0, 0, 30, 10, 5],
      [10, -10, 0, 20, 0, 5],
    ]),
    ['non-manifold-edges:warning|error'],
    'error',
  ),
  'an upper step that touches by an edge': say(
    blocks([
      [0, 0, 0, 20, 20, 10],
      [20, 0, 10, 40, 20, 20],
      [0, 0, 10, 10, 20, 30],
      [10, 0, 20, 40, 20, 30],
    ]),
    ['non-manifold-edges:warning|error'],
    'error',
  ),
  'a fin of no thickness': say(
    { ...meshOf([...cube.positions, 10, 40, 10], [...cube.triangles, 2, 6, 8]) },
    ['non-manifold-edges:warning|error'],
    'error',
  ),
  // open
  'a gear without one tooth face': say(without(gearMesh, 40), ['open-edges:warning|error'], 'error'),
  'a dome without its foot': say(
    withoutWhere(CLEAN.dome!, (_x, _y, z) => z < 1e-6),
    ['open-edges:error'],
    'error',
  ),
  'a tube without thickness': say(
    withoutWhere(prism(circle(0, 0, 15, 48), 0, 30), (_x, _y, _z, flat) => flat),
    ['open-edges:error'],
    'error',
    [],
  ),
  'a sphere with a torn patch': say(
    withoutNear(ball(0, 0, 20, 20), [20, 0, 20], 6),
    ['open-edges:error|warning'],
    'error',
  ),
  'two holes in two faces': say(without(subdivided(subdivided(cube)), 3, 100), ['open-edges:warning|error'], 'error'),
  'one sheet': say(meshOf([0, 0, 0, 30, 0, 0, 30, 30, 0, 0, 30, 0], [0, 1, 2, 0, 2, 3]), ['open-edges:error'], 'error'),
  // winding
  'one body of two inside out': say(
    joined(
      cube,
      turned(shifted(cube, 40, 0, 0), () => true),
    ),
    ['winding:warning|info'],
    'warning',
    ['open-edges', 'overlapping-bodies'],
  ),
  'a gear inside out': say(
    turned(gearMesh, () => true),
    ['winding:warning|info'],
    'warning',
  ),
  'a cavity and its solid inside out': say(
    turned(blocks([[0, 0, 0, 30, 30, 30]], [[5, 5, 5, 25, 25, 25]]), () => true),
    ['winding:warning|info', 'enclosed-void:info'],
    'warning',
    ['overlapping-bodies'],
  ),
  'seven triangles turned': say(
    turned(subdivided(subdivided(cube)), (t) => [3, 50, 51, 90, 120, 150, 191].includes(t)),
    ['winding:warning|info'],
    'warning',
    ['open-edges'],
  ),
  'a third of the triangles turned': say(
    turned(gearMesh, () => r7() < 0.3),
    ['winding:warning|info'],
    'warning',
    ['open-edges', 'zero-volume'],
  ),
  // overlaps
  'a ball in the side of a block': say(
    joined(cube, ball(20, 10, 10, 6)),
    ['overlapping-bodies:warning|info'],
    'warning',
    ['open-edges'],
  ),
  'a rod through a plate': say(
    joined(meshFrom(plate), meshFrom(rod(30, 20, 0, 20, 5))),
    ['overlapping-bodies:warning|info'],
    'warning',
  ),
  'a solid inside a solid': say(
    joined(cube, box([5, 5, 5, 15, 15, 15])),
    ['overlapping-bodies:warning|info'],
    'warning',
    ['enclosed-void'],
  ),
  'two turned blocks': say(
    joined(cube, aboutZ(shifted(cube, 5, 5, 0), 30)),
    ['overlapping-bodies:warning|info'],
    'warning',
  ),
  'the same gear twice': say(joined(gearMesh, gearMesh), ['overlapping-bodies:warning|info'], 'warning'),
  'twice, a hair apart': say(joined(cube, shifted(cube, 1e-3, 0, 0)), ['overlapping-bodies:warning|info'], 'warning'),
  'side by side, face on face': say(joined(cube, shifted(cube, 20, 0, 0)), [], 'info'),
  // cavities
  'a round hollow': say(
    meshFrom(cuboid(0, 0, 0, 40, 40, 40).subtract(Manifold.sphere(12, 64).translate([20, 20, 20]))),
    ['enclosed-void:info|warning'],
    'info',
    ['winding', 'overlapping-bodies'],
  ),
  'two hollows': say(
    blocks(
      [[0, 0, 0, 60, 30, 30]],
      [
        [5, 5, 5, 25, 25, 25],
        [35, 5, 5, 55, 25, 25],
      ],
    ),
    ['enclosed-void:info|warning'],
    'info',
    ['winding'],
  ),
  'a rattle': say(
    joined(blocks([[0, 0, 0, 30, 30, 30]], [[5, 5, 5, 25, 25, 25]]), box([10, 10, 10, 20, 20, 20])),
    ['enclosed-void:info|warning', 'floating-island:error|warning'],
    'error',
    ['winding', 'overlapping-bodies'],
  ),
  'a hollow with a drain': say(
    meshFrom(
      cuboid(0, 0, 0, 30, 30, 30)
        .subtract(cuboid(5, 5, 5, 25, 25, 25))
        .subtract(rod(15, 15, -1, 6, 3)),
    ),
    [],
    'warning',
    ['enclosed-void'],
  ),
};
