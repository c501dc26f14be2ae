import { type ArcPath, arcOf, flattenArcPath, segmentCount } from '../../../geometry/paths/arc-path.ts';
import { Motion, type MoveKindCode } from '../../../model/toolpath.ts';
import type { ToolpathBuilder } from '../../../model/toolpath-builder.ts';

export interface LineOptions {
  readonly kind: MoveKindCode;
  /** [mm/s] */
  readonly feed: number;
  /** [0…1] */
  readonly power: number;
  /** The machine knows arcs. */
  readonly arcs: boolean;
  /** [mm] Chords where it does not. */
  readonly tolerance: number;
  /** By segment: 1 where the head goes on without light (tabs). */
  readonly dark?: Uint8Array;
  /** How such a stretch is crossed. */
  readonly darkMotion: 0 | 1;
}

/** [mm] Arcs with a chord below this are written as lines: three decimals would bend them. */
const SHORTEST_ARC = 0.05;

/**
 * [rad] One arc turns no further. In a full circle both ends are one place, and controllers that reckon in single precision
 * (GRBL, Smoothie) take some of those for no turn at all: gnea/grbl#743, grbl/grbl#1823, Smoothieware#1291.
 */
const MOST_SWEEP = 1.5 * Math.PI + 1e-6;

/** Burns along a path from where the head stands at its start. Arcs of one circle that follow each other become one. */
export function emitLine(builder: ToolpathBuilder, path: ArcPath, options: LineOptions): void {
  if (!options.arcs) {
    emitChords(builder, path, options);
    return;
  }
  const { kind, feed, dark } = options;
  const count = segmentCount(path);
  const n = path.x.length;
  const arc = new Float64Array(3);
  const next = new Float64Array(3);
  for (let k = 0; k < count; k++) {
    const bulge = path.bulge[k]!;
    const power = dark?.[k] === 1 ? 0 : options.power;
    if (bulge === 0) {
      const j = (k + 1) % n;
      builder.add({ kind, motion: motionOf(power, options), x: path.x[j]!, y: path.y[j]!, feed, power });
      continue;
    }
    arcOf(path, k, arc);
    let sweep = 4 * Math.atan(bulge);
    const first = k;
    while (k + 1 < count && path.bulge[k + 1]! * bulge > 0 && dark?.[k + 1] === dark?.[k]) {
      arcOf(path, k + 1, next);
      const further = 4 * Math.atan(path.bulge[k + 1]!);
      if (Math.abs(sweep + further) > MOST_SWEEP || !sameCircle(arc, next)) break;
      sweep += further;
      k++;
    }
    const j = (k + 1) % n;
    const [x, y] = [path.x[j]!, path.y[j]!];
    const chord = Math.max(Math.abs(x - path.x[first]!), Math.abs(y - path.y[first]!));
    const short = Math.abs(sweep) < Math.PI && chord < SHORTEST_ARC;
    const motion = short ? motionOf(power, options) : sweep > 0 ? Motion.counterClockwise : Motion.clockwise;
    const centre = short ? {} : { i: arc[0]!, j: arc[1]! };
    builder.add({ kind, motion, x, y, ...centre, feed, power });
  }
}

function motionOf(power: number, { darkMotion }: LineOptions): 0 | 1 {
  return power > 0 ? Motion.line : darkMotion;
}

function sameCircle(a: Float64Array, b: Float64Array): boolean {
  const off = Math.abs(a[0]! - b[0]!) + Math.abs(a[1]! - b[1]!) + Math.abs(a[2]! - b[2]!);
  return off < 1e-3;
}

/** Segment by segment, so that dark stretches stay apart. */
function emitChords(builder: ToolpathBuilder, path: ArcPath, options: LineOptions): void {
  const { kind, feed, dark } = options;
  for (let k = 0; k < segmentCount(path); k++) {
    const j = (k + 1) % path.x.length;
    const piece: ArcPath = {
      x: Float64Array.of(path.x[k]!, path.x[j]!),
      y: Float64Array.of(path.y[k]!, path.y[j]!),
      bulge: Float64Array.of(path.bulge[k]!, 0),
      closed: false,
    };
    const points = flattenArcPath(piece, options.tolerance);
    const power = dark?.[k] === 1 ? 0 : options.power;
    for (let p = 2; p < points.length; p += 2)
      builder.add({ kind, motion: motionOf(power, options), x: points[p]!, y: points[p + 1]!, feed, power });
  }
}
