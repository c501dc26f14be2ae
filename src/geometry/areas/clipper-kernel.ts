import { createRequire } from 'node:module';
import type { Instantiate, MainModule } from 'clipper2-wasm';
import type { ClipperD, ClipType, FillRule, PathD, PathsD } from 'clipper2-wasm/dist/clipper2z.d.ts';
import { assert } from '../../base/assert.ts';
import { keptKernel } from '../../base/kept-kernels.ts';
import { MiterOffset } from './miter-offset.ts';
import { withMark } from './orientation-mark.ts';
import {
  KERNEL_REACH,
  NO_POLYGONS,
  type OffsetOptions,
  type PolygonKernel,
  type Polygons,
  type Polylines,
} from './polygons.ts';
import { pickLoops, withoutSlivers } from './slivers.ts';
import { unionInGroups } from './union-in-groups.ts';

/** Decimals that Clipper keeps: a grid of 1e-6 mm. Coarser grids lose area in chains of offsets (see `PolygonKernel`). */
const PRECISION = 6;

const MITER_LIMIT = 2;

type Fill = 'nonzero' | 'evenodd';

let loaded: Promise<PolygonKernel> | undefined;

/** Clipper2 as WASM, loaded once for each thread (about 40 ms). */
export function loadPolygonKernel(): Promise<PolygonKernel> {
  loaded ??= makeKernel();
  return loaded;
}

/** By `require`: the package is CommonJS, and to import it as a module costs 23 ms of CPU where requiring it costs 3 (median of 3). */
async function makeKernel(): Promise<PolygonKernel> {
  const factory = createRequire(import.meta.url)('clipper2-wasm') as typeof import('clipper2-wasm').default; // its own types
  const module = keptKernel('polygon');
  if (module === undefined) return new ClipperKernel(await factory());
  const instantiateWasm: Instantiate = (imports, take) => take(new WebAssembly.Instance(module, imports), module);
  return new ClipperKernel(await factory({ instantiateWasm }));
}

/** Where the WASM side keeps an object. */
interface Handle {
  readonly $$: { readonly ptr: number };
}

function handleOf(object: object): Handle['$$'] {
  assert('$$' in object, 'an object of the WASM side');
  return (object as Handle).$$; // the door of the package: its declarations leave this out
}

/** [bytes] A `std::vector` there: where it begins, where it ends, where its room ends. */
const VECTOR = 12;
/** [bytes] A point: x and y as doubles, z as an integer. */
const POINT = 24;

/**
 * Every object of the WASM side lives outside the garbage collector: each is freed where it was made, results are
 * copied out at once (a view dies when the WASM memory grows).
 *
 * Results are read straight from the WASM memory: a vector of vectors of points, whose layout `#proveLayout` proves
 * once. Through the package's own handles, one for each path, a triangulation costs more to read than to make, and a
 * Benchy's plan a fifth more in all.
 */
