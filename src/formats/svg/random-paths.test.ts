import fc from 'fast-check';
import { expect, test } from 'vitest';
import { strokedSubpaths } from '../../geometry/paths/drawing-measures.ts';
import { flattenSubpath } from '../../geometry/paths/flatten-curve.ts';
import { svg } from './index.ts';

/**
 * Documents of several paths, each with commands of every kind in large and small letters, under turned groups, against a
 * plain reader of the same commands that keeps nothing from one path to the next and samples every curve by its definition.
 */

type Point = readonly [number, number];
interface Step {
  readonly letter: string;
  readonly numbers: readonly number[];
}
interface Placed {
  readonly steps: readonly Step[];
  readonly turn: number;
  readonly shift: Point;
  readonly size: number;
}

const COORDINATE = fc.integer({ min: -400, max: 400 }).map((tenth) => tenth / 10);
const FLAG = fc.constantFrom(0, 1);
const numbers = (count: number) => fc.array(COORDINATE, { minLength: count, maxLength: count });
const RADIUS = fc.integer({ min: 0, max: 300 }).map((tenth) => tenth / 10);
const ARC = fc
  .tuple(RADIUS, RADIUS, COORDINATE, FLAG, FLAG, COORDINATE, COORDINATE)
  .map((values): readonly number[] => values);
const command = (letters: readonly string[], values: fc.Arbitrary<readonly number[]>): fc.Arbitrary<Step> =>
  fc.record({ letter: fc.constantFrom(...letters), numbers: values });
const ANY = fc.oneof(
  command(['L', 'l', 'M', 'm', 'T', 't'], numbers(2)),
  command(['H', 'h', 'V', 'v'], numbers(1)),
  command(['C', 'c'], numbers(6)),
  command(['S', 's', 'Q', 'q'], numbers(4)),
  command(['A', 'a'], ARC),
  command(['Z', 'z'], fc.constant([])),
);
const PLACED: fc.Arbitrary<Placed> = fc.record({
  steps: fc
    .tuple(command(['M', 'm'], numbers(2)), fc.array(ANY, { minLength: 1, maxLength: 8 }))
    .map(([first, rest]) => [first, ...rest]),
  turn: fc.integer({ min: -180, max: 180 }),
  shift: fc.tuple(COORDINATE, COORDINATE),
  size: fc.integer({ min: 5, max: 20 }).map((tenth) => tenth / 10),
});

/** How a program may write a number: with or without the nought before the point. */
const written = (value: number): string => String(value).replace(/^(-?)0\./, '$1.');

function text({ steps, turn, shift, size }: Placed): string {
  const data = steps.map(({ letter, numbers: values }) => letter + values.map(written).join(' ')).join('');
  return `<g transform="translate(${shift.join(',')}) rotate(${turn}) scale(${size})"><path fill="none" stroke="red" d="${data}"/></g>`;
}

const PARTS = 400;
const between = (a: Point, b: Point, t: number): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

/** A curve of any degree by de Casteljau. */
function bezier(controls: readonly Point[]): Point[] {
  const at = (points: readonly Point[], t: number): Point =>
    points.length === 1
      ? points[0]!
      : at(
          points.slice(1).map((point, i) => between(points[i]!, point, t)),
          t,
        );
  return Array.from({ length: PARTS }, (_, i) => at(controls, (i + 1) / PARTS));
}

/** SVG 2, appendix B.2.4 and B.2.5: from the ends to the centre, radii that are too small grown. */
function ellipse(from: Point, values: readonly number[], to: Point): Point[] {
  const [rx0, ry0, degrees, large, positive] = values as [number, number, number, number, number];
  if (rx0 === 0 || ry0 === 0) return [to];
  if (from[0] === to[0] && from[1] === to[1]) return [];
  const angle = (degrees * Math.PI) / 180;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const [dx, dy] = [(from[0] - to[0]) / 2, (from[1] - to[1]) / 2];
  const [x, y] = [c * dx + s * dy, c * dy - s * dx];
  const grow = Math.sqrt(Math.max(1, (x / rx0) ** 2 + (y / ry0) ** 2));
  const [rx, ry] = [rx0 * grow, ry0 * grow];
  const rest = Math.max(0, (rx * ry) ** 2 - (rx * y) ** 2 - (ry * x) ** 2) / ((rx * y) ** 2 + (ry * x) ** 2);
  const root = (large === positive ? -1 : 1) * Math.sqrt(rest);
  const [u, v] = [(root * rx * y) / ry, (-root * ry * x) / rx];
  const start = Math.atan2((y - v) / ry, (x - u) / rx);
  let sweep = Math.atan2((-y - v) / ry, (-x - u) / rx) - start;
  if (positive === 1 && sweep < 0) sweep += 2 * Math.PI;
  if (positive === 0 && sweep > 0) sweep -= 2 * Math.PI;
  const [mx, my] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  return Array.from({ length: PARTS }, (_, i): Point => {
    const at = start + (sweep * (i + 1)) / PARTS;
    const [px, py] = [u + rx * Math.cos(at), v + ry * Math.sin(at)];
    return [c * px - s * py + mx, s * px + c * py + my];
  });
}

