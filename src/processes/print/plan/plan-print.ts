import { sayText } from '../../../base/text.ts';
import { loadPolygonKernel } from '../../../geometry/areas/clipper-kernel.ts';
import type { PolygonKernel } from '../../../geometry/areas/polygons.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Plan, PlannedPlate } from '../../../model/job.ts';
import type { PlanOptions } from '../../../model/process.ts';
import { findingOf } from '../../../model/rule.ts';
import type { BegunParts } from './begin-parts.ts';
import { colorChanges } from './color-changes.ts';
import type { LayerHeights } from './layer-heights.ts';
import { layerSettings } from './layer-settings.ts';
import { PLAN_PAGES } from './pages.ts';
import { partFindings } from './part-findings.ts';
import type { PartLayers, StandingPart } from './part-plan.ts';
import type { PlannedLayer } from './plan-layers.ts';
import { brimWidth, footprint } from './plate/adhesion.ts';
import type { Copy, CopyPlace } from './plate/arrange.ts';
import { placesOf } from './plate/places-of.ts';
import { planPlate, type StandingCopy } from './plate/plan-plate.ts';
import { roomAround, standingBox } from './plate/room-around.ts';
import { placeSeams } from './plate/seams.ts';
import { turnLayers } from './plate/turn-layers.ts';
import type { PrintSetup } from './setup.ts';

const SLICING = { en: 'slicing', fr: 'découpe en couches' };

/** A part with its layers and what it needs around it. */
interface ReadyPart extends PartLayers {
  /** Layers turned by 90°, made when a copy needs them. */
  turned: readonly PlannedLayer[] | undefined;
  readonly brim: number;
}

/** Plans all parts and copies onto as many plates as needed. @param begun by `beginParts` */
export async function planPrint(
  { parts, heights }: BegunParts,
  setup: PrintSetup,
  options: PlanOptions,
): Promise<Plan> {
  const findings: Finding[] = [];
  const ready: ReadyPart[] = [];
  for (const [index, begun] of parts.entries()) {
    options.progress((0.7 * index) / parts.length, SLICING);
    ready.push(await readyPart(await begun(), heights, setup, options));
    findings.push(...partFindings(ready[index]!, heights, setup));
    await options.breathe();
  }
  if (ready.length === 0 || findings.some((finding) => finding.severity === 'error')) return { plates: [], findings };
  const copies = ready.flatMap((part, k): Copy[] =>
    Array.from({ length: options.copies }, () => ({ part: k, width: part.part.size[0], depth: part.part.size[1] })),
  );
  const { places, skirt, finding } = placesOf(copies, ready, setup);
  if (finding !== undefined) findings.push(finding);
  const lost = copies.filter((_, k) => places[k] === null);
  for (const part of new Set(lost.map((copy) => copy.part))) findings.push(leftOver(ready[part]!.part, setup));
  if (lost.length > 0) return { plates: [], findings };
  const plateSetup = skirt ? setup : { ...setup, settings: { ...setup.settings, skirtLoops: 0 } };
  const tallest = ready.reduce((a, b) => (b.layers.length > a.layers.length ? b : a));
  const wanted = setup.settings.colorChange;
  const { layers, findings: told } = colorChanges(wanted, heights, tallest.layers.length, tallest.part.file);
  const plates = await planPlates({ copies, places, ready, heights, changes: layers }, plateSetup, options);
  return { plates, findings: [...findings, ...told] };
}

async function readyPart(
  planned: PartLayers,
  heights: LayerHeights,
  { machine, settings, material }: PrintSetup,
  options: PlanOptions,
): Promise<ReadyPart> {
  const kernel = await loadPolygonKernel();
  const inner = await insides(kernel, planned, heights, { machine, settings });
  const held = await supported(kernel, inner, heights, settings);
  const layers = placeSeams(held, settings.vase ? 'followed' : settings.seam, options.seed);
  return {
    ...planned,
    layers,
    turned: undefined,
    brim: brimWidth(footprint(layers[0]), planned.part.size, settings, material),
  };
}

