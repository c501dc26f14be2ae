import { hatchFill } from '../geometry/fills/hatch-fill.ts';
import { arcOfCubic } from '../geometry/paths/arc-of-cubic.ts';
import { fillContours, flattenSubpath } from '../geometry/paths/flatten-curve.ts';
import { resampleShade } from '../geometry/pictures/resample-raster.ts';
import type { DriverSettings } from '../model/driver-settings.ts';
import type { Drawing, PlacedImage, Shape, Subpath } from '../model/part.ts';
import { VERB_SIZE, Verb } from '../model/part.ts';
import { Motion, MoveKind, type Toolpath } from '../model/toolpath.ts';
import { ToolpathBuilder } from '../model/toolpath-builder.ts';

/** What is done with a shape or a picture. */
export interface Burn {
  readonly kind: typeof MoveKind.cut | typeof MoveKind.score | typeof MoveKind.engrave;
  /** [mm/s] */
  readonly speed: number;
  /** [0…1] */
  readonly power: number;
  readonly passes: number;
  /** [mm] From row to row. */
  readonly interval: number;
}

/** Who says what is done with what; null: nothing. */
export interface BurnBook {
  readonly shape: (shape: Shape) => Burn | null;
  readonly image: (image: PlacedImage) => Burn | null;
}

/** [mm] How far chords may leave a curve that is no arc, and a curve the arc that it is taken for. */
const CHORD = 0.01;
const ARC = 0.002;
const CHUNK = 32_768;

/**
 * A drawing job as its driver runs it: all engraving, then all marks, then all cuts, each in the order of the file.
 * Circles drawn as curves become arcs again.
 */
export function* artworkMoves(drawing: Drawing, book: BurnBook, driver: DriverSettings): Generator<Toolpath> {
  const reader = new ArtworkReader(driver);
  reader.builder.event({ type: 'laser', mode: 'dynamic', power: 0 });
  for (const image of drawing.images) {
    const burn = book.image(image);
    if (burn !== null) yield* reader.image(image, burn);
  }
  const burns = drawing.shapes.map((shape) => book.shape(shape));
  for (const kind of [MoveKind.engrave, MoveKind.score, MoveKind.cut]) {
    for (const [index, shape] of drawing.shapes.entries()) {
      const burn = burns[index]!;
      if (burn === null || burn.kind !== kind) continue;
      reader.builder.line = shape.line;
      if (kind === MoveKind.engrave && shape.fill !== null) reader.area(shape, burn);
      else for (const subpath of shape.subpaths) reader.stroke(subpath, burn);
      yield* reader.full();
    }
  }
  reader.builder.event({ type: 'laser', mode: 'off', power: 0 });
  yield reader.builder.take();
}

class ArtworkReader {
  readonly builder: ToolpathBuilder;
  readonly #driver: DriverSettings;
  #curve = new Float64Array(8);

  constructor(driver: DriverSettings) {
    this.#driver = driver;
    this.builder = new ToolpathBuilder([driver.page[0], driver.page[1], 0]);
  }

  *full(): Generator<Toolpath> {
    if (this.builder.length >= CHUNK) yield this.builder.take();
  }

  #travel(x: number, y: number): void {
    this.builder.add({ kind: MoveKind.travel, motion: Motion.rapid, x, y, feed: this.#driver.travel });
  }

  /** A stroke as often as its passes; an open one goes back the way it came. */
  stroke(subpath: Subpath, burn: Burn): void {
    const steps = this.#stepsOf(subpath);
    const end = steps[steps.length - 1];
    if (end === undefined) return;
    const { x0, y0 } = subpath;
    this.#travel(x0, y0);
    const closed = Math.abs(end.x - x0) < 1e-5 && Math.abs(end.y - y0) < 1e-5;
    const { kind, speed: feed, power } = burn;
    for (let pass = 0; pass < burn.passes; pass++) {
      if (closed || pass % 2 === 0) {
        for (const step of steps) this.builder.add({ kind, feed, power, ...step });
        continue;
      }
      for (let k = steps.length - 1; k >= 0; k--) {
        const { motion, i, j } = steps[k]!;
        const to = k === 0 ? { x: x0, y: y0 } : steps[k - 1]!;
        const back =
          motion === Motion.line ? motion : motion === Motion.clockwise ? Motion.counterClockwise : Motion.clockwise;
        this.builder.add({ kind, feed, power, motion: back, x: to.x, y: to.y, i, j });
      }
    }
  }

  #stepsOf(subpath: Subpath): Step[] {
    const steps: Step[] = [];
    const { verbs, coordinates: c } = subpath;
    let [x, y] = [subpath.x0, subpath.y0];
    for (let v = 0, n = 0; v < verbs.length; v++) {
      const verb = verbs[v]!;
      const end = n + VERB_SIZE[verb]!;
      const [ex, ey] = [c[end - 2]!, c[end - 1]!];
      if (verb === Verb.line) steps.push({ motion: Motion.line, x: ex, y: ey, i: 0, j: 0 });
      else {
        const arc = verb === Verb.arc ? circleOf(c.subarray(n, end)) : this.#arcOf(x, y, c.subarray(n, end));
        if (arc === undefined) addChords(steps, { x0: x, y0: y, verb, numbers: c.subarray(n, end) });
        else if (arc.motion < 0) steps.push({ motion: Motion.line, x: ex, y: ey, i: 0, j: 0 });
        else addArc(steps, { x, y, ex, ey }, arc);
      }
      n = end;
      x = ex;
      y = ey;
    }
    return steps;
  }

