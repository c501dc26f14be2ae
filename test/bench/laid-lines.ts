/** Lines that a job lays, by layer and width, from our own plates and from the text of a peer. */
import { packContours } from '../../src/geometry/areas/islands.ts';
import { NO_POLYGONS, type PolygonKernel, type Polygons } from '../../src/geometry/areas/polygons.ts';
import type { PlannedPlate } from '../../src/model/job.ts';
import { MoveKind } from '../../src/model/toolpath.ts';

export interface Laid {
  /** By layer: lines by their width [mm], x y x y … each. */
  readonly lines: Map<number, Map<number, number[][]>>;
  readonly heights: Map<number, { readonly z: number; readonly height: number }>;
  /** [mm3] Of the part alone, without what threads of bridges are thicker than their layer. */
  volume: number;
  /** Lines drawn without a stop that are shorter than 2 mm, and all. */
  short: number;
  strokes: number;
}

/** [mm] */
const NOZZLE = 0.4;
export const FILAMENT = (Math.PI * 1.75 * 1.75) / 4;
/** [mm] */
const SHORT = 2;

const AROUND: readonly number[] = [MoveKind.skirt, MoveKind.brim, MoveKind.purge];

/** Counts lines and what they lay as they come. */
class Layer {
  readonly laid: Laid = { lines: new Map(), heights: new Map(), volume: 0, short: 0, strokes: 0 };
  #way = 0;

  draw(
    layer: number,
    bridge: boolean,
    volume: number,
    [x0, y0, x, y]: readonly [number, number, number, number],
  ): void {
    const { laid } = this;
    const height = laid.heights.get(layer)?.height ?? 0.2;
    const length = Math.sqrt((x - x0) ** 2 + (y - y0) ** 2);
    if (length === 0) return;
    this.#way += length;
    laid.volume += bridge ? Math.min(volume, NOZZLE * length * height) : volume;
    const width = widthOf(bridge, volume / length, height);
    const widths = laid.lines.get(layer) ?? new Map<number, number[][]>();
    laid.lines.set(layer, widths);
    const rounded = Math.round(width * 500) / 500;
    const known = widths.get(rounded);
    if (known === undefined) widths.set(rounded, [[x0, y0, x, y]]);
    else known.push([x0, y0, x, y]);
  }

  stop(): void {
    if (this.#way === 0) return;
    this.laid.strokes++;
    if (this.#way < SHORT) this.laid.short++;
    this.#way = 0;
  }
}

export function laidBy({ job }: PlannedPlate): Laid {
  const made = new Layer();
  let [x0, y0] = [0, 0];
  for (const chunk of job.body) {
    for (const event of chunk.events)
      if (event.type === 'layer') made.laid.heights.set(event.layer, { z: event.z, height: event.height });
    for (let n = 0; n < chunk.length; n++) {
      const [x, y, e, kind, layer] = [chunk.x[n]!, chunk.y[n]!, chunk.e[n]!, chunk.kind[n]!, chunk.layer[n]!];
      const line = e > 0 && kind !== MoveKind.unretract && !AROUND.includes(kind);
      if (line) made.draw(layer, kind === MoveKind.bridge, e * FILAMENT, [x0, y0, x, y]);
      else if (x !== x0 || y !== y0) made.stop();
      [x0, y0] = [x, y];
    }
  }
  made.stop();
  return made.laid;
}

/** Of a file by PrusaSlicer with relative E and its comments. */
export function laidByText(text: string): Laid {
  const made = new Layer();
  let [x0, y0, layer, z, type] = [0, 0, -1, 0, ''];
  for (const line of text.split('\n')) {
    const said = /^;(LAYER_CHANGE|Z|HEIGHT|TYPE):?(.*)/.exec(line);
    if (said?.[1] === 'LAYER_CHANGE') layer++;
    else if (said?.[1] === 'Z') z = Number(said[2]);
    else if (said?.[1] === 'HEIGHT' && !made.laid.heights.has(layer))
      made.laid.heights.set(layer, { z, height: Number(said[2]) });
    else if (said?.[1] === 'TYPE') type = said[2]!;
    if (!line.startsWith('G1 ') || layer < 0) continue;
    const word = (letter: string, known: number): number =>
      Number(new RegExp(` ${letter}(-?[\\d.]+)`).exec(line)?.[1] ?? known);
    const [x, y, e] = [word('X', x0), word('Y', y0), word('E', 0)];
    if (e > 0 && type !== 'Skirt/Brim') made.draw(layer, type === 'Bridge infill', e * FILAMENT, [x0, y0, x, y]);
    else if (x !== x0 || y !== y0) made.stop();
    [x0, y0] = [x, y];
  }
  made.stop();
  return made.laid;
}

/** [mm] Of a line with round sides, of a thread across the air its diameter; on its anchors it is a line. */
function widthOf(bridge: boolean, area: number, height: number): number {
  if (bridge && area > NOZZLE * height * 1.01) return Math.sqrt((4 * area) / Math.PI);
  return Math.max(area / height + height * (1 - Math.PI / 4), Math.sqrt((4 * area) / Math.PI) / 2);
}

/** The area under all lines of a layer. */
export function covered(kernel: PolygonKernel, widths: ReadonlyMap<number, number[][]> | undefined): Polygons {
  let all = NO_POLYGONS;
  for (const [width, lines] of widths ?? [])
    all = kernel.union(all, kernel.swell(packContours(lines), width / 2, 'round'));
  return all;
}