/** The strokes of one path, as points in its own units. */
function strokes(steps: readonly Step[]): Point[][] {
  const all: Point[][] = [];
  let line: Point[] = [[0, 0]];
  let control: Point | null = null;
  let before = '';
  const begin = (at: Point) => {
    all.push(line);
    line = [at];
  };
  for (const { letter, numbers: n } of steps) {
    const here = line.at(-1)!;
    const kind = letter.toLowerCase();
    const [ox, oy] = letter === kind ? here : [0, 0];
    const point = (i: number): Point => [ox + n[i]!, oy + n[i + 1]!];
    const mirrored = (kinds: string): Point =>
      control !== null && kinds.includes(before) ? [2 * here[0] - control[0], 2 * here[1] - control[1]] : here;
    let next: Point | null = null;
    if (kind === 'm') begin(point(0));
    else if (kind === 'z') begin(line[0]!);
    else if (kind === 'h') line.push([ox + n[0]!, here[1]]);
    else if (kind === 'v') line.push([here[0], oy + n[0]!]);
    else if (kind === 'l') line.push(point(0));
    else if (kind === 'a') line.push(...ellipse(here, n, point(5)));
    else {
      const cubic = kind === 'c' || kind === 's';
      const first = kind === 'c' || kind === 'q' ? point(0) : mirrored(cubic ? 'cs' : 'qt');
      next = kind === 'c' ? point(2) : kind === 's' ? point(0) : first;
      const end = point(n.length - 2);
      line.push(...bezier(cubic ? [here, first, next, end] : [here, first, end]));
    }
    if (kind === 'z') all.at(-1)!.push(line[0]!);
    control = next;
    before = kind;
  }
  return [...all, line];
}

function placed({ steps, turn, shift, size }: Placed): Point[][] {
  const angle = (turn * Math.PI) / 180;
  const [c, s] = [size * Math.cos(angle), size * Math.sin(angle)];
  return strokes(steps).map((line) =>
    line.map(([x, y]): Point => [c * x - s * y + shift[0], 1000 - (s * x + c * y + shift[1])]),
  );
}

function lengthOf(line: readonly Point[]): number {
  return line.slice(1).reduce((sum, [x, y], i) => sum + Math.sqrt((x - line[i]![0]) ** 2 + (y - line[i]![1]) ** 2), 0);
}

/** Where a stroke begins and ends, and how long it is; those of no length are no strokes. */
function measures(lines: readonly (readonly Point[])[]): number[][] {
  return lines.map((line) => [...line[0]!, ...line.at(-1)!, lengthOf(line)]).filter((measure) => measure[4]! > 1e-6);
}

function points(flat: Float64Array): Point[] {
  return Array.from({ length: flat.length / 2 }, (_, i): Point => [flat[2 * i]!, flat[2 * i + 1]!]);
}

/** A drawing in which nothing is long enough to burn is refused: one stroke always is. */
const LINE: Placed = {
  steps: [
    { letter: 'M', numbers: [0, 0] },
    { letter: 'h', numbers: [9] },
  ],
  turn: 0,
  shift: [0, 0],
  size: 1,
};

test('every path of a document begins, ends and is as long as its own commands say, whatever stands before it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(PLACED, { minLength: 1, maxLength: 4 }), async (drawn) => {
      const paths = [LINE, ...drawn];
      const body = `<svg xmlns="http://www.w3.org/2000/svg" width="1000mm" height="1000mm" viewBox="0 0 1000 1000">${paths.map(text).join('')}</svg>`;
      const { part } = await svg.readPart!(
        { name: 'paths.svg', bytes: new TextEncoder().encode(body) },
        { settings: new Map(), resolve: async () => undefined },
      );
      if (part.kind !== 'drawing') throw new Error('not a drawing');
      const ours = measures(strokedSubpaths(part).map((subpath) => points(flattenSubpath(subpath, 1e-4))));
      const wanted = measures(paths.flatMap(placed));
      expect(ours.length).toBe(wanted.length);
      for (const [i, measure] of wanted.entries())
        for (const [k, value] of measure.entries())
          expect(Math.abs(ours[i]![k]! - value)).toBeLessThan(0.01 + measure[4]! / 1000);
    }),
    { numRuns: 300 },
  );
});
