import { FormatError } from '../base/errors.ts';
import { numberText, same, sayText } from '../base/text.ts';
import type { BurnName, DriverSettings } from '../model/driver-settings.ts';
import type { Finding } from '../model/finding.ts';
import { FindingCollector } from '../model/finding-collector.ts';
import type { JobReader, JobReadOptions } from '../model/format.ts';
import { hexOf } from '../model/hex-color.ts';
import type { Color, Drawing, PartReading, PlacedImage, Shape } from '../model/part.ts';
import { findingOf } from '../model/rule.ts';
import { MoveKind } from '../model/toolpath.ts';
import { UNMAPPED, WIDE_LINE } from './artwork-rules.ts';
import { artworkMoves, type Burn, type BurnBook } from './read-artwork.ts';
import { refuseBeyondBed } from './refuse-beyond-bed.ts';

/** [mm] A line may be so wide whatever the driver's hairline is: programs round to 0.1 pt and back. */
const ALWAYS_THIN = 0.1;
/** Drivers take a line for one to follow up to about four times their hairline. */
const WIDE = 4;

/** All bytes of a job that is read as a whole. */
export async function gatherBytes(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of chunks) {
    pieces.push(piece);
    length += piece.length;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** What the machine's driver is set to. @throws FormatError where the machine has none */
export function driverOf({ driver, firmware }: JobReadOptions): DriverSettings {
  if (driver !== undefined) return driver;
  throw new FormatError(
    sayText(
      { en: 'A machine with {0} does not run drawings.', fr: 'Une machine avec {0} n’exécute pas de dessins.' },
      same(firmware),
    ),
    { en: 'Prepare a job from it first: etabli prepare.', fr: 'Préparez d’abord un travail : etabli prepare.' },
    { line: 1 },
  );
}

/**
 * A drawing as a finished job, its colours (or layers) read by the machine's profile.
 */
export async function* colorJob(reading: PartReading, options: JobReadOptions, lines: number): JobReader {
  const driver = driverOf(options);
  const book = new ColorBook(driver);
  const drawing = onBed(reading.part as Drawing, driver);
  return yield* drawingJob(drawing, { book, driver, told: reading.findings, lines });
}

export interface DrawingJob {
  readonly book: BurnBook & { readonly findings?: () => readonly Finding[] };
  readonly driver: DriverSettings;
  /** What the reader of the drawing said; notes about how its size was found are left out. */
  readonly told: readonly Finding[];
  readonly lines: number;
}

/** The moves of a drawing, with what its reader and its book of colours have to say at the end. */
export async function* drawingJob(drawing: Drawing, { book, driver, told, lines }: DrawingJob): JobReader {
  refuseBeyondBed(drawing, driver);
  const first = told.filter(({ severity }) => severity !== 'info');
  let findings: readonly Finding[] = first;
  for (const toolpath of artworkMoves(drawing, book, driver)) {
    yield { toolpath, findings };
    findings = [];
  }
  const last = book.findings?.() ?? [];
  if (last.length > 0) yield { toolpath: EMPTY, findings: last };
  return { lines, labels: [], complete: true };
}

const none = (): Float64Array => new Float64Array(0);
const EMPTY = {
  length: 0,
  start: [0, 0, 0] as const,
  kind: new Uint8Array(0),
  motion: new Uint8Array(0),
  x: none(),
  y: none(),
  z: none(),
  e: none(),
  i: none(),
  j: none(),
  feed: none(),
  power: none(),
  object: new Int32Array(0),
  layer: new Int32Array(0),
  line: new Uint32Array(0),
  events: [],
};

/** The drawing moved from its page to the bed. */
export function onBed(drawing: Drawing, { page: [x0, y0] }: DriverSettings): Drawing {
  if (x0 === 0 && y0 === 0) return drawing;
  return {
    ...drawing,
    shapes: drawing.shapes.map((shape) => ({
      ...shape,
      subpaths: shape.subpaths.map((subpath) => {
        const coordinates = new Float64Array(subpath.coordinates);
        let n = 0;
        for (const verb of subpath.verbs) {
          const size = verb === 0 ? 2 : verb === 1 ? 6 : 9;
          const places = verb === 2 ? [0, 7] : verb === 1 ? [0, 2, 4] : [0];
          for (const place of places) {
            coordinates[n + place]! += x0;
            coordinates[n + place + 1]! += y0;
          }
          n += size;
        }
        return { ...subpath, x0: subpath.x0 + x0, y0: subpath.y0 + y0, coordinates };
      }),
    })),
    images: drawing.images.map((image) => {
      const [a, b, c, d, e, f] = image.transform;
      return { ...image, transform: [a, b, c, d, e + x0, f + y0] as const };
    }),
  };
}

const KIND = { cut: MoveKind.cut, score: MoveKind.score, engrave: MoveKind.engrave } as const;

/** Operations by layer name (as our own files have them), then by exact colour. */
class ColorBook implements BurnBook {
  readonly #driver: DriverSettings;
  readonly #collector = new FindingCollector();

  constructor(driver: DriverSettings) {
    this.#driver = driver;
  }

  readonly shape = (shape: Shape): Burn | null => {
    if (shape.operation === 'ignore') return null;
    const color = shape.stroke ?? shape.fill;
    if (color === null || (shape.stroke === null && isWhite(color))) return null;
    const named = this.#named(shape.layer);
    const colored = this.#colored(color);
    const name = named ?? colored;
    if (name === undefined) {
      this.#unmapped(color, shape);
      return null;
    }
    if (name !== colored && shape.stroke !== null && this.#driver.burns[name]?.color !== undefined)
      this.#otherColor(color, name, shape);
    const kind = shape.stroke === null ? 'engrave' : name;
    if (kind !== 'engrave' && shape.strokeWidth > Math.max(ALWAYS_THIN, WIDE * this.#driver.hairline) + 1e-6)
      this.#wide(shape);
    return this.#burn(kind);
  };

  readonly image = (_image: PlacedImage): Burn | null => this.#burn('engrave');

  #burn(name: BurnName): Burn {
    const setting = this.#driver.burns[name];
    const { speed = 1, power = 1, passes = 1 } = setting ?? {};
    return { kind: KIND[name], speed, power, passes, interval: this.#driver.interval };
  }

  #named(layer: string): BurnName | undefined {
    const lower = layer.toLowerCase();
    return (['cut', 'score', 'engrave'] as const).find((name) => name === lower);
  }

  #colored(color: Color): BurnName | undefined {
    const { burns } = this.#driver;
    return (['cut', 'score', 'engrave'] as const).find((name) => {
      const own = burns[name]?.color;
      return own !== undefined && own.r === color.r && own.g === color.g && own.b === color.b;
    });
  }

  #unmapped(color: Color, shape: Shape): void {
    this.#collector.add(
      findingOf(UNMAPPED, {
        what: sayText(
          { en: 'The colour {0} has no operation.', fr: 'La couleur {0} n’a pas d’opération.' },
          same(hexOf(color)),
        ),
        where: whereOf(shape),
      }),
    );
  }

  /** Drivers know no layers. */
  #otherColor(color: Color, name: BurnName, shape: Shape): void {
    const what = sayText(
      {
        en: 'The line is on the layer of another operation ("{0}") than its colour, {1}, asks for.',
        fr: 'Le trait est sur le calque d’une autre opération (« {0} ») que celle de sa couleur, {1}.',
      },
      same(name),
      same(hexOf(color)),
    );
    this.#collector.add(findingOf(UNMAPPED, { what, severity: 'error', where: whereOf(shape) }));
  }

  #wide(shape: Shape): void {
    const limit = Math.max(ALWAYS_THIN, WIDE * this.#driver.hairline);
    this.#collector.add(
      findingOf(WIDE_LINE, {
        what: sayText(
          { en: 'A line to follow is {0} mm wide.', fr: 'Un trait à suivre a {0} mm d’épaisseur.' },
          numberText(shape.strokeWidth, 3),
        ),
        where: whereOf(shape),
        measured: shape.strokeWidth,
        limit,
        unit: 'mm',
      }),
    );
  }

  readonly findings = (): readonly Finding[] => [...this.#collector.take(), ...this.#collector.rest()];
}

function isWhite({ r, g, b }: Color): boolean {
  return r > 250 && g > 250 && b > 250;
}

function whereOf({ line, element, id, layer }: Shape): Finding['where'] {
  return { ...(line > 0 ? { line } : {}), element, ...(id === '' ? {} : { id }), ...(layer === '' ? {} : { layer }) };
}