class ClipperKernel implements PolygonKernel {
  readonly #wasm: MainModule;
  // Filled anew for each call: a new object of the WASM side costs more than a small offset, mostly in the collector.
  readonly #path: PathD;
  readonly #subject: PathsD;
  readonly #clip: PathsD;
  /** x, y and 0 of every vertex of the path that is handed over. */
  #flat = new Float64Array(3072);
  readonly #offset = new MiterOffset();
  /** The last inset that kept all its edges, and what it was made from: opening a region is most of the work of walls. */
  #last: { readonly inset: Polygons; readonly from: Polygons; readonly by: number; readonly limit: number } = {
    inset: NO_POLYGONS,
    from: NO_POLYGONS,
    by: 0,
    limit: 0,
  };
  #words: Uint32Array = new Uint32Array(0);
  #numbers: Float64Array = new Float64Array(0);

  constructor(wasm: MainModule) {
    this.#wasm = wasm;
    this.#path = new wasm.PathD();
    this.#subject = new wasm.PathsD();
    this.#clip = new wasm.PathsD();
    this.#proveLayout();
  }

  offset(polygons: Polygons, delta: number, options: OffsetOptions): Polygons {
    if (polygons.ends.length === 0) return NO_POLYGONS;
    if (delta === 0) return polygons;
    return (
      (options.join === 'miter' ? this.#mitred(polygons, delta, options) : null) ??
      this.#swept(polygons, delta, options)
    );
  }

  /** Without a sweep, where that is proved to be the same; the way back from an inset that took no corner is known. */
  #mitred(polygons: Polygons, delta: number, { miterLimit = MITER_LIMIT }: OffsetOptions): Polygons | null {
    const { inset, from, by, limit } = this.#last;
    if (polygons === inset && delta === by && miterLimit === limit) return from;
    const moved = this.#offset.moved(polygons, delta, miterLimit);
    if (moved !== null && delta < 0 && this.#offset.whole)
      this.#last = { inset: moved, from: polygons, by: -delta, limit: miterLimit };
    return moved;
  }

  #swept(polygons: Polygons, delta: number, options: OffsetOptions): Polygons {
    const { JoinType, EndType } = this.#wasm;
    const join = { miter: JoinType.Miter, round: JoinType.Round, square: JoinType.Square }[options.join];
    const { miterLimit = MITER_LIMIT, arcTolerance = 0.01 } = options;
    const marked = withMark(polygons, delta);
    const paths = this.#import(marked?.polygons ?? polygons, this.#subject);
    const result = this.#wasm.InflatePathsD(paths, delta, join, EndType.Polygon, miterLimit, PRECISION, arcTolerance);
    const moved = withoutSlivers(this.#takeOut(result));
    return marked === null ? moved : pickLoops(moved, (first) => moved.coordinates[first + 1]! < marked.limit);
  }

  union(a: Polygons, b: Polygons = NO_POLYGONS, fillRule: Fill = 'nonzero'): Polygons {
    const rule = this.#ruleOf(fillRule);
    return unionInGroups(a, b, (own, other) => this.#boolean(this.#wasm.ClipType.Union, rule, own, other));
  }

  difference(a: Polygons, b: Polygons): Polygons {
    if (a.ends.length === 0) return NO_POLYGONS;
    return this.#boolean(this.#wasm.ClipType.Difference, this.#wasm.FillRule.NonZero, a, b);
  }

  intersection(a: Polygons, b: Polygons, fillRule: Fill = 'nonzero'): Polygons {
    if (a.ends.length === 0 || b.ends.length === 0) return NO_POLYGONS;
    return this.#boolean(this.#wasm.ClipType.Intersection, this.#ruleOf(fillRule), a, b);
  }

  #ruleOf(fillRule: Fill): FillRule {
    const { FillRule } = this.#wasm;
    return fillRule === 'nonzero' ? FillRule.NonZero : FillRule.EvenOdd;
  }

  xor(a: Polygons, b: Polygons): Polygons {
    return this.#boolean(this.#wasm.ClipType.Xor, this.#wasm.FillRule.NonZero, a, b);
  }

  clipLines(lines: Polylines, polygons: Polygons): { readonly inside: Polylines; readonly outside: Polylines } {
    if (lines.ends.length === 0) return { inside: NO_POLYGONS, outside: NO_POLYGONS };
    if (polygons.ends.length === 0) return { inside: NO_POLYGONS, outside: lines };
    const { ClipType } = this.#wasm;
    const clipper = new this.#wasm.ClipperD(PRECISION);
    const subject = this.#import(lines, this.#subject);
    const clip = this.#import(polygons, this.#clip);
    clipper.AddOpenSubject(subject);
    clipper.AddClip(clip);
    const inside = this.#openPaths(clipper, ClipType.Intersection);
    const outside = this.#openPaths(clipper, ClipType.Difference);
    clipper.delete();
    return { inside, outside };
  }

  swell(lines: Polylines, delta: number, ends: 'round' | 'butt'): Polygons {
    if (lines.ends.length === 0) return NO_POLYGONS;
    const { JoinType, EndType } = this.#wasm;
    const paths = this.#import(lines, this.#subject);
    const cap = ends === 'round' ? EndType.Round : EndType.Butt;
    const result = this.#wasm.InflatePathsD(paths, delta, JoinType.Round, cap, 2, PRECISION, 0.01);
    return this.#takeOut(result);
  }

  triangulate(polygons: Polygons): Float64Array {
    if (polygons.ends.length === 0) return new Float64Array(0);
    const paths = this.#import(polygons, this.#subject);
    const { result, solution } = this.#wasm.TriangulateD(paths, PRECISION, true);
    const triangles = this.#takeOut(solution);
    return result === this.#wasm.TriangulateResult.Success ? triangles.coordinates : new Float64Array(0);
  }

  #openPaths(clipper: ClipperD, type: ClipType): Polylines {
    const closed = new this.#wasm.PathsD();
    const open = new this.#wasm.PathsD();
    clipper.ExecutePath(type, this.#wasm.FillRule.NonZero, closed, open);
    closed.delete();
    return this.#takeOut(open);
  }

  #boolean(type: ClipType, rule: FillRule, a: Polygons, b: Polygons): Polygons {
    const subject = this.#import(a, this.#subject);
    const clip = this.#import(b, this.#clip);
    const result = this.#wasm.BooleanOpD(type, rule, subject, clip, PRECISION);
    return withoutSlivers(this.#takeOut(result));
  }

  /** Into `paths`, whatever was there; the third column (z) stays 0. */
  #import(polygons: Polygons, paths: PathsD): PathsD {
    const { coordinates, ends } = polygons;
    paths.clear();
    let first = 0;
    for (let c = 0; c < ends.length; c++) {
      const end = ends[c]!;
      const size = 3 * (end - first);
      if (this.#flat.length < size) this.#flat = new Float64Array(2 * size);
      const flat = this.#flat;
      for (let i = first, k = 0; i < end; i++, k += 3) {
        const x = coordinates[2 * i]!;
        const y = coordinates[2 * i + 1]!;
        assert(
          Math.abs(x) < KERNEL_REACH && Math.abs(y) < KERNEL_REACH,
          'coordinates are finite and within a kilometre',
        );
        flat[k] = x;
        flat[k + 1] = y;
      }
      this.#path.assign(flat.subarray(0, size));
      paths.push_back(this.#path);
      first = end;
    }
    return paths;
  }

  /** Copies a result out of the WASM memory and frees it. */
  #takeOut(paths: PathsD): Polygons {
    const polygons = this.#read(paths);
    paths.delete();
    return polygons;
  }

  #read(paths: PathsD): Polygons {
    const { buffer } = this.#wasm.HEAPU8;
    if (this.#words.buffer !== buffer) {
      this.#words = new Uint32Array(buffer);
      this.#numbers = new Float64Array(buffer);
    }
    const words = this.#words;
    const numbers = this.#numbers;
    const { ptr } = handleOf(paths);
    const begin = words[ptr / 4]!;
    const count = (words[ptr / 4 + 1]! - begin) / VECTOR;
    const ends = new Uint32Array(count);
    let total = 0;
    for (let c = 0; c < count; c++) {
      const path = (begin + VECTOR * c) / 4;
      total += (words[path + 1]! - words[path]!) / POINT;
      ends[c] = total;
    }
    const coordinates = new Float64Array(2 * total);
    for (let c = 0, at = 0; c < count; c++) {
      const from = words[(begin + VECTOR * c) / 4]! / 8;
      for (let i = from; at < 2 * ends[c]!; i += POINT / 8) {
        coordinates[at++] = numbers[i]!;
        coordinates[at++] = numbers[i + 1]!;
      }
    }
    return { coordinates, ends };
  }

  /** Two paths written by the package and read by us: a package built in another way must not be read wrongly. */
  #proveLayout(): void {
    const known: Polygons = { coordinates: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8), ends: Uint32Array.of(3, 4) };
    const { coordinates, ends } = this.#read(this.#import(known, this.#subject));
    const same = ends.join() === known.ends.join() && coordinates.join() === known.coordinates.join();
    assert(same, 'clipper2-wasm keeps paths as vectors of points');
  }
}