/** Layers with what is inside them: nothing in a vase, lightning where it was asked for. */
async function insides(
  kernel: PolygonKernel,
  { layers }: PartLayers,
  heights: LayerHeights,
  { machine, settings }: Pick<PrintSetup, 'machine' | 'settings'>,
): Promise<readonly PlannedLayer[]> {
  if (settings.vase) return hollow(layers, settings.bottomLayers);
  if (settings.infillPattern !== 'lightning' || settings.infill === 0) return layers;
  const { withLightning } = await import('./fills/lightning-fill.ts');
  return withLightning(kernel, layers, heights, layerSettings(machine, settings));
}

/** Layers with what holds them up, where that was asked for. */
async function supported(
  kernel: PolygonKernel,
  layers: readonly PlannedLayer[],
  heights: LayerHeights,
  settings: PrintSetup['settings'],
): Promise<readonly PlannedLayer[]> {
  if (settings.support === 'none') return layers;
  const { withSupports } = await import('./support/support-strokes.ts');
  return withSupports(kernel, layers, heights, settings);
}

/** Nothing but the wall above the floor. */
function hollow(layers: readonly PlannedLayer[], floor: number): readonly PlannedLayer[] {
  return layers.map((layer, k) =>
    k < Math.max(1, floor)
      ? layer
      : { ...layer, islands: layer.islands.map((island) => ({ ...island, gaps: [], fills: [] })) },
  );
}

export function leftOver(part: StandingPart, { machine, machineHead }: PrintSetup): Finding {
  const width = machine.bed.x[1]! - machine.bed.x[0]!;
  const depth = machine.bed.y[1]! - machine.bed.y[0]!;
  return findingOf(PLAN_PAGES.leftOver, {
    what: sayText(
      {
        en: 'The part takes {0} × {1} mm, with what is printed around it too much for the bed of {2} × {3} mm ({4}).',
        fr: 'La pièce occupe {0} × {1} mm : avec ce qui l’entoure, c’est trop pour le plateau de {2} × {3} mm ({4}).',
      },
      part.size[0],
      part.size[1],
      width,
      depth,
      machineHead.name,
    ),
    where: { file: part.file },
    measured: Math.max(part.size[0], part.size[1]),
    limit: Math.max(width, depth),
    unit: 'mm',
  });
}

interface Arranged {
  readonly copies: readonly Copy[];
  readonly places: readonly (CopyPlace | null)[];
  readonly ready: readonly ReadyPart[];
  readonly heights: LayerHeights;
  readonly changes: ReadonlySet<number>;
}

async function planPlates(
  { copies, places, ready, heights, changes }: Arranged,
  setup: PrintSetup,
  options: PlanOptions,
): Promise<PlannedPlate[]> {
  const count = places.reduce((most, place) => Math.max(most, (place?.plate ?? -1) + 1), 0);
  const plates: PlannedPlate[] = [];
  for (let plate = 0; plate < count; plate++) {
    options.progress(0.7 + (0.3 * plate) / count, SLICING);
    const used = new Map<string, number>();
    const standing = copies.flatMap((copy, k): StandingCopy[] => {
      const place = places[k]!;
      return place.plate === plate ? [standingCopy(ready[copy.part]!, place, used)] : [];
    });
    const boxes = standing.map((copy) => standingBox(copy, [copy.size[0], copy.size[1]], copy.brim));
    const room = roomAround(boxes, setup.machine);
    plates.push(await planPlate(standing, { heights, setup, room, changes }));
    await options.breathe();
  }
  return plates;
}

function standingCopy(ready: ReadyPart, place: CopyPlace, used: Map<string, number>): StandingCopy {
  const { part } = ready;
  if (place.turned && ready.turned === undefined) ready.turned = turnLayers(ready.layers);
  const [w, d, h] = part.size;
  return {
    label: labelOf(part.file, used),
    file: part.file,
    layers: place.turned ? ready.turned! : ready.layers,
    x: place.x,
    y: place.y,
    size: place.turned ? [d, w, h] : [w, d, h],
    turn: part.turn + (place.turned ? 90 : 0),
    brim: ready.brim,
  };
}

/** Name of a copy, unique on its plate. @param used how often each name stands there already */
export function labelOf(file: string, used: Map<string, number>): string {
  const stem = file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '') || 'part';
  const number = (used.get(stem) ?? 0) + 1;
  used.set(stem, number);
  return number === 1 ? stem : `${stem} ${number}`;
}
