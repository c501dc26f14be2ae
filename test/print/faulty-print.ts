import { ball, blocks, box, moved, ring } from '../meshes.ts';
import { type CorpusCase, cuboid, Manifold, meshFrom, plate, rod, say, thinAt } from './kit.ts';
import { aboutX, aboutZ, joined, shifted, turnedSolid } from './solids.ts';

const cube = box([0, 0, 0, 20, 20, 20]);

/** Sound solids that print badly as they stand. */
export const FAULTY_PRINT: Readonly<Record<string, CorpusCase>> = {
  // thin walls
  ...Object.fromEntries(
    [0, 30, 45, 63, 90, 117].map((angle) => [
      `a wall of 0.3 at ${angle}°`,
      say(thinAt(angle, 0.3), ['thin-wall:warning'], 'warning'),
    ]),
  ),
  ...Object.fromEntries(
    [15, 45].map((angle) => [`a wall of 1 at ${angle}°`, say(thinAt(angle, 1), [], 'info', ['thin-wall'])]),
  ),
  'a round shell of 0.35': say(ring(15, 14.65, 0, 30, 96), ['thin-wall:warning'], 'warning'),
  'a small round shell of 0.3': say(ring(4, 3.7, 0, 10, 48), ['thin-wall:warning'], 'warning'),
  'a cone shell of 0.3': say(
    meshFrom(rod(0, 0, 0, 30, 20, 10, 96).subtract(rod(0, 0, -0.01, 30.01, 19.68, 9.68, 96))),
    ['thin-wall:warning'],
    'warning',
  ),
  'a round shell of 1.2': say(ring(15, 13.8, 0, 30, 96), [], 'info', ['thin-wall']),
  'a sheet of 0.15 mm': say(thinAt(20, 0.15), ['thin-wall:error|warning'], 'error'),
  'a cube of thin skin': say(
    blocks([[0, 0, 0, 30, 30, 30]], [[0.3, 0.3, 1, 29.7, 29.7, 31]]),
    ['thin-wall:warning'],
    'warning',
  ),
  // islands
  'a ball in the air': say(joined(cube, ball(40, 10, 20, 6)), ['floating-island:error|warning'], 'error'),
  'a hook that hangs down': say(
    meshFrom(
      cuboid(0, 0, 0, 8, 10, 40)
        .add(cuboid(0, 0, 34, 40, 10, 40))
        .add(cuboid(32, 0, 15, 40, 10, 40)),
    ),
    ['floating-island:error'],
    'error',
  ),
  'a stalactite in a box': say(
    meshFrom(
      cuboid(0, 0, 0, 40, 40, 40)
        .subtract(cuboid(3, -1, 3, 37, 37, 37))
        .add(rod(20, 15, 20, 38, 3)),
    ),
    ['floating-island:error'],
    'error',
  ),
  'a body a layer too high': say(
    joined(cube, shifted(box([0, 0, 0, 20, 20, 10]), 30, 0, 0.6)),
    ['floating-island:error|warning'],
    'error',
  ),
  // bridges
  ...Object.fromEntries(
    [0, 30, 45, 90].map((angle) => [
      `a bridge of 25 at ${angle}°`,
      say(
        aboutZ(
          blocks([
            [0, 0, 0, 10, 10, 15],
            [35, 0, 0, 45, 10, 15],
            [0, 0, 15, 45, 10, 20],
          ]),
          angle,
        ),
        ['long-bridge:warning'],
        'warning',
        ['overhang', 'floating-island'],
      ),
    ]),
  ),
  'a bridge of 8': say(
    blocks([
      [0, 0, 0, 10, 10, 15],
      [18, 0, 0, 28, 10, 15],
      [0, 0, 15, 28, 10, 20],
    ]),
    [],
    'info',
    ['long-bridge', 'overhang'],
  ),
  'a table on four legs': say(
    blocks([
      [0, 0, 0, 6, 6, 20],
      [54, 0, 0, 60, 6, 20],
      [0, 34, 0, 6, 40, 20],
      [54, 34, 0, 60, 40, 20],
      [0, 0, 20, 60, 40, 24],
    ]),
    ['long-bridge:warning|overhang:warning'],
    'warning',
    ['floating-island'],
  ),
  'a closed box lid of 20': say(
    meshFrom(cuboid(0, 0, 0, 26, 26, 20).subtract(cuboid(3, -1, 3, 23, 23, 17))),
    ['long-bridge:warning|overhang:warning'],
    'warning',
    ['floating-island'],
  ),
  // overhangs
  'a mushroom': say(
    turnedSolid(
      [
        [0, 0],
        [5, 0],
        [5, 20],
        [20, 22],
        [20, 26],
        [0, 26],
      ],
      64,
    ),
    ['overhang:warning'],
    'warning',
  ),
  'a cone on its tip': say(
    turnedSolid(
      [
        [0, 0],
        [3, 0],
        [30, 20],
        [0, 20],
      ],
      64,
    ),
    ['overhang:warning'],
    'warning',
  ),
  'a funnel of 40°': say(
    turnedSolid(
      [
        [0, 0],
        [8, 0],
        [8 + 30 * Math.tan((40 * Math.PI) / 180), 30],
        [0, 30],
      ],
      96,
    ),
    [],
    'info',
    ['overhang'],
  ),
  'a slanting pillar of 60°': say(
    meshFrom(Manifold.hull([cuboid(0, 0, 0, 12, 12, 0.01), cuboid(34.6, 0, 19.99, 46.6, 12, 20)])),
    ['overhang:warning'],
    'error',
  ),
  // standing
  'a pencil': say(meshFrom(rod(0, 0, 0, 120, 3.5)), ['tip-over:warning|error'], 'warning'),
  'a leaning tower': say(
    meshFrom(Manifold.hull([cuboid(0, 0, 0, 15, 15, 0.1), cuboid(40, 0, 60, 55, 15, 60.1)])),
    ['tip-over:warning|error'],
    'error',
  ),
  'an egg': say(
    moved(ball(0, 0, 25, 25), (x, y, z) => [x * 0.7, y * 0.7, z]),
    ['bed-contact:warning'],
    'warning',
  ),
  'a cube on its corner': say(
    shifted(aboutX(aboutZ(shifted(cube, -10, -10, -10), 45), 54.7356), 0, 0, 17.3205),
    ['bed-contact:warning'],
    'warning',
  ),
  'a bar on its edge': say(
    shifted(aboutX(box([0, 0, 0, 60, 20, 20]), 45), 0, 0, 0),
    ['overhang:warning|bed-contact:warning'],
    'warning',
  ),
  // bed
  'under the bed': say(shifted(cube, 0, 0, -7), ['not-on-bed:info'], 'info'),
  'over the bed': say(shifted(cube, 0, 0, 30), ['not-on-bed:info'], 'info', ['floating-island']),
  'a bar of 300': say(box([0, 0, 0, 300, 20, 10]), ['outside-machine:error|info'], 'error', ['unit']),
  'a bar of 400': say(box([0, 0, 0, 400, 20, 10]), ['outside-machine:error'], 'error'),
  'a tower of 215': say(box([0, 0, 0, 60, 60, 215]), ['outside-machine:error'], 'error'),
  // small things
  'a pin of 0.8': say(
    meshFrom(plate.add(rod(30, 20, 3, 15, 0.4, 0.4, 32))),
    ['small-pin:warning|small-feature:warning|thin-wall:warning'],
    'warning',
  ),
  'a hole of 1.2': say(meshFrom(plate.subtract(rod(30, 20, -1, 5, 0.6, 0.6, 32))), ['small-hole:info'], 'info'),
  'letters of 0.4': say(
    meshFrom(
      plate
        .add(cuboid(10, 10, 3, 10.4, 20, 5))
        .add(cuboid(10, 10, 3, 16, 10.4, 5))
        .add(cuboid(20, 10, 3, 20.4, 20, 5)),
    ),
    ['thin-wall:warning|small-feature:warning'],
    'warning',
  ),
  'a floor of 0.3': say(box([0, 0, 0, 60, 60, 0.3]), ['thin-floor:warning'], 'warning'),
  'a hinge that fuses': say(
    joined(meshFrom(rod(0, 0, 0, 20, 8).subtract(rod(0, 0, -1, 21, 4))), meshFrom(rod(0, 0, 0, 20, 3.9))),
    ['narrow-gap:warning'],
    'warning',
  ),
  'a tray on its edge': say(box([0, 0, 0, 100, 4, 80]), ['orientation:info'], 'warning'),
};
