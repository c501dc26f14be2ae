import type { DriverSettings } from '../../model/driver-settings.ts';
import type { JobReader, JobReadOptions } from '../../model/format.ts';
import type { Color, Drawing } from '../../model/part.ts';
import { MoveKind } from '../../model/toolpath.ts';
import type { Burn, BurnBook } from '../read-artwork.ts';
import { drawingJob, driverOf, gatherBytes, onBed } from '../read-artwork-job.ts';
import { badLayers, MOST_PASSES } from './bad-layers.ts';
import { cutSettings } from './cut-settings.ts';
import { mirrorOf, readLightburn } from './read.ts';
import { type ProjectNode, readTree } from './read-tree.ts';
import { FIRST_TOOL_LAYER, PALETTE } from './spec.ts';

/**
 * A LightBurn project as a job: every layer with its own speed, power, passes and rows; what a layer leaves out is the
 * machine's for that operation. @throws FormatError with line and column where it is not whole XML
 */
export async function* openLightburnJob(chunks: AsyncIterable<Uint8Array>, options: JobReadOptions): JobReader {
  const bytes = await gatherBytes(chunks);
  const driver = driverOf(options);
  const { part, findings } = await readLightburn({ name: 'job.lbrn2', bytes });
  const root = await readTree(new TextDecoder('utf-8').decode(bytes));
  const book = layerBook(root, driver);
  const drawing = onBed(part as Drawing, { ...driver, page: zeroOf(root, driver) });
  let lines = 1;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
  return yield* drawingJob(drawing, { book, driver, told: [...findings, ...badLayers(root)], lines });
}

/** The page from the corner that the project counts from. */
function zeroOf(root: ProjectNode, { page: [x0, y0, x1, y1] }: DriverSettings): DriverSettings['page'] {
  const [turnedX, , , turnedY] = mirrorOf(root);
  return [turnedX < 0 ? x1 : x0, turnedY < 0 ? y1 : y0, x1, y1];
}

function layerBook(root: ProjectNode, driver: DriverSettings): BurnBook {
  const byIndex = new Map<number, Burn>();
  const byName = new Map<string, Burn>();
  for (const { node, index, values } of cutSettings(root)) {
    const burn = burnOf(node, values, driver);
    byIndex.set(index, burn);
    byName.set(values.get('name') ?? '', burn);
    byName.set(`C${String(index).padStart(2, '0')}`, burn);
  }
  return {
    shape: (shape) => {
      if (shape.operation === 'ignore') return null;
      const color = shape.stroke ?? shape.fill;
      const index = color === null ? -1 : indexOf(color);
      const kind = shape.stroke === null ? MoveKind.engrave : MoveKind.cut;
      if (index >= FIRST_TOOL_LAYER) return null;
      const burn = byIndex.get(index) ?? usual(kind, driver);
      // The outline of a layer that fills and follows.
      return burn.kind === MoveKind.engrave && shape.stroke !== null ? { ...burn, kind: MoveKind.cut } : burn;
    },
    image: ({ layer }) => byName.get(layer) ?? usual(MoveKind.engrave, driver),
  };
}

function indexOf({ r, g, b }: Color): number {
  return PALETTE.findIndex((own) => own.r === r && own.g === g && own.b === b);
}

function usual(kind: Burn['kind'], { burns, interval }: DriverSettings): Burn {
  const name = kind === MoveKind.engrave ? 'engrave' : kind === MoveKind.score ? 'score' : 'cut';
  const { speed = 1, power = 1, passes = 1 } = burns[name] ?? {};
  return { kind, speed, power, passes, interval };
}

function burnOf(node: ProjectNode, values: ReadonlyMap<string, string>, driver: DriverSettings): Burn {
  const type = (node.attributes.type ?? node.attributes.Type ?? 'Cut').toLowerCase();
  const marks = /^(score|mark|marqu)/i.test(values.get('name') ?? '');
  const kind = type !== 'cut' ? MoveKind.engrave : marks ? MoveKind.score : MoveKind.cut;
  const standard = usual(kind, driver);
  const numberOf = (key: string, least: number, otherwise: number): number => {
    const value = Number.parseFloat(values.get(key) ?? '');
    return value >= least ? value : otherwise;
  };
  return {
    kind,
    speed: numberOf('speed', 1e-6, standard.speed),
    power: numberOf('maxPower', 0, 100 * standard.power) / 100,
    passes: Math.min(MOST_PASSES, Math.max(1, Math.round(numberOf('numPasses', 1, 1)))),
    interval: Math.max(0.01, numberOf('interval', 1e-6, standard.interval)),
  };
}
