import { same } from '../../base/text.ts';
import type { DataMap, DataNode } from '../../model/data-node.ts';
import type { Finding } from '../../model/finding.ts';
import type { BoundFirmware } from '../../model/firmware.ts';
import type { Plan } from '../../model/job.ts';
import type { Color, Drawing, NamedPart, Part, Raster, Shape, Subpath } from '../../model/part.ts';
import type { Bench, ProcessInput } from '../../model/process.ts';
import { laserBench } from './bench.ts';
import { bindLaser } from './bind-laser.ts';
import type { LaserSetup } from './setup.ts';

/** Machines, materials and drawings for the tests of this room, without any file. */
type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

const AT = { file: 'test' };

function nodeOf(value: Plain): DataNode {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(nodeOf), at: AT };
  if (typeof value === 'object') return mapOf(value as { readonly [key: string]: Plain });
  return { kind: 'scalar', value: value as string, raw: String(value), at: AT };
}

function mapOf(value: { readonly [key: string]: Plain }): DataMap {
  const entries = Object.entries(value).map(([key, item]) => [key, { keyAt: AT, node: nodeOf(item) }] as const);
  return { kind: 'map', entries: new Map(entries), at: AT };
}

export const PLYWOOD: { readonly [key: string]: Plain } = {
  thickness: '3 mm',
  kerf: '0.2 mm',
  recipes: [
    {
      beam: 'co2',
      watts: '40 W',
      cut: { speed: '12 mm/s', power: '90 %' },
      score: { speed: '60 mm/s', power: '25 %' },
      engrave: { speed: '100 mm/s', power: '40 %', interval: '0.1 mm' },
    },
  ],
};

export interface BenchRequest {
  readonly settings?: { readonly [key: string]: Plain };
  readonly laser?: { readonly [key: string]: Plain };
  /** The material's `laser:` section; null: no material. */
  readonly material?: { readonly [key: string]: Plain } | null;
  /** [mm] */
  readonly width?: number;
  readonly height?: number;
}

function inputOf(request: BenchRequest): ProcessInput {
  const { settings = {}, width = 400, height = 400, material = PLYWOOD } = request;
  const section = {
    beam: 'co2',
    watts: '40 W',
    powerMax: 1000,
    spot: '0.15 mm',
    ...request.laser,
  };
  const head = {
    id: 'test',
    name: same('test'),
    process: 'laser',
    firmware: 'grbl',
    format: 'gcode',
    formats: [],
    verified: false,
    source: '',
    defaultMaterial: undefined,
    reach: { x: [0, width], y: [0, height], z: [0, 0] },
    origin: 'built-in',
  };
  const firmware: BoundFirmware = {
    maxFeed: { x: 100, y: 100, z: 10 },
    maxAcceleration: { x: 500, y: 500, z: 100 },
    start: () => {
      throw new Error('no clock in these tests');
    },
  };
  const substance = {
    head: {
      id: 'wood',
      name: same('wood'),
      process: 'laser' as const,
      verified: false,
      source: '',
      origin: 'built-in',
    },
    node: mapOf({ laser: material ?? {} }),
  };
  return {
    machine: { head, node: mapOf({ laser: section }) },
    ...(material === null ? {} : { material: substance }),
    settings: mapOf(settings),
    firmware,
  };
}

export function benchOf(request: BenchRequest = {}): Bench {
  return laserBench(inputOf(request));
}

export function setupFixture(request: BenchRequest = {}): LaserSetup {
  return bindLaser(inputOf(request));
}

export const RED: Color = { r: 255, g: 0, b: 0 };
export const BLUE: Color = { r: 0, g: 0, b: 255 };
export const BLACK: Color = { r: 0, g: 0, b: 0 };
export const WHITE: Color = { r: 255, g: 255, b: 255 };

/** A stroke along points. */
export function strokeOf(points: readonly (readonly [number, number])[], closed = false): Subpath {
  const [first, ...rest] = points;
  return {
    x0: first![0],
    y0: first![1],
    verbs: new Uint8Array(rest.length),
    coordinates: Float64Array.from(rest.flat()),
    closed,
  };
}

export function squareOf(x: number, y: number, side: number): Subpath {
  return strokeOf(
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ],
    true,
  );
}

/** A circle as one arc; clockwise if the radius is given as negative. */
export function circleOf(x: number, y: number, radius: number): Subpath {
  const r = Math.abs(radius);
  return {
    x0: x + r,
    y0: y,
    verbs: Uint8Array.of(2),
    coordinates: Float64Array.of(x, y, r, r, 0, 0, radius > 0 ? 2 * Math.PI : -2 * Math.PI, x + r, y),
    closed: true,
  };
}

export function shapeOf(subpaths: readonly Subpath[], paint: Partial<Shape> = {}): Shape {
  return {
    subpaths,
    stroke: paint.fill === undefined ? RED : null,
    fill: null,
    fillRule: 'nonzero',
    strokeWidth: 0.1,
    layer: '',
    element: 'path',
    id: '',
    line: 1,
    ...paint,
  };
}

export function drawingOf(shapes: readonly Shape[], page: readonly [number, number] | null = null): Drawing {
  return { kind: 'drawing', shapes, images: [], page, unit: 'mm' };
}

export function rasterOf(width: number, height: number, grey: (x: number, y: number) => number, dpi = 254): Raster {
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) pixels[y * width + x] = grey(x, y);
  return { kind: 'raster', width, height, grey: pixels, dpi: [dpi, dpi] };
}

function named(part: Part, file = 'test.svg'): NamedPart {
  return { file, sha256: '', part };
}

export async function findingsOf(part: Part, request: BenchRequest = {}): Promise<readonly Finding[]> {
  return benchOf(request).check(named(part), {});
}

export async function planOf(part: Part, request: BenchRequest = {}, copies = 1): Promise<Plan> {
  return benchOf(request).plan([named(part)], {
    copies,
    seed: 0,
    pool: { threads: 1, map: () => Promise.reject(new Error('no threads in these tests')) },
    progress: () => {},
    breathe: () => Promise.resolve(),
  });
}
