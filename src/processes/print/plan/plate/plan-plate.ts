import { loadPolygonKernel } from '../../../../geometry/areas/clipper-kernel.ts';
import { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import type { PlannedPlate } from '../../../../model/job.ts';
import type { Placement } from '../../../../model/part.ts';
import type { LayerHeights } from '../layer-heights.ts';
import type { PlannedIsland, PlannedLayer } from '../plan-layers.ts';
import { filamentArea, flowLimit, type PrintSetup } from '../setup.ts';
import type { Stroke } from '../stroke.ts';
import { StrokeSpeed } from '../stroke-speed.ts';
import { brimStrokes, footprint, skirtStrokes } from './adhesion.ts';
import { type Cooling, coolingOf } from './cooling.ts';
import { type DrawContext, drawIsland } from './draw-island.ts';
import { NozzlePath, type Shelter } from './nozzle-path.ts';
import { withPressureAdvance } from './pressure-advance.ts';
import { fillSequence, sequenceValues } from './sequence.ts';
import { placesInOrder } from './visit-order.ts';

/** A copy standing on a plate. */
export interface StandingCopy {
  readonly label: string;
  readonly file: string;
  readonly layers: readonly PlannedLayer[];
  /** [mm] Its middle. */
  readonly x: number;
  readonly y: number;
  /** [mm] As it stands, turns included. */
  readonly size: readonly [number, number, number];
  /** [degrees] */
  readonly turn: number;
  /** [mm] */
  readonly brim: number;
}

/** [mm] Of the nozzle: a loop's end is not laid over its start. */
const SEAM_GAP = 0.15;

const NO_SHELTER: Shelter = {
  inside: new EdgeIndex({ coordinates: new Float64Array(0), ends: new Uint32Array(0) }),
  x: 0,
  y: 0,
};

/** What a plate is planned with, besides what stands on it. */
export interface PlateTerms {
  readonly heights: LayerHeights;
  readonly setup: PrintSetup;
  /** [mm] From the parts to the nearest edge of the bed. */
  readonly room: number;
  /** Layers before which the filament is changed. */
  readonly changes: ReadonlySet<number>;
}

/** Turns the layers of all copies on a plate into one job. */
export async function planPlate(
  copies: readonly StandingCopy[],
  { heights, setup, room, changes }: PlateTerms,
): Promise<PlannedPlate> {
  const { machine, settings, machineHead } = setup;
  const count = copies.reduce((most, copy) => Math.max(most, copy.layers.length), 0);
  const path = new NozzlePath({
    settings,
    filamentArea: filamentArea(machine),
    accelerationWords: machineHead.firmware === 'klipper' ? 'S' : 'PT',
    ceiling: machineHead.reach.z[1]!,
  });
  const speed = new StrokeSpeed(settings, flowLimit(setup));
  const plate = new PlateDrawing(copies, path, speed, setup);
  const around = await adhesion(copies, setup, room);
  for (let layer = 0; layer < count; layer++) {
    const top = heights.tops[layer]!;
    const rises = settings.vase && layer >= Math.max(1, settings.bottomLayers);
    path.beginLayer(layer, top, heights.heights[layer]!, rises ? heights.tops[layer - 1]! : top);
    if (changes.has(layer)) path.changeFilament();
    if (layer === 1) afterFirstLayer(path, setup);
    if (layer === 0) plate.around(around);
    plate.layer(
      layer,
      rises
        ? { from: heights.tops[layer - 1]!, to: top, joined: layer > Math.max(1, settings.bottomLayers) }
        : undefined,
    );
  }
  const body = path.end();
  const top = count === 0 ? 0 : heights.tops[count - 1]!;
  const area = footArea(copies);
  const values = sequenceValues(setup, top, area);
  const at = { file: machineHead.origin };
  const start = fillSequence(machine.start, values, at);
  return {
    job: {
      firmware: machineHead.firmware,
      header: headerOf(copies, setup, count),
      start: withPressureAdvance(
        { sequence: machine.start, start },
        machineHead.firmware,
        setup.material.pressureAdvance,
      ),
      end: fillSequence(machine.end, values, at),
      body,
      labels: settings.labels ? copies.map((copy) => copy.label) : [],
      scale: {},
    },
    placements: copies.map((copy) => placementOf(copy, heights)),
  };
}

function afterFirstLayer(path: NozzlePath, { material, settings }: PrintSetup): void {
  if (settings.nozzleTemperature === undefined && material.nozzle !== material.nozzleFirst)
    path.heat('nozzle', material.nozzle);
  if (settings.bedTemperature === undefined && material.bed !== material.bedFirst) path.heat('bed', material.bed);
}

function headerOf(
  copies: readonly StandingCopy[],
  { machineHead, materialHead, settings }: PrintSetup,
  layers: number,
): string[] {
  return [
    `machine: ${machineHead.id}`,
    `material: ${materialHead.id}`,
    `preset: ${settings.preset}`,
    `layer height: ${settings.layerHeight} mm`,
    `layers: ${layers}`,
    `objects: ${copies.length}`,
  ];
}

function placementOf(copy: StandingCopy, heights: LayerHeights): Placement {
  const [w, d] = copy.size;
  const top = copy.layers.length === 0 ? 0 : heights.tops[copy.layers.length - 1]!;
  return {
    file: copy.file,
    label: copy.label,
    bounds: [
      [copy.x - w / 2, copy.y - d / 2, 0],
      [copy.x + w / 2, copy.y + d / 2, Math.max(top, copy.size[2])],
    ],
    turn: copy.turn,
  };
}

/** [mm] x0 y0 x1 y1 of all copies. */
function footArea(copies: readonly StandingCopy[]): readonly [number, number, number, number] {
  return [
    Math.min(...copies.map((c) => c.x - c.size[0] / 2)),
    Math.min(...copies.map((c) => c.y - c.size[1] / 2)),
    Math.max(...copies.map((c) => c.x + c.size[0] / 2)),
    Math.max(...copies.map((c) => c.y + c.size[1] / 2)),
  ];
}

interface Around {
  readonly skirt: readonly Stroke[];
  /** By copy. */
  readonly brims: readonly (readonly Stroke[])[];
}

/** Skirt around everything that stands on the plate, and a brim for the copies that need one. */
async function adhesion(
  copies: readonly StandingCopy[],
  { machine, settings }: PrintSetup,
  room: number,
): Promise<Around> {
  const kernel = await loadPolygonKernel();
  const everything: number[] = [];
  const brims = copies.map((copy) => {
    const foot = footprint(copy.layers[0]);
    const brim = copy.brim > 0 ? brimStrokes(kernel, foot, copy.brim, settings) : [];
    for (const points of [...(brim[0] === undefined ? [] : brim.map((b) => b.points)), foot.coordinates])
      for (let i = 0; i < points.length; i += 2) everything.push(points[i]! + copy.x, points[i + 1]! + copy.y);
    return brim;
  });
  return { skirt: skirtStrokes(kernel, everything, settings, filamentArea(machine), room), brims };
}

/** Draws layer after layer, copy after copy. */
class PlateDrawing {
  readonly #copies: readonly StandingCopy[];
  readonly #path: NozzlePath;
  readonly #speed: StrokeSpeed;
  readonly #setup: PrintSetup;
  /** Indices for travel, made once for all copies of a part. */
  readonly #shelters = new Map<PlannedIsland, EdgeIndex>();

  constructor(copies: readonly StandingCopy[], path: NozzlePath, speed: StrokeSpeed, setup: PrintSetup) {
    this.#copies = copies;
    this.#path = path;
    this.#speed = speed;
    this.#setup = setup;
  }

  around({ skirt, brims }: Around): void {
    const context = this.#context(0, 0, this.#still(), true);
    if (skirt.length > 0) drawIsland({ ...islandOf(skirt) }, NO_SHELTER, context);
    brims.forEach((brim, k) => {
      if (brim.length === 0) return;
      const copy = this.#copies[k]!;
      this.#path.beginObject(this.#label(k));
      drawIsland(islandOf(brim), NO_SHELTER, this.#context(copy.x, copy.y, this.#still(), true));
    });
  }

  layer(layer: number, rise: DrawContext['rise']): void {
    this.#shelters.clear();
    const present = this.#copies
      .map((_, k) => k)
      .filter((k) => (this.#copies[k]!.layers[layer]?.islands.length ?? 0) > 0);
    const islands = present.flatMap((k) => this.#copies[k]!.layers[layer]!.islands);
    const cooling = coolingOf(islands, layer, this.#speed, this.#setup.settings, this.#setup.material);
    const places = present.map((k): readonly [number, number] => [this.#copies[k]!.x, this.#copies[k]!.y]);
    for (const n of placesInOrder(places, [this.#path.x, this.#path.y])) {
      const k = present[n]!;
      this.#path.beginObject(this.#label(k));
      this.#drawCopy(this.#copies[k]!, layer, cooling, rise);
    }
  }

  #label(copy: number): number {
    return this.#setup.settings.labels ? copy : -1;
  }

  #drawCopy(copy: StandingCopy, layer: number, cooling: Cooling, rise: DrawContext['rise']): void {
    const context = { ...this.#context(copy.x, copy.y, cooling, layer === 0), ...(rise === undefined ? {} : { rise }) };
    const { islands } = copy.layers[layer]!;
    const from = [this.#path.x - copy.x, this.#path.y - copy.y] as const;
    for (const k of placesInOrder(islands.map(startOf), from))
      drawIsland(islands[k]!, this.#shelter(islands[k]!, copy), context);
  }

  #shelter(island: PlannedIsland, copy: StandingCopy): Shelter {
    const inside = this.#shelters.get(island) ?? new EdgeIndex(island.inside);
    this.#shelters.set(island, inside);
    return { inside, x: copy.x, y: copy.y };
  }

  #still(): Cooling {
    return { slower: 1, slowerOuter: 1, floor: this.#setup.settings.minSpeed, fan: 0, bridgeFan: 0 };
  }

  #context(x: number, y: number, cooling: Cooling, firstLayer: boolean): DrawContext {
    const { machine, settings } = this.#setup;
    const seamGap = SEAM_GAP * machine.nozzle;
    return {
      path: this.#path,
      speed: this.#speed,
      cooling,
      firstLayer,
      lineWidth: settings.lineWidth,
      x,
      y,
      outerFirst: settings.outerFirst,
      seamGap,
      arcs: settings.arcs && machine.arcs,
    };
  }
}

/** Where the nozzle comes to an island. */
function startOf({ rings, gaps, fills }: PlannedIsland): readonly [number, number] {
  const start = rings[0]?.[0] ?? gaps[0] ?? fills[0]?.[0];
  return start === undefined ? [0, 0] : [start.points[0]!, start.points[1]!];
}

function islandOf(loops: readonly Stroke[]): PlannedIsland {
  const none = { coordinates: new Float64Array(0), ends: new Uint32Array(0) };
  return { outline: none, inside: none, rings: [loops], gaps: [], fills: [] };
}
