import { FormatError, UsageError } from '../../base/errors.ts';
import { sayText } from '../../base/text.ts';
import type { Bounds } from '../../model/finding.ts';
import type { Format } from '../../model/format.ts';
import { MoveKind, type Toolpath } from '../../model/toolpath.ts';
import { BurnPainter, burntColor } from '../../picture/burn-painter.ts';
import { BED, rgb } from '../../picture/colors.ts';
import { type FlatThing, flatView } from '../../picture/flat-view.ts';
import { kindColor } from '../../picture/kind-colors.ts';
import { LayerPainter } from '../../picture/layer-painter.ts';
import { numberText, sizeText } from '../../picture/numbers.ts';
import { PlatePainter } from '../../picture/plate-painter.ts';
import { type LegendEntry, layoutSheet } from '../../picture/sheet.ts';
import { Extent, MoveTracer } from '../../picture/trace-moves.ts';
import { burntWord, kindWord, WORDS } from '../../picture/words.ts';
import { guessDialect } from '../guess-dialect.ts';
import { headOf, type JobSource } from '../job-source.ts';
import type { OpenBench } from '../open-bench.ts';
import { sniffFormat } from '../sniff-format.ts';
import { houseLetters } from './house-letters.ts';
import type { Preview, PreviewRequest, Shown } from './preview.ts';

/** Bytes that a dialect is guessed from. */
const GUESS_SIZE = 1 << 18;
/** [mm] Where no machine says: 1.75 mm filament, and the beam of a CO2 laser. */
const FILAMENT = 1.75;
const SPOT = 0.15;
/** Samples of a painted grid by pixels of the picture, so that edges come out soft; and of a longer side at most. */
const SAMPLES = 2;
const MOST_SAMPLES = 4000;
/** Sheets that a laser burns: light wood. */
const SHEET = rgb(0xf4e7d0);

/** A picture of a finished job: a plate from above, one of its layers, a sheet as burnt. @throws FormatError, UsageError */
export async function previewJob(source: JobSource, request: PreviewRequest): Promise<Preview> {
  const job = await openedJob(source, request.open);
  const { layer } = request;
  if (job.burns && layer !== undefined) {
    throw new UsageError(
      { en: 'A laser job has no layers.', fr: 'Un travail laser n’a pas de couches.' },
      { en: 'Leave --layer out.', fr: 'Enlevez --layer.' },
    );
  }
  const drawn = job.burns
    ? await drawBurn(job, request)
    : layer === undefined
      ? await drawPlate(job, request)
      : await drawLayer(job, request, layer);
  const title = source.name.replace(/^.*[\\/]/, '');
  const letters = await houseLetters();
  const { lang, width } = request;
  const sheet = layoutSheet(
    { title, facts: drawn.facts, legend: () => drawn.legend, view: (w, style) => flatView(drawn.thing, w, style) },
    { width, lang, letters },
  );
  const { shows, facts, thing, layers } = drawn;
  return { shows, title, facts, sheet, letters, bounds: thing.bounds, layer: layer ?? null, layers };
}

interface Drawn {
  readonly shows: Shown;
  readonly facts: string;
  readonly legend: readonly LegendEntry[];
  readonly thing: FlatThing;
  readonly layers: number | null;
}

interface OpenedJob {
  readonly name: string;
  readonly burns: boolean;
  readonly open: OpenBench | undefined;
  /** Hands over the whole job, piece by piece. */
  readonly follow: (take: (path: Toolpath) => void) => Promise<void>;
}

async function openedJob(source: JobSource, open: OpenBench | undefined): Promise<OpenedJob> {
  const head = await headOf(source, open === undefined ? GUESS_SIZE : undefined);
  const format: Format = sniffFormat(head.subarray(0, 4096), source.size, source.name, (f) => f.openJob !== undefined);
  const firmware = open?.machine.head.firmware ?? guessDialect(head);
  if (open === undefined && format.name === 'pdf') {
    throw new UsageError(
      {
        en: 'A PDF of colours is burnt as its machine is set up, and no machine is named.',
        fr: 'Un PDF de couleurs est brûlé selon les réglages de sa machine, et aucune machine n’est nommée.',
      },
      { en: 'Name the machine with -m.', fr: 'Nommez la machine avec -m.' },
    );
  }
  const driver = open?.bench.driver;
  const scale = open?.bench.scale ?? { powerMax: 1000 };
  const options = { firmware, scale, ...(driver === undefined ? {} : { driver }) };
  return {
    name: source.name,
    burns: open === undefined ? format.name !== 'gcode' || firmware === 'grbl' : open.bench.limits.laser !== undefined,
    open,
    async follow(take) {
      for await (const { toolpath } of format.openJob!(source.open(), options)) take(toolpath);
    },
  };
}

function nothingDone(): FormatError {
  return new FormatError(
    { en: 'The job lays or burns nothing.', fr: 'Le travail ne dépose et ne brûle rien.' },
    {
      en: 'Make the job again, or name the machine that it is for with -m.',
      fr: 'Refaites le travail, ou nommez sa machine avec -m.',
    },
    {},
    'empty',
  );
}

/** [mm] Where something is laid or burnt, on a first run over the job. */
async function extentOf(job: OpenedJob): Promise<Extent> {
  const extent = new Extent();
  const tracer = new MoveTracer();
  await job.follow((path) =>
    tracer.push(path, (chain, n) => {
      if (path.e[n]! > 0 || path.power[n]! > 0) extent.take(chain);
    }),
  );
  if (extent.empty) throw nothingDone();
  return extent;
}

