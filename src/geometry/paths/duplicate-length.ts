import { type Subpath, VERB_SIZE, Verb } from '../../model/part.ts';
import { ArcOverlaps } from './arc-overlaps.ts';
import { chordLength, eachDoubledChord } from './doubled-chords.ts';
import { arcChords, flattenInto } from './flatten-curve.ts';
import { PointSink } from './point-sink.ts';
import { segmentPoint } from './split-curve.ts';

/**
 * The length that would be burnt a second time: shared edges, copies, reversed copies, partial overlaps, of lines
 * and curves alike.
 *
 * Circular arcs are compared by centre, radius and angles. Everything else becomes chords; chord by chord, in the
 * order of the file, the stretches that lie within the tolerance of an earlier chord are counted. Three copies count
 * twice. Two chords overlap where
 *
 *        ●━━━━━━━━━━━━━━━●            they run within the tolerance of each other on the stretch that they share, and
 *     ●──────────────●                are parallel but for the rounding of their coordinates, so that lines which
 *        ╰──counted──╯                cross at a small angle, or a fillet that leaves its edge, do not count.
 *
 * Hashing supporting lines by angle and offset was tried first on paper and dropped: copies whose coordinates were
 * rounded to 0.001 mm differ by 1e-3 rad on a 1 mm edge, ten times the hash's step, and an angle of 1e-4 rad moves
 * the offset by 0.06 mm at 600 mm from the origin. A chord that is covered already is not kept, so that a thousand
 * copies cost a thousand tests. Cells of a grid hold the chords; cost is linear for drawings as people make them.
 * A circle that lies on a curve drawn as cubics is not found.
 */
const SAME_PLACE = 0.02; // [mm] a tenth of a beam: closer lines burn the same slot

/** A stretch that an earlier stroke has burnt already. [mm] */
export interface DoubledStretch {
  /** Index of the stroke that comes second. */
  readonly subpath: number;
  /** Which chord of `flattenSubpath(subpath, tolerance / 10)` it lies on. */
  readonly chord: number;
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  readonly length: number;
}

export interface DuplicateReport {
  /** [mm] */
  readonly length: number;
  /** In the order of strokes and chords. */
  readonly stretches: readonly DoubledStretch[];
}

/**
 * What was found last for a list that begins with this stroke: the facts of a drawing and its plan ask for the same
 * strokes one after the other. Strokes never change, so the answer is the same; it goes when they go.
 */
const KNOWN = new WeakMap<Subpath, { subpaths: readonly Subpath[]; report: DuplicateReport }>();

/** Finds what is burnt twice. */
export function findDuplicates(subpaths: readonly Subpath[], tolerance = SAME_PLACE): DuplicateReport {
  const [first] = subpaths;
  if (first === undefined) return { length: 0, stretches: [] };
  const known = KNOWN.get(first);
  const same =
    known !== undefined &&
    tolerance === SAME_PLACE &&
    known.subpaths.length === subpaths.length &&
    known.subpaths.every((subpath, k) => subpath === subpaths[k]);
  if (same) return known.report;
  const report = searchDuplicates(subpaths, tolerance);
  if (tolerance === SAME_PLACE) KNOWN.set(first, { subpaths, report });
  return report;
}

function searchDuplicates(subpaths: readonly Subpath[], tolerance: number): DuplicateReport {
  const stretches: DoubledStretch[] = [];
  const runs = splitOffArcs(subpaths, tolerance / 10, (arc) => stretches.push(...arc), new ArcOverlaps(tolerance));
  const { coordinates, first, owners } = runs;
  let run = 0;
  eachDoubledChord(coordinates, first.subarray(1), tolerance, (point, covered) => {
    while (first[run + 1]! <= point) run++;
    const { subpath, chord } = owners[run]!;
    const whole = chordLength(coordinates, point);
    const from = pointAlong(coordinates, point, covered.from / whole);
    const to = pointAlong(coordinates, point, covered.to / whole);
    stretches.push({ subpath, chord: chord + point - first[run]!, from, to, length: covered.length });
  });
  stretches.sort((a, b) => a.subpath - b.subpath || a.chord - b.chord);
  return { length: stretches.reduce((sum, stretch) => sum + stretch.length, 0), stretches };
}