  #arcOf(x: number, y: number, numbers: Float64Array): ArcStep | undefined {
    const curve = this.#curve;
    curve[0] = x;
    curve[1] = y;
    curve.set(numbers, 2);
    const arc = arcOfCubic(curve, ARC);
    if (arc === undefined) return undefined;
    return { motion: arc.sign > 0 ? Motion.counterClockwise : Motion.clockwise, i: arc.cx, j: arc.cy };
  }

  /** A filled area as rows, as the driver makes them. */
  area(shape: Shape, burn: Burn): void {
    const rows = hatchFill(fillContours(shape.subpaths, CHORD), { interval: burn.interval, fillRule: shape.fillRule });
    for (let pass = 0; pass < burn.passes; pass++) {
      for (let row = rows.y.length - 1, forward = true; row >= 0; row--, forward = !forward) {
        const [first, last] = [row === 0 ? 0 : rows.ends[row - 1]!, rows.ends[row]!];
        for (let k = 0; k < last - first; k++) {
          const n = forward ? first + k : last - 1 - k;
          const [a, b] = forward ? [rows.from[n]!, rows.to[n]!] : [rows.to[n]!, rows.from[n]!];
          this.#stretch([a, rows.y[row]!], [b, rows.y[row]!], burn, { power: burn.power, first: k === 0 });
        }
      }
    }
  }

  #stretch(
    from: readonly [number, number],
    to: readonly [number, number],
    { kind, speed: feed }: Burn,
    { power, first }: { readonly power: number; readonly first: boolean },
  ): void {
    const { builder } = this;
    if (first) this.#travel(from[0], from[1]);
    else if (Math.abs(from[0] - builder.x) > 1e-6 || Math.abs(from[1] - builder.y) > 1e-6)
      builder.add({ kind, motion: Motion.line, x: from[0], y: from[1], feed });
    builder.add({ kind, motion: Motion.line, x: to[0], y: to[1], feed, power });
  }

  /** A picture row by row from its top, every second row backwards; greys are shares of the power. */
  *image(image: PlacedImage, burn: Burn): Generator<Toolpath> {
    const { raster, transform } = inRows(image, burn.interval, this.#driver.page);
    const [a, b, c, d, e, f] = transform;
    this.builder.line = image.line;
    const { width, height, grey } = raster;
    for (let pass = 0; pass < burn.passes; pass++) {
      let forward = true;
      for (let row = 0; row < height; row++) {
        const runs = runsOf(grey.subarray(row * width, (row + 1) * width));
        if (runs.length === 0) continue;
        if (!forward) runs.reverse();
        const place = (u: number): readonly [number, number] => [
          a * u + c * (row + 0.5) + e,
          b * u + d * (row + 0.5) + f,
        ];
        for (const [k, { from, to, shade }] of runs.entries()) {
          const [u, v] = forward ? [from, to] : [to, from];
          const power = (burn.power * (255 - shade)) / 255;
          this.#stretch(place(u), place(v), burn, { power, first: k === 0 });
        }
        forward = !forward;
        yield* this.full();
      }
    }
  }
}

interface Step {
  readonly motion: number;
  readonly x: number;
  readonly y: number;
  readonly i: number;
  readonly j: number;
}

interface ArcStep {
  /** -1: a line. */
  readonly motion: number;
  readonly i: number;
  readonly j: number;
}

/** An arc of the file that is part of a circle; undefined for an ellipse. */
function circleOf(c: Float64Array): ArcStep | undefined {
  const [cx, cy, rx, ry] = [c[0]!, c[1]!, c[2]!, c[3]!];
  if (Math.abs(rx - ry) > 1e-6 + 1e-9 * rx) return undefined;
  const sweep = c[6]!;
  if (rx * (1 - Math.cos(sweep / 2)) < ARC / 4) return { motion: -1, i: 0, j: 0 };
  return { motion: sweep > 0 ? Motion.counterClockwise : Motion.clockwise, i: cx, j: cy };
}

