import type { Color } from '../model/part.ts';
import type { SceneItem } from '../model/scene.ts';
import { MOVE_KIND_NAMES, MoveKind, type Toolpath } from '../model/toolpath.ts';
import { kindColor } from './kind-colors.ts';
import { lineWidth } from './line-width.ts';
import { Extent, MoveTracer } from './trace-moves.ts';

export interface LayerOptions {
  /** From 0. */
  readonly layer: number;
  /** [mm2] Cross-section of the filament; lines are as wide as what they lay. */
  readonly filamentArea: number;
}

/** [mm] Travels are thin. */
const HAIRLINE = 0.05;
/** [mm] Lines are grouped by widths in these steps. */
const WIDTH_STEP = 0.05;
/** Share of a line's width that has its full colour; its rims are darker, so that neighbours are told apart. */
const CORE = 0.78;
const RIM = 0.7;

interface Group {
  readonly kind: number;
  readonly width: number;
  readonly chains: number[][];
}

/** Gathers the lines of one layer of a print while the job streams by, and remembers how many layers there are. */
export class LayerPainter {
  readonly extent = new Extent();
  /** [mm] Top of the layer; and how high it is. */
  z = Number.NaN;
  height = Number.NaN;
  /** Layers of the whole job. */
  layers = 0;
  readonly #options: LayerOptions;
  readonly #groups = new Map<string, Group>();
  readonly #tracer = new MoveTracer();
  #last = '';
  #zBefore = 0;
  #current = -1;

  constructor(options: LayerOptions) {
    this.#options = options;
  }

  push(path: Toolpath): void {
    const { layer } = this.#options;
    for (const event of path.events) {
      if (event.type !== 'layer') continue;
      this.layers = Math.max(this.layers, event.layer + 1);
      if (event.layer === layer) [this.z, this.height] = [event.z, event.height];
      else if (event.layer === layer - 1) this.#zBefore = event.z;
    }
    this.#tracer.push(path, (chain, n, length) => {
      const here = path.layer[n]!;
      this.layers = Math.max(this.layers, here + 1);
      if (here !== this.#current) this.#last = '';
      this.#current = here;
      if (here === layer) this.#take(path, chain, n, length);
    });
  }

  #take(path: Toolpath, chain: Float64Array, n: number, length: number): void {
    const fed = path.e[n]!;
    const lays = fed > 0;
    if (!lays && fed !== 0) {
      this.#last = '';
      return;
    }
    if (Number.isNaN(this.z)) this.z = path.z[n]!;
    if (!(this.height > 0)) this.height = this.z - this.#zBefore;
    const kind = lays ? path.kind[n]! : MoveKind.travel;
    const width = lays ? stepped(lineWidth((fed * this.#options.filamentArea) / length, this.height)) : HAIRLINE;
    const key = `${kind} ${width}`;
    let group = this.#groups.get(key);
    if (group === undefined) {
      group = { kind, width, chains: [] };
      this.#groups.set(key, group);
    }
    if (key === this.#last)
      for (let i = 2; i < chain.length; i++) group.chains[group.chains.length - 1]!.push(chain[i]!);
    else group.chains.push([...chain]);
    this.#last = key;
    if (lays) this.extent.take(chain, width / 2);
  }

  /** Kinds that the layer holds, travels last. */
  kinds(): readonly number[] {
    const kinds = [...new Set([...this.#groups.values()].map(({ kind }) => kind))];
    return kinds.sort((a, b) => Number(a === MoveKind.travel) - Number(b === MoveKind.travel) || a - b);
  }

  /** What fills lies under walls, and travels over everything. */
  items(): readonly SceneItem[] {
    const groups = [...this.#groups.values()].sort(
      (a, b) => rank(a.kind) - rank(b.kind) || a.kind - b.kind || a.width - b.width,
    );
    return groups.flatMap(groupItems);
  }
}

function stepped(width: number): number {
  return Math.max(WIDTH_STEP, Math.round(width / WIDTH_STEP) * WIDTH_STEP);
}

function rank(kind: number): number {
  if (kind === MoveKind.travel) return 2;
  return kind === MoveKind.outerWall || kind === MoveKind.innerWall ? 1 : 0;
}

function groupItems({ kind, width, chains }: Group): readonly SceneItem[] {
  const color = kindColor(kind);
  const base = {
    kind: 'lines',
    chains: chains.map((c) => Float64Array.from(c)),
    name: MOVE_KIND_NAMES[kind]!,
  } as const;
  if (kind === MoveKind.travel) return [{ ...base, color, width, opacity: 0.55 }];
  return [
    { ...base, color: darker(color), width, opacity: 1 },
    { ...base, color, width: width * CORE, opacity: 1 },
  ];
}

function darker({ r, g, b }: Color): Color {
  return { r: Math.round(r * RIM), g: Math.round(g * RIM), b: Math.round(b * RIM) };
}