function filamentArea(open: OpenBench | undefined): number {
  const diameter = open?.bench.limits.print?.filament ?? FILAMENT;
  return (Math.PI * diameter * diameter) / 4;
}

/** The bed with the reach of the axes around it: purge lines lie there. */
function bedBounds({ bench }: OpenBench): Bounds {
  const { bed, reach } = bench.limits;
  return [
    [Math.min(bed[0][0], reach[0][0]), Math.min(bed[0][1], reach[0][1]), 0],
    [Math.max(bed[1][0], reach[1][0]), Math.max(bed[1][1], reach[1][1]), 0],
  ];
}

function bedOf(open: OpenBench | undefined, color = BED): FlatThing['ground'] {
  if (open === undefined) return { area: null, color };
  const [[x0, y0], [x1, y1]] = open.bench.limits.bed;
  return { area: [x0, y0, x1, y1], color };
}

const samplesOf = (width: number): number => Math.min(MOST_SAMPLES, SAMPLES * width);

async function drawPlate(job: OpenedJob, { open, width, lang }: PreviewRequest): Promise<Drawn> {
  const bounds = open === undefined ? (await extentOf(job)).bounds(0.05) : bedBounds(open);
  const painter = new PlatePainter({ bounds, samples: samplesOf(width), filamentArea: filamentArea(open) });
  await job.follow((path) => painter.push(path));
  const { extent, layers, top } = painter;
  if (extent.empty) throw nothingDone();
  const printed = sizeText([extent.x1 - extent.x0, extent.y1 - extent.y0], lang);
  const item = painter.item();
  return {
    shows: 'plate',
    facts: sayText(WORDS.plate, String(layers), printed, numberText(top, 2, lang))[lang],
    legend: kindLegend(painter.kinds(), lang),
    thing: { bounds, ground: bedOf(open), items: () => [item] },
    layers,
  };
}

function kindLegend(kinds: readonly number[], lang: PreviewRequest['lang']): readonly LegendEntry[] {
  return kinds.map((kind) => ({
    color: kindColor(kind),
    label: kindWord(kind)[lang],
    mark: kind === MoveKind.travel ? 'line' : 'area',
  }));
}

async function drawLayer(job: OpenedJob, { open, lang }: PreviewRequest, layer: number): Promise<Drawn> {
  const painter = new LayerPainter({ layer: layer - 1, filamentArea: filamentArea(open) });
  await job.follow((path) => painter.push(path));
  const { layers, extent } = painter;
  if (layers === 0) throw nothingDone();
  if (layer > layers || extent.empty) {
    throw new UsageError(
      layer > layers
        ? sayText({ en: 'The job has {0} layers.', fr: 'Le travail a {0} couches.' }, layers)
        : sayText({ en: 'Layer {0} lays nothing.', fr: 'La couche {0} ne dépose rien.' }, layer),
      sayText({ en: 'Give --layer 1 to {0}.', fr: 'Donnez --layer de 1 à {0}.' }, layers),
    );
  }
  const bounds = extent.bounds(0.04);
  const items = painter.items();
  const height = numberText(painter.height, 3, lang);
  return {
    shows: 'layer',
    facts: sayText(WORDS.layer, String(layer), String(layers), numberText(painter.z, 3, lang), height)[lang],
    legend: kindLegend(painter.kinds(), lang),
    thing: { bounds, ground: bedOf(open), items: () => items },
    layers,
  };
}

/** More powers than this are one entry of the legend. */
const MOST_POWERS = 6;

async function drawBurn(job: OpenedJob, { open, width, lang }: PreviewRequest): Promise<Drawn> {
  const extent = await extentOf(job);
  const bounds = extent.bounds(0.04);
  const spot = open?.bench.limits.laser?.spot ?? SPOT;
  const least = open?.bench.driver?.powerMin ?? 0;
  const painter = new BurnPainter({ bounds, samples: samplesOf(width), spot, least });
  await job.follow((path) => painter.push(path));
  const items = painter.items();
  const size = sizeText([extent.x1 - extent.x0, extent.y1 - extent.y0], lang);
  const legend: LegendEntry[] = [];
  for (const kind of [MoveKind.cut, MoveKind.score]) {
    const groups = painter.groups().filter((group) => group.kind === kind);
    const word = burntWord(kind)[lang];
    if (groups.length > MOST_POWERS)
      legend.push({ color: burntColor(0.6), label: sayText(WORDS.allPowers, word)[lang], mark: 'line' });
    else
      for (const { power, color } of groups) {
        const label = sayText(WORDS.power, word, numberText(100 * power, 0, lang))[lang];
        legend.push({ color, label, mark: 'line' });
      }
  }
  if (painter.engraved) {
    const label = sayText(WORDS.allPowers, burntWord(MoveKind.engrave)[lang])[lang];
    legend.push({ color: burntColor(0.8), label, mark: 'area' });
  }
  if (painter.travelled) legend.push({ color: rgb(0x9fb1c9), label: burntWord(MoveKind.travel)[lang], mark: 'line' });
  return {
    shows: 'burn',
    facts: sayText(WORDS.burn, size)[lang],
    legend,
    thing: {
      bounds,
      ground: bedOf(open, SHEET),
      items: () => items,
    },
    layers: null,
  };
}
