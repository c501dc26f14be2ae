import type { Bounds } from '../model/finding.ts';
import type { Color } from '../model/part.ts';
import type { SceneItem } from '../model/scene.ts';
import { MOVE_KIND_NAMES, MoveKind, type Toolpath } from '../model/toolpath.ts';
import { rgb } from './colors.ts';
import { MoveTracer } from './trace-moves.ts';

export interface BurnOptions {
  /** [mm] What is shown. */
  readonly bounds: Bounds;
  /** [samples] Of the longer side. */
  readonly samples: number;
  /** [mm] Width of the beam. */
  readonly spot: number;
  /** [0…1] Power up to which nothing burns: the tube does not fire. By default 0. */
  readonly least?: number;
}

/** Lightly toasted, and burnt. */
const TOAST = rgb(0xb98a57);
const CHAR = rgb(0x1d120b);
const TRAVEL = rgb(0x5f7fa6);
const TRAVEL_SHADE = 0.28;
/** [samples] Thinner marks are spread over so much. */
const LEAST_WIDTH = 1.5;
/** Longer drawings of lines stay pixels: an SVG of more points is slow to open. */
const MOST_POINTS = 300_000;
/** Powers are told apart in these steps. */
const POWER_STEPS = 20;
/** Of the marked samples this share may be as dark as it gets. */
const DARKEST = 0.98;

/** Lines of one kind and power. */
export interface BurnGroup {
  readonly kind: number;
  /** [0…1] */
  readonly power: number;
  readonly color: Color;
  readonly chains: number[][];
}

/**
 * A laser job as it burns. Every burning move leaves its energy, power by speed, in a grid of samples: rows of an engraving
 * add up to its greys, whatever their number. Cuts and marks are drawn as lines on top, darker with power.
 */
export class BurnPainter {
  readonly #options: BurnOptions;
  readonly #least: number;
  readonly #scale: number;
  readonly #width: number;
  readonly #height: number;
  readonly #dose: Float32Array;
  readonly #travels: Uint8Array;
  readonly #groups = new Map<string, BurnGroup>();
  readonly #tracer = new MoveTracer();
  #points = 0;
  #last = '';
  /** A travel whose end is not known to burn yet, and whether an engraving went before it. */
  #waiting: Float64Array | null = null;
  #engraves = false;
  /** Something was engraved: the grid holds greys. */
  engraved = false;
  travelled = false;

  constructor(options: BurnOptions) {
    const [[x0, y0], [x1, y1]] = options.bounds;
    this.#options = options;
    this.#least = options.least ?? 0;
    this.#scale = options.samples / Math.max(x1 - x0, y1 - y0, 1e-3);
    this.#width = Math.max(1, Math.round((x1 - x0) * this.#scale));
    this.#height = Math.max(1, Math.round((y1 - y0) * this.#scale));
    this.#dose = new Float32Array(this.#width * this.#height);
    this.#travels = new Uint8Array(this.#width * this.#height);
  }

  push(path: Toolpath): void {
    this.#tracer.push(path, (chain, n) => {
      const power = path.power[n]!;
      const kind = path.kind[n]!;
      if (!(power > 0)) {
        this.#last = '';
        if (kind !== MoveKind.travel) return;
        if (this.#waiting !== null) this.#mark(this.#waiting);
        this.#waiting = chain;
        return;
      }
      this.#settle(kind === MoveKind.engrave);
      if (power <= this.#least) {
        this.#last = '';
        return;
      }
      const line = kind === MoveKind.cut || kind === MoveKind.score;
      if (line && this.#points < MOST_POINTS) this.#line(chain, kind, power);
      else {
        this.#last = '';
        this.engraved = true;
        this.#burn(chain, (power - this.#least) / Math.max(path.feed[n]!, 1e-3));
      }
    });
  }

  /** Draws the travel that waits; one within an engraving skips a light place of the picture and is no news. */
  #settle(engraves: boolean): void {
    if (this.#waiting !== null && !(engraves && this.#engraves)) this.#mark(this.#waiting);
    this.#waiting = null;
    this.#engraves = engraves;
  }

