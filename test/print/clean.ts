import type { Mesh } from '../../src/model/part.ts';
import { blocks, box, subdivided } from '../meshes.ts';
import { CrossSection, cuboid, Manifold, meshFrom, plate, rod } from './kit.ts';
import { aboutZ, gearOutline, joined, shifted, tube, turnedRing } from './solids.ts';

const cube = box([0, 0, 0, 20, 20, 20]);

/** Sound parts that any facilitator prints as they are: nothing worse than a note. */
export const CLEAN: Readonly<Record<string, Mesh>> = {
  dome: meshFrom(Manifold.sphere(20, 96).intersect(cuboid(-30, -30, 0, 30, 30, 30))),
  gear: meshFrom(
    Manifold.extrude(
      new CrossSection([gearOutline(24, 18, 21).map(([x, y]) => [x, y] as [number, number])]),
      8,
    ).subtract(rod(0, 0, -1, 9, 3)),
  ),
  'helical gear': meshFrom(
    Manifold.extrude(
      new CrossSection([gearOutline(20, 18, 21).map(([x, y]) => [x, y] as [number, number])]),
      12,
      24,
      20,
    ),
  ),
  thread: tube(
    (row, side) => {
      const turn = (2 * Math.PI * side) / 48;
      const z = row * 0.25;
      const phase = (z / 2 - side / 48) % 1;
      const saw = Math.abs((((phase % 1) + 1) % 1) - 0.5) * 2;
      const r = 5 + 0.9 * saw;
      return [r * Math.cos(turn), r * Math.sin(turn), z];
    },
    80,
    48,
  ),
  vase: turnedRing(
    [
      ...Array.from({ length: 41 }, (_, k): [number, number] => [20 + 5 * Math.sin(k / 7), 2 * k]),
      ...Array.from({ length: 41 }, (_, k): [number, number] => [18.5 + 5 * Math.sin((40 - k) / 7), 2 * (40 - k)]),
    ],
    96,
  ),
  cup: meshFrom(rod(0, 0, 0, 80, 30, 38, 96).subtract(rod(0, 0, 2, 81, 27.8, 36, 96))),
  lettering: meshFrom(
    plate
      .add(cuboid(5, 5, 3, 7, 35, 6))
      .add(cuboid(5, 5, 3, 20, 7, 6))
      .add(cuboid(25, 5, 3, 27, 35, 6))
      .add(rod(45, 20, 3, 6, 10))
      .subtract(rod(45, 20, 4, 7, 8)),
  ),
  engraved: meshFrom(
    plate
      .subtract(cuboid(10, 10, 3, 12, 30, 5))
      .subtract(cuboid(10, 10, 3, 25, 12, 5))
      .subtract(rod(40, 20, 3, 5, 8).subtract(rod(40, 20, 2, 6, 6.5))),
  ),
  'plate with holes': meshFrom(
    Array.from({ length: 6 }, (_, k) => rod(8 + 9 * k, 20, -1, 5, 2.5)).reduce((a, b) => a.subtract(b), plate),
  ),
  'nut trap': meshFrom(
    rod(0, 0, 0, 12, 12, 12, 6)
      .subtract(rod(0, 0, 6, 13, 5, 5, 6))
      .subtract(rod(0, 0, -1, 13, 2.6)),
  ),
  cone: meshFrom(rod(0, 0, 0, 40, 20, 4)),
  'chamfered cube': meshFrom(
    Manifold.hull([cuboid(1, 1, 0, 19, 19, 20), cuboid(0, 1, 1, 20, 19, 19), cuboid(1, 0, 1, 19, 20, 19)]),
  ),
  wedge: meshFrom(Manifold.hull([cuboid(0, 0, 0, 60, 50, 1), cuboid(0, 0, 0, 60, 2, 40)])),
  'lying ring': meshFrom(rod(0, 0, 0, 6, 30, 30, 96).subtract(rod(0, 0, -1, 7, 24, 24, 96))),
  'articulated chain': joined(
    ...[0, 1, 2, 3].map((k) =>
      shifted(meshFrom(cuboid(0, 0, 0, 12, 20, 6).subtract(cuboid(4, 4, -1, 8.8, 16, 7))), 14 * k, 0, 0),
    ),
  ),
  'pin in a hinge': joined(
    meshFrom(rod(0, 0, 0, 20, 8).subtract(rod(0, 0, -1, 21, 4))),
    meshFrom(rod(0, 0, 0, 20, 3.6)),
  ),
  'a plate of bodies': joined(
    ...Array.from({ length: 9 }, (_, k) => shifted(cube, 30 * (k % 3), 30 * Math.floor(k / 3), 0)),
  ),
  '45° pyramid on its foot': meshFrom(rod(0, 0, 0, 15, 20, 5, 4)),
  'a wall of two lines': blocks([
    [0, 0, 0, 40, 20, 2],
    [19, 0, 2, 20, 20, 22],
  ]),
  'turned cube': aboutZ(cube, 33),
  'far from zero': shifted(cube, 5000, -3000, 0),
  'fine sphere cut flat':
    meshFrom(Manifold.sphere(15, 256).intersect(cuboid(-20, -20, -10, 20, 20, 20))).positions.length > 0
      ? shifted(meshFrom(Manifold.sphere(20, 200).intersect(cuboid(-30, -30, 2, 30, 30, 30))), 0, 0, -2)
      : cube,
  'slotted comb': meshFrom(
    Array.from({ length: 9 }, (_, k) => cuboid(4 + 6 * k, -1, 2, 7 + 6 * k, 30, 20)).reduce(
      (a, b) => a.subtract(b),
      cuboid(0, 0, 0, 60, 25, 15),
    ),
  ),
  'cube cut finely': subdivided(subdivided(subdivided(cube))),
};
