import type { Bounds } from '../model/finding.ts';
import type { Scene, SceneItem } from '../model/scene.ts';
import { MOVE_KIND_NAMES, MoveKind, type Toolpath } from '../model/toolpath.ts';
import { kindColor } from './kind-colors.ts';

export interface LayerSceneOptions {
  /** From 0. */
  readonly layer: number;
  /** [mm2] Cross-section of the filament; lines are as wide as what they lay. */
  readonly filamentArea: number;
  readonly travels: boolean;
}

/** [mm] Travels, and lines of unknown width. */
const HAIRLINE = 0.06;
/** [mm] Lines are grouped by widths in these steps. */
const WIDTH_STEP = 0.05;

/** Lines of one layer of a print, by kind and as wide as they lie; what is laid first lies under the rest. */
export function layerScene(chunks: Iterable<Toolpath>, options: LayerSceneOptions): Scene {
  const groups = new Map<string, { readonly kind: number; readonly width: number; readonly chains: number[][] }>();
  let [x, y] = [0, 0];
  let height = 0;
  let last = '';
  const bounds = new Range();
  for (const chunk of chunks) {
    for (const event of chunk.events)
      if (event.type === 'layer' && event.layer === options.layer) height = event.height;
    for (let n = 0; n < chunk.length; n++) {
      const [tx, ty] = [chunk.x[n]!, chunk.y[n]!];
      const length = Math.sqrt((tx - x) ** 2 + (ty - y) ** 2);
      const lays = chunk.e[n]! > 0;
      if (chunk.layer[n] === options.layer && length > 0 && (lays || (options.travels && chunk.e[n] === 0))) {
        const kind = lays ? chunk.kind[n]! : MoveKind.travel;
        const width = lays ? lineWidth((chunk.e[n]! * options.filamentArea) / length, height) : HAIRLINE;
        const key = `${kind} ${width}`;
        const group = groups.get(key) ?? { kind, width, chains: [] };
        groups.set(key, group);
        if (key === last) group.chains[group.chains.length - 1]!.push(tx, ty);
        else group.chains.push([x, y, tx, ty]);
        last = key;
        if (lays) bounds.take(x, y, tx, ty, width / 2);
      } else if (length > 0) last = '';
      [x, y] = [tx, ty];
    }
  }
  const items = [...groups.values()].sort((a, b) => rank(a.kind) - rank(b.kind)).map(toItem);
  return { bounds: bounds.bounds(), items };
}

/** Travels under everything, walls on top. */
function rank(kind: number): number {
  if (kind === MoveKind.travel) return 2;
  return kind === MoveKind.outerWall || kind === MoveKind.innerWall ? 1 : 0;
}

function lineWidth(area: number, height: number): number {
  if (height <= 0) return 0.4;
  const round = (Math.PI * height * height) / 4;
  const width = area <= round ? Math.sqrt((4 * area) / Math.PI) : (area - round) / height + height;
  return Math.max(WIDTH_STEP, Math.round(width / WIDTH_STEP) * WIDTH_STEP);
}

function toItem(group: {
  readonly kind: number;
  readonly width: number;
  readonly chains: readonly number[][];
}): SceneItem {
  return {
    kind: 'lines',
    chains: group.chains.map((chain) => Float64Array.from(chain)),
    color: kindColor(group.kind),
    width: group.width,
    opacity: group.kind === MoveKind.travel ? 1 : 0.9,
    name: MOVE_KIND_NAMES[group.kind]!,
  };
}

class Range {
  #x0 = Infinity;
  #y0 = Infinity;
  #x1 = -Infinity;
  #y1 = -Infinity;

  take(x: number, y: number, u: number, v: number, around: number): void {
    this.#x0 = Math.min(this.#x0, x - around, u - around);
    this.#y0 = Math.min(this.#y0, y - around, v - around);
    this.#x1 = Math.max(this.#x1, x + around, u + around);
    this.#y1 = Math.max(this.#y1, y + around, v + around);
  }

  bounds(): Bounds {
    if (this.#x0 > this.#x1) return NOWHERE;
    return [
      [this.#x0, this.#y0, 0],
      [this.#x1, this.#y1, 0],
    ];
  }
}

const NOWHERE: Bounds = [
  [0, 0, 0],
  [1, 1, 0],
];