/** [rad] A longer arc is burnt in equal parts: no controller can mistake its way round. */
const MOST_SWEEP = (2 * Math.PI) / 3;

function addArc(
  steps: Step[],
  { x, y, ex, ey }: { readonly x: number; readonly y: number; readonly ex: number; readonly ey: number },
  { motion, i, j }: ArcStep,
): void {
  const turn = 2 * Math.PI;
  const sign = motion === Motion.counterClockwise ? 1 : -1;
  const start = Math.atan2(y - j, x - i);
  let sweep = sign * (Math.atan2(ey - j, ex - i) - start);
  sweep = ((sweep % turn) + turn) % turn;
  if (sweep < 1e-9 || (Math.abs(ex - x) < 1e-9 && Math.abs(ey - y) < 1e-9)) sweep = turn;
  const radius = Math.sqrt((x - i) * (x - i) + (y - j) * (y - j));
  const pieces = Math.max(1, Math.ceil(sweep / MOST_SWEEP - 1e-4));
  for (let k = 1; k < pieces; k++) {
    const angle = start + (sign * sweep * k) / pieces;
    steps.push({ motion, x: i + radius * Math.cos(angle), y: j + radius * Math.sin(angle), i, j });
  }
  steps.push({ motion, x: ex, y: ey, i, j });
}

function addChords(
  steps: Step[],
  curve: { readonly x0: number; readonly y0: number; readonly verb: number; readonly numbers: Float64Array },
): void {
  const { x0, y0, verb, numbers } = curve;
  const points = flattenSubpath({ x0, y0, verbs: Uint8Array.of(verb), coordinates: numbers, closed: false }, CHORD);
  for (let k = 2; k < points.length; k += 2)
    steps.push({ motion: Motion.line, x: points[k]!, y: points[k + 1]!, i: 0, j: 0 });
}

function runsOf(line: Uint8Array): { from: number; to: number; shade: number }[] {
  const runs: { from: number; to: number; shade: number }[] = [];
  for (let u = 0; u < line.length; ) {
    const from = u;
    const shade = line[u]!;
    while (u < line.length && line[u] === shade) u++;
    if (shade < 255) runs.push({ from, to: u, shade });
  }
  return runs;
}

/**
 * The picture with one row an interval: as it is where it was made so, else as the driver resamples it. What hangs over
 * the page by half a dot, as the outermost rows of a coarse picture do, is cut off by the driver.
 */
function inRows(
  image: PlacedImage,
  interval: number,
  page: DriverSettings['page'],
): Pick<PlacedImage, 'raster' | 'transform'> {
  const { raster, transform } = image;
  const [a, b, c, d, e, f] = transform;
  const [across, down] = [Math.sqrt(a * a + b * b), Math.sqrt(c * c + d * d)];
  const isRow = (pitch: number): boolean => pitch > interval / 2 && pitch < interval * 2;
  const square = Math.abs(a * c + b * d) < 1e-6 * across * down;
  if (square && isRow(across) && isRow(down)) return image;
  const { width: w, height: h } = raster;
  const over = Math.max(across, down) / 2 + 1e-6;
  const notBelow = (at: number, edge: number): number => (at < edge && at >= edge - over ? edge : at);
  const notBeyond = (at: number, edge: number): number => -notBelow(-at, -edge);
  const x0 = notBelow(e + Math.min(0, a * w, c * h, a * w + c * h), page[0]);
  const x1 = notBeyond(e + Math.max(0, a * w, c * h, a * w + c * h), page[2]);
  const y0 = notBelow(f + Math.min(0, b * w, d * h, b * w + d * h), page[1]);
  const y1 = notBeyond(f + Math.max(0, b * w, d * h, b * w + d * h), page[3]);
  const columns = Math.max(1, Math.round((x1 - x0) / interval));
  const rows = Math.max(1, Math.round((y1 - y0) / interval));
  const [pitchX, pitchY] = [(x1 - x0) / columns, (y1 - y0) / rows];
  const shade = resampleShade(raster, transform, { x0, y0, columns, rows, pitchX, pitchY });
  const grey = new Uint8Array(shade.length);
  for (let row = 0; row < rows; row++)
    for (let k = 0; k < columns; k++) grey[(rows - 1 - row) * columns + k] = 255 - shade[row * columns + k]!;
  return {
    raster: { kind: 'raster', width: columns, height: rows, grey, dpi: null },
    transform: [pitchX, 0, 0, -pitchY, x0, y1],
  };
}
