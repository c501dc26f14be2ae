import type { Bounds } from '../model/finding.ts';
import { Motion, MoveKind, type Toolpath } from '../model/toolpath.ts';
import { MoveExtent } from './move-extent.ts';
import type { MoveTrace } from './move-trace.ts';

/** What a finished job is, as `verify` tells it. Times are added by whoever has a clock. */
export interface JobFacts {
  readonly dialect: string;
  /** Moves that go anywhere or move filament. */
  readonly moves: number;
  /** [mm] Box of what is laid or burnt; null where nothing is. */
  readonly bounds: Bounds | null;
  /** [mm] Net of all E; jobs that print. */
  readonly filament?: number;
  readonly layers?: number;
  /** [mm] Way with the laser burning; laser jobs. */
  readonly cutLength?: number;
  /** [mm] Way on which nothing is laid or burnt. */
  readonly travelLength: number;
}

/** Adds up the facts of a job, chunk by chunk. */
export class FactsGatherer {
  #moves = 0;
  #filament = 0;
  /** Running compensation of the sum (Kahan): 10^6 small steps must add up to 1e-9. */
  #lost = 0;
  #layers = 0;
  #cut = 0;
  #travel = 0;
  readonly #least = new Float64Array(3).fill(Number.POSITIVE_INFINITY);
  readonly #most = new Float64Array(3).fill(Number.NEGATIVE_INFINITY);
  readonly #extent = new MoveExtent();

  push(chunk: Toolpath, trace: MoveTrace): void {
    const { e, power, kind } = chunk;
    const { path, laying } = trace;
    for (let n = 0; n < chunk.length; n++) {
      const along = path[n]!;
      if (along > 0 || e[n] !== 0) this.#moves++;
      if (e[n] !== 0) this.#feed(e[n]!);
      const burns = power[n]! > 0 && kind[n]! >= MoveKind.cut;
      if (burns) this.#cut += along;
      else if (laying[n] === 0) this.#travel += along;
      if (burns || laying[n] === 1) this.#widen(chunk, n, trace);
    }
    for (const event of chunk.events) if (event.type === 'layer') this.#layers++;
  }

  #feed(e: number): void {
    const y = e - this.#lost;
    const sum = this.#filament + y;
    this.#lost = sum - this.#filament - y;
    this.#filament = sum;
  }

  #widen(chunk: Toolpath, n: number, trace: MoveTrace): void {
    const least = this.#least;
    const most = this.#most;
    const x = chunk.x[n]!;
    const y = chunk.y[n]!;
    const z = chunk.z[n]!;
    // Nearly every line ends within the box already, and began where the one before ended.
    const inside =
      x >= least[0]! && x <= most[0]! && y >= least[1]! && y <= most[1]! && z <= most[2]! && z >= least[2]!;
    const began =
      trace.x0[n]! >= least[0]! && trace.x0[n]! <= most[0]! && trace.y0[n]! >= least[1]! && trace.y0[n]! <= most[1]!;
    if (inside && began && (chunk.motion[n]! < Motion.clockwise || this.#holdsCircle(chunk, n, trace))) return;
    const box = this.#extent.read(chunk, n, trace.x0[n]!, trace.y0[n]!);
    if (box[0]! < least[0]!) least[0] = box[0]!;
    if (box[1]! < least[1]!) least[1] = box[1]!;
    if (box[2]! > most[0]!) most[0] = box[2]!;
    if (box[3]! > most[1]!) most[1] = box[3]!;
    if (z < least[2]!) least[2] = z;
    if (z > most[2]!) most[2] = z;
  }

  /** Whether the whole circle of an arc lies in the box, and so the arc. */
  #holdsCircle(chunk: Toolpath, n: number, trace: MoveTrace): boolean {
    const i = chunk.i[n]!;
    const j = chunk.j[n]!;
    const dx = trace.x0[n]! - i;
    const dy = trace.y0[n]! - j;
    const radius = Math.sqrt(dx * dx + dy * dy);
    const least = this.#least;
    const most = this.#most;
    return i - radius >= least[0]! && i + radius <= most[0]! && j - radius >= least[1]! && j + radius <= most[1]!;
  }

  end(dialect: string, prints: boolean): JobFacts {
    const [x0, y0, z0] = this.#least;
    const [x1, y1, z1] = this.#most;
    const bounds: Bounds | null =
      x0! > x1!
        ? null
        : [
            [x0!, y0!, z0!],
            [x1!, y1!, z1!],
          ];
    const own = prints ? { filament: this.#filament, layers: this.#layers } : { cutLength: this.#cut };
    return { dialect, moves: this.#moves, bounds, ...own, travelLength: this.#travel };
  }
}