  #line(chain: Float64Array, kind: number, power: number): void {
    const step = Math.max(1, Math.ceil(power * POWER_STEPS - 1e-9)) / POWER_STEPS;
    const key = `${kind} ${step}`;
    let group = this.#groups.get(key);
    if (group === undefined) {
      group = { kind, power: step, color: burntColor(step), chains: [] };
      this.#groups.set(key, group);
    }
    const open = group.chains.at(-1);
    const joins = key === this.#last && open?.at(-2) === chain[0] && open?.at(-1) === chain[1];
    if (joins) for (let i = 2; i < chain.length; i++) open!.push(chain[i]!);
    else group.chains.push([...chain]);
    this.#points += chain.length / 2;
    this.#last = key;
  }

  /** Leaves energy along a line with square ends, so that rows that are cut into pieces burn evenly. */
  #burn(chain: Float64Array, energy: number): void {
    const width = Math.max(LEAST_WIDTH, this.#options.spot * this.#scale);
    const amount = energy / width;
    for (let i = 2; i < chain.length; i += 2) {
      const [ax, ay, bx, by] = this.#ends(chain, i);
      const [dx, dy] = [bx - ax, by - ay];
      const length = Math.sqrt(dx * dx + dy * dy);
      if (length === 0) continue;
      const reach = width / 2 + 0.5;
      const y1 = Math.min(this.#height - 1, Math.ceil(Math.max(ay, by) + reach));
      for (let y = Math.max(0, Math.floor(Math.min(ay, by) - reach)); y <= y1; y++) {
        const py = y + 0.5 - ay;
        const [left, right] = rowReach([ax, dx, dy, py], reach, this.#width);
        for (let x = left; x <= right; x++) {
          const px = x + 0.5 - ax;
          const along = (px * dx + py * dy) / length;
          const across = Math.abs(px * dy - py * dx) / length;
          const ends = Math.min(1, along + 0.5) - Math.max(0, along + 0.5 - length);
          const cover = Math.max(0, Math.min(1, width / 2 + 0.5 - across)) * Math.max(0, Math.min(1, ends));
          this.#dose[y * this.#width + x]! += amount * cover;
        }
      }
    }
  }

  #ends(chain: Float64Array, i: number): readonly [number, number, number, number] {
    const [[x0], [, y1]] = this.#options.bounds;
    const s = this.#scale;
    return [(chain[i - 2]! - x0) * s, (y1 - chain[i - 1]!) * s, (chain[i]! - x0) * s, (y1 - chain[i + 1]!) * s];
  }

  /** A dark move, one sample wide. */
  #mark(chain: Float64Array): void {
    this.travelled = true;
    for (let i = 2; i < chain.length; i += 2) {
      const [ax, ay, bx, by] = this.#ends(chain, i);
      const steps = Math.min(20_000, Math.max(1, Math.ceil(Math.max(Math.abs(bx - ax), Math.abs(by - ay)))));
      for (let k = 0; k <= steps; k++) {
        const x = Math.floor(ax + ((bx - ax) * k) / steps);
        const y = Math.floor(ay + ((by - ay) * k) / steps);
        if (x >= 0 && y >= 0 && x < this.#width && y < this.#height) this.#travels[y * this.#width + x] = 1;
      }
    }
  }

  /** Cuts and marks by kind and power, the strongest last. */
  groups(): readonly BurnGroup[] {
    return [...this.#groups.values()].sort((a, b) => b.kind - a.kind || a.power - b.power);
  }

  items(): readonly SceneItem[] {
    this.#settle(false);
    const [[x0, y0], [x1, y1]] = this.#options.bounds;
    const picture = { width: this.#width, height: this.#height, rgba: this.#pixels() };
    const lines = this.groups().map(
      ({ kind, color, chains }): SceneItem => ({
        kind: 'lines',
        chains: chains.map((chain) => Float64Array.from(chain)),
        color,
        width: this.#options.spot,
        opacity: 1,
        name: MOVE_KIND_NAMES[kind]!,
      }),
    );
    return [{ kind: 'picture', at: [x0, y0], size: [x1 - x0, y1 - y0], picture }, ...lines];
  }

  #pixels(): Uint8Array {
    const rgba = new Uint8Array(4 * this.#dose.length);
    const full = this.#fullDose();
    for (let at = 0; at < this.#dose.length; at++) {
      const tone = Math.min(1, this.#dose[at]! / full);
      const travel = this.#travels[at] === 1 ? TRAVEL_SHADE : 0;
      if (tone === 0 && travel === 0) continue;
      const { r, g, b } = burntColor(tone);
      const alpha = 1 - (1 - tone) * (1 - travel);
      // Burnt over travel: each by its share of what is seen.
      const share = tone / alpha;
      rgba[4 * at] = Math.round(r * share + TRAVEL.r * (1 - share));
      rgba[4 * at + 1] = Math.round(g * share + TRAVEL.g * (1 - share));
      rgba[4 * at + 2] = Math.round(b * share + TRAVEL.b * (1 - share));
      rgba[4 * at + 3] = Math.round(255 * alpha);
    }
    return rgba;
  }

  /** The dose that is shown darkest. */
  #fullDose(): number {
    const marked = this.#dose.filter((dose) => dose > 0).sort();
    return marked.length === 0 ? 1 : marked[Math.floor((marked.length - 1) * DARKEST)]!;
  }
}

/** Columns of a row that a line of this reach can touch. */
function rowReach(
  [ax, dx, dy, py]: readonly [number, number, number, number],
  reach: number,
  width: number,
): readonly [number, number] {
  const from = dy === 0 ? 0 : (py - reach) / dy;
  const to = dy === 0 ? 1 : (py + reach) / dy;
  const s = Math.max(0, Math.min(1, Math.min(from, to)));
  const t = Math.max(0, Math.min(1, Math.max(from, to)));
  const left = Math.floor(Math.min(ax + s * dx, ax + t * dx) - reach);
  const right = Math.ceil(Math.max(ax + s * dx, ax + t * dx) + reach);
  return [Math.max(0, left), Math.min(width - 1, right)];
}

/** The colour of a mark, 0 hardly seen … 1 charred. */
export function burntColor(tone: number): Color {
  const mix = (a: number, b: number): number => Math.round(a + (b - a) * Math.sqrt(tone));
  return { r: mix(TOAST.r, CHAR.r), g: mix(TOAST.g, CHAR.g), b: mix(TOAST.b, CHAR.b) };
}