/** Lines of points between circular arcs; run k is points first[k] … first[k + 1] − 1. */
interface Runs {
  readonly coordinates: Float64Array;
  readonly first: Uint32Array;
  readonly owners: readonly Owner[];
}

/** The stroke that a run is of, and the number of its first chord in it. */
interface Owner {
  readonly subpath: number;
  readonly chord: number;
}

type Found = (stretches: readonly DoubledStretch[]) => void;

/** Compares the circular arcs, and gives what lies between them as chords. */
function splitOffArcs(subpaths: readonly Subpath[], chords: number, found: Found, arcs: ArcOverlaps): Runs {
  const sink = new PointSink();
  const owners: Owner[] = [];
  for (let subpath = 0; subpath < subpaths.length; subpath++) {
    const { verbs, coordinates: c, x0, y0 } = subpaths[subpath]!;
    let chord = 0;
    let start: readonly [number, number] = [x0, y0];
    let n = 0;
    let v = 0;
    while (v < verbs.length) {
      const [firstVerb, firstNumber] = [v, n];
      const runStart = start;
      while (v < verbs.length && !(verbs[v] === Verb.arc && c[n + 2] === c[n + 3])) {
        n += VERB_SIZE[verbs[v++]!]!;
      }
      if (v > firstVerb) {
        start = [c[n - 2]!, c[n - 1]!];
        // Nearly every stroke is one run; views of its columns cost more than its chords.
        const whole = firstVerb === 0 && v === verbs.length;
        const stroke = subpaths[subpath]!;
        const run = whole ? stroke : pieceOf(stroke, runStart, [firstVerb, v], [firstNumber, n]);
        const before = sink.points;
        flattenInto(run, chords, sink);
        sink.end();
        owners.push({ subpath, chord });
        chord += sink.points - before - 1;
      }
      if (v === verbs.length) break;
      const numbers = c.subarray(n, n + VERB_SIZE[Verb.arc]!);
      const count = arcChords(numbers[2]!, numbers[6]!, chords);
      const covered = arcs.add(numbers[0]!, numbers[1]!, numbers[2]!, numbers[5]! + numbers[4]!, numbers[6]!);
      if (covered.length > 0) found(arcStretches(start, numbers, covered, { count, owner: { subpath, chord } }));
      chord += count;
      n += VERB_SIZE[verbs[v++]!]!;
      start = [c[n - 2]!, c[n - 1]!];
    }
  }
  const { coordinates, ends } = sink.take();
  return { coordinates, first: Uint32Array.from([0, ...ends]), owners };
}

/** Some verbs of a stroke, with their numbers. */
function pieceOf(
  { verbs, coordinates, closed }: Subpath,
  [x0, y0]: readonly [number, number],
  [firstVerb, lastVerb]: readonly [number, number],
  [first, last]: readonly [number, number],
): Subpath {
  return { x0, y0, verbs: verbs.subarray(firstVerb, lastVerb), coordinates: coordinates.subarray(first, last), closed };
}

/** The covered fractions of an arc, chord by chord; their ends lie on the chords. */
function arcStretches(
  start: readonly [number, number],
  numbers: Float64Array,
  covered: readonly (readonly [number, number])[],
  { count, owner }: { readonly count: number; readonly owner: Owner },
): readonly DoubledStretch[] {
  const length = numbers[2]! * Math.abs(numbers[6]!);
  const stretches: DoubledStretch[] = [];
  for (const [low, high] of covered) {
    for (let k = Math.floor(low * count); k < count && k / count < high; k++) {
      const from = Math.max(low, k / count);
      const to = Math.min(high, (k + 1) / count);
      if (to <= from) continue;
      const [ax, ay] = segmentPoint(Verb.arc, start, numbers, k / count);
      const [bx, by] = segmentPoint(Verb.arc, start, numbers, (k + 1) / count);
      const at = (u: number): readonly [number, number] => {
        const t = u * count - k;
        return [ax + t * (bx - ax), ay + t * (by - ay)];
      };
      const chord = owner.chord + k;
      stretches.push({ subpath: owner.subpath, chord, from: at(from), to: at(to), length: (to - from) * length });
    }
  }
  return stretches;
}

function pointAlong(c: Float64Array, point: number, t: number): readonly [number, number] {
  const i = 2 * point;
  return [c[i]! + t * (c[i + 2]! - c[i]!), c[i + 1]! + t * (c[i + 3]! - c[i + 1]!)];
}
