import { combPath } from '../../../../geometry/areas/comb-path.ts';
import type { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import { Motion, MoveKind, type Toolpath } from '../../../../model/toolpath.ts';
import { ToolpathBuilder } from '../../../../model/toolpath-builder.ts';
import type { PrintSettings } from '../../settings.ts';

/** [mm] Centre, length, and whether it turns left. */
export interface DrawnArc {
  readonly x: number;
  readonly y: number;
  readonly length: number;
  readonly left: boolean;
}

export interface NozzleOptions {
  readonly settings: PrintSettings;
  /** [mm2] Cross-section of the filament. */
  readonly filamentArea: number;
  /** `M204 S` alone, or P and T apart. */
  readonly accelerationWords: 'S' | 'PT';
  /** [mm] Highest place of the nozzle. */
  readonly ceiling: number;
}

/** Where the nozzle may travel without being seen: an island's inside, in its part's frame, and that frame's origin. */
export interface Shelter {
  readonly inside: EdgeIndex;
  readonly x: number;
  readonly y: number;
}

/** [mm] Moves shorter than the file's last decimal are none. */
const LEAST = 1.5e-3;
/** A detour inside the part may be this much longer than the straight way, plus 3 mm. */
const DETOUR = 2;
/** [mm] Longest way inside the part without pulling the filament back. */
const LONGEST_DRY = 25;
/** [mm] The nozzle wipes over at most this much of its last line. */
const LONGEST_WIPE = 2.5;
/** [mm] Nothing is worth more than this many metres an hour: the file's decimals. */
const E_STEP = 1e-5;

/**
 * Moves the nozzle: travels with retraction, wipe and lift where they are needed, and lines with the filament that
 * they take. Knows where the nozzle is, what is retracted and which limits are set, so that words change only when
 * they must.
 */
export class NozzlePath {
  readonly #options: NozzleOptions;
  readonly #builder = new ToolpathBuilder([0, 0, 0], 4096);
  readonly #chunks: Toolpath[] = [];
  #x = 0;
  #y = 0;
  #z = 0;
  #started = false;
  #layerZ = 0;
  #retracted = 0;
  #acceleration = -1;
  #fan = 0;
  /** The last line drawn, x y, newest last: what a wipe goes back over. */
  #trail: number[] = [];
  #shelter: Shelter | null = null;

  constructor(options: NozzleOptions) {
    this.#options = options;
  }

  get x(): number {
    return this.#x;
  }

  get y(): number {
    return this.#y;
  }

  /** @param from [mm] where the nozzle begins, below `z` where the layer rises along its line */
  beginLayer(layer: number, z: number, height: number, from = z): void {
    const builder = this.#builder;
    if (builder.length > 20_000) this.#chunks.push(builder.take());
    this.#layerZ = from;
    builder.layer = layer;
    builder.event({ type: 'layer', layer, z, height });
  }

  beginObject(object: number): void {
    if (this.#builder.object === object) return;
    this.#builder.object = object;
    this.#builder.event({ type: 'object', object });
  }

  fan(fraction: number): void {
    const rounded = Math.round(fraction * 255) / 255;
    if (rounded === this.#fan) return;
    this.#fan = rounded;
    this.#builder.event({ type: 'fan', fraction: rounded });
  }

  heat(heater: 'nozzle' | 'bed', target: number): void {
    this.#builder.event({ type: 'heat', heater, tool: 0, target, wait: false });
  }

  changeFilament(): void {
    this.#builder.event({ type: 'pause', change: 'filament' });
  }

  acceleration(print: number): void {
    if (print === this.#acceleration) return;
    this.#acceleration = print;
    const travel = this.#options.settings.travelAcceleration;
    const words: Readonly<Record<string, number>> =
      this.#options.accelerationWords === 'S' ? { S: print } : { P: print, T: travel };
    this.#builder.event({ type: 'limits', command: 'M204', words });
  }

  /** Goes to a place without printing. `shelter`: the island in which it lies, in which the nozzle may stay. */
  travel(x: number, y: number, shelter: Shelter | null): void {
    const dx = x - this.#x;
    const dy = y - this.#y;
    const length = Math.sqrt(dx * dx + dy * dy);
    const rises = Math.abs(this.#layerZ - this.#z) > LEAST;
    const from = this.#shelter;
    this.#shelter = shelter;
    if (!this.#started) {
      this.#started = true;
      this.#go(x, y, this.#layerZ);
      return;
    }
    if (length < LEAST && !rises) return;
    const { settings } = this.#options;
    const way = settings.combing && sameShelter(from, shelter) ? this.#sheltered(shelter!, x, y, length) : null;
    const dry =
      length >= settings.retractFrom && (way === null || wayLength(this.#x, this.#y, x, y, way) > LONGEST_DRY);
    if (dry || (rises && length >= settings.retractFrom)) this.#retract();
    const hop = dry && way === null ? settings.zHop : 0;
    this.#climb(Math.min(this.#layerZ + hop, this.#options.ceiling));
    for (let k = 0; way !== null && k < way.length; k += 2) this.#go(way[k]!, way[k + 1]!, this.#z);
    this.#go(x, y, this.#z);
    this.#climb(this.#layerZ);
    this.#trail = [];
  }

  /** Draws to a place. @param area [mm2] cross-section @param speed [mm/s] @param z [mm] where the line rises */
  draw(x: number, y: number, kind: number, area: number, speed: number, z = this.#z): void {
    const dx = x - this.#x;
    const dy = y - this.#y;
    const length = Math.sqrt(dx * dx + dy * dy);
    if (length < LEAST) return;
    this.#unretract();
    this.#builder.add({ kind, motion: Motion.line, x, y, z, e: this.#filament(area, length), feed: speed });
    this.#z = z;
    this.#leaveTrail(x, y);
  }

  /** Draws an arc to a place. @param length [mm] along the arc */
  drawArc(x: number, y: number, arc: DrawnArc, kind: number, area: number, speed: number): void {
    if (arc.length < LEAST) return;
    this.#unretract();
    const motion = arc.left ? Motion.counterClockwise : Motion.clockwise;
    const e = this.#filament(area, arc.length);
    this.#builder.add({ kind, motion, x, y, z: this.#z, e, i: arc.x, j: arc.y, feed: speed });
    this.#trail = [];
    this.#leaveTrail(x, y);
  }

  #filament(area: number, length: number): number {
    return (area * this.#options.settings.flow * length) / this.#options.filamentArea;
  }

  #leaveTrail(x: number, y: number): void {
    if (this.#trail.length === 0) this.#trail.push(this.#x, this.#y);
    this.#trail.push(x, y);
    this.#x = x;
    this.#y = y;
  }

  /** [mm] Filament fed so far is not counted here: the meter reads the moves. */
  end(): readonly Toolpath[] {
    this.#unretract();
    this.beginObject(-1);
    this.#chunks.push(this.#builder.take());
    return this.#chunks;
  }

  #sheltered(shelter: Shelter, x: number, y: number, length: number): number[] | null {
    const path = combPath(
      shelter.inside,
      [this.#x - shelter.x, this.#y - shelter.y],
      [x - shelter.x, y - shelter.y],
      this.#options.settings.lineWidth,
    );
    if (path === null) return null;
    for (let k = 0; k < path.length; k += 2) {
      path[k]! += shelter.x;
      path[k + 1]! += shelter.y;
    }
    return wayLength(this.#x, this.#y, x, y, path) > DETOUR * length + 3 ? null : path;
  }

  #go(x: number, y: number, z: number): void {
    const moves =
      Math.abs(x - this.#x) > LEAST / 2 || Math.abs(y - this.#y) > LEAST / 2 || Math.abs(z - this.#z) > LEAST / 2;
    if (!moves && this.#builder.length > 0) return;
    this.#builder.add({
      kind: MoveKind.travel,
      motion: Motion.line,
      x,
      y,
      z,
      feed: this.#options.settings.travelSpeed,
    });
    this.#x = x;
    this.#y = y;
    this.#z = z;
  }

  #climb(z: number): void {
    if (Math.abs(z - this.#z) < LEAST / 2) return;
    const feed = this.#options.settings.travelSpeedZ;
    this.#builder.add({ kind: MoveKind.travel, motion: Motion.line, x: this.#x, y: this.#y, z, feed });
    this.#z = z;
  }

  /** Pulls the filament back, most of it while wiping back over the last line. */
  #retract(): void {
    const { retraction, retractSpeed, wipe, travelSpeed } = this.#options.settings;
    const whole = retraction - this.#retracted;
    if (whole < E_STEP) return;
    this.#retracted = retraction;
    const feed = Math.min(travelSpeed, 0.8 * travelSpeed);
    const stretch = wipe ? Math.min(LONGEST_WIPE, (feed * whole) / retractSpeed) : 0;
    let left = whole;
    let to = this.#trail.length - 4;
    let remaining = Math.min(stretch, trailLength(this.#trail));
    if (remaining < 0.3) remaining = 0;
    // The last fifth is pulled on the spot, where the wipe ends.
    const share = remaining === 0 ? 0 : (0.8 * whole) / remaining;
    const speed = remaining === 0 ? feed : Math.min(feed, (retractSpeed * remaining) / (0.8 * whole));
    while (remaining > 0.02 && to >= 0) {
      const tx = this.#trail[to]!;
      const ty = this.#trail[to + 1]!;
      const d = Math.sqrt((tx - this.#x) ** 2 + (ty - this.#y) ** 2);
      const part = Math.min(1, remaining / Math.max(d, 1e-9));
      if (d * part >= LEAST) {
        const e = -Math.min(left, share * d * part);
        const x = this.#x + part * (tx - this.#x);
        const y = this.#y + part * (ty - this.#y);
        this.#builder.add({ kind: MoveKind.retract, motion: Motion.line, x, y, z: this.#z, e, feed: speed });
        this.#x = x;
        this.#y = y;
        left += e;
      }
      remaining -= d * part;
      to -= 2;
    }
    if (left > E_STEP) this.#feed(MoveKind.retract, -left, retractSpeed);
  }

  #unretract(): void {
    if (this.#retracted < E_STEP) return;
    const { retractSpeed, unretractSpeed = retractSpeed } = this.#options.settings;
    this.#feed(MoveKind.unretract, this.#retracted, unretractSpeed);
    this.#retracted = 0;
  }

  #feed(kind: number, e: number, feed: number): void {
    this.#builder.add({ kind, motion: Motion.line, x: this.#x, y: this.#y, z: this.#z, e, feed });
  }
}

function sameShelter(a: Shelter | null, b: Shelter | null): boolean {
  return a !== null && b !== null && a.inside === b.inside && a.x === b.x && a.y === b.y;
}

function wayLength(x: number, y: number, tx: number, ty: number, way: readonly number[]): number {
  let length = 0;
  for (let k = 0; k <= way.length; k += 2) {
    const nx = k < way.length ? way[k]! : tx;
    const ny = k < way.length ? way[k + 1]! : ty;
    length += Math.sqrt((nx - x) ** 2 + (ny - y) ** 2);
    x = nx;
    y = ny;
  }
  return length;
}

function trailLength(trail: readonly number[]): number {
  let length = 0;
  for (let k = trail.length - 4; k >= 0 && length < LONGEST_WIPE; k -= 2)
    length += Math.sqrt((trail[k]! - trail[k + 2]!) ** 2 + (trail[k + 1]! - trail[k + 3]!) ** 2);
  return length;
}
