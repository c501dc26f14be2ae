import { loadPolygonKernel } from '../../../geometry/areas/clipper-kernel.ts';
import { convexFrame } from '../../../geometry/areas/convex-frame.ts';
import { PaintedArea } from '../../../geometry/areas/painted-area.ts';
import { type PolygonKernel, type Polygons, polygonsArea } from '../../../geometry/areas/polygons.ts';
import { withinReach } from '../../../geometry/areas/within-reach.ts';
import { ClipArea, clipSubpath } from '../../../geometry/paths/clip-subpath.ts';
import { contoursToSubpaths } from '../../../geometry/paths/contours-to-subpaths.ts';
import { growByImage } from '../../../geometry/paths/drawing-measures.ts';
import { fillContours } from '../../../geometry/paths/flatten-curve.ts';
import { emptyBounds, type FlatBounds, growBounds, growBySubpath } from '../../../geometry/paths/subpath-bounds.ts';
import { maskRaster } from '../../../geometry/pictures/mask-raster.ts';
import { type PlacedImage, type Shape, type Subpath, Verb } from '../../../model/part.ts';
import type { Clip } from './clip.ts';
import type { ClippedImage, ClippedShape } from './walk-context.ts';

/** [mm] Chords of a clip's curves leave them by this at most. */
const CHORDS = 0.002;
/** [mm] What runs along the outline of a clip within this shows (half of its stroke does). */
const ON_EDGE = 0.01;

/** Contours of a shape that are cut without being united first. */
const AT_ONCE = 16;

export interface Clipped {
  readonly shapes: readonly Shape[];
  readonly images: readonly PlacedImage[];
  /** Shapes and pictures that lie outside their clip wholly. */
  readonly gone: number;
}

/** Applies clip paths and the edges of nested views. The polygon kernel is loaded only where something may be cut. */
export async function applyClips(shapes: readonly ClippedShape[], images: readonly ClippedImage[]): Promise<Clipped> {
  const cuts = new ClipCutter(shapes);
  const shown: Shape[] = [];
  let gone = 0;
  for (const { shape, clips } of shapes) {
    const box = clips.length === 0 ? null : boxOfShape(shape);
    const cut = box !== null && !clips.every((clip) => holds(clip, box));
    const left = cut ? (await cuts.ready()).cutShape(shape, clips, box) : shape;
    cuts.leave(clips);
    if (!cut || left.subpaths.length > 0) shown.push(left);
    else gone++;
  }
  const pictures: PlacedImage[] = [];
  for (const { image, clips } of images) {
    const box = emptyBounds();
    growByImage(box, image);
    if (clips.every((clip) => holds(clip, box))) pictures.push(image);
    else pictures.push((await cuts.ready()).cutImage(image, clips));
  }
  return { shapes: shown, images: pictures, gone };
}

function boxOfShape(shape: Shape): FlatBounds {
  const box = emptyBounds();
  for (const subpath of shape.subpaths) growBySubpath(box, subpath);
  return box;
}

/** True where the clip is an upright rectangle and the box lies within it: nothing to cut. */
function holds(clip: Clip, box: FlatBounds): boolean {
  if (clip.clips.length > 0 || clip.parts.length !== 1) return false;
  const [part] = clip.parts;
  if (part!.hides || part!.clips.length > 0 || part!.subpaths.length !== 1) return false;
  const frame = uprightRectangle(part!.subpaths[0]!);
  return (
    frame !== null &&
    box.minX >= frame.minX - ON_EDGE &&
    box.minY >= frame.minY - ON_EDGE &&
    box.maxX <= frame.maxX + ON_EDGE &&
    box.maxY <= frame.maxY + ON_EDGE
  );
}

function uprightRectangle(subpath: Subpath): FlatBounds | null {
  const { verbs, coordinates } = subpath;
  if (verbs.length !== 4 || !verbs.every((verb) => verb === Verb.line)) return null;
  const box = emptyBounds();
  let x = subpath.x0;
  let y = subpath.y0;
  for (let n = 0; n < 8; n += 2) {
    if (Math.abs(coordinates[n]! - x) > 1e-9 && Math.abs(coordinates[n + 1]! - y) > 1e-9) return null;
    x = coordinates[n]!;
    y = coordinates[n + 1]!;
    growBounds(box, x, y);
  }
  return box;
}

/** Clip areas as polygons, each made once, and kept as long as a shape asks for it. */
class ClipCutter {
  #kernel: PolygonKernel | null = null;
  readonly #byClip = new WeakMap<Clip, Polygons>();
  readonly #byList = new WeakMap<readonly Clip[], Polygons>();
  readonly #strokeAreas = new WeakMap<readonly Clip[], StrokeArea>();
  /** How many shapes are still to be cut by a list. */
  readonly #left = new Map<readonly Clip[], number>();

  constructor(shapes: readonly ClippedShape[]) {
    for (const { clips } of shapes) this.#left.set(clips, (this.#left.get(clips) ?? 0) + 1);
  }

  /** A shape was cut, or need not be. Sorted edges go with the last one: those of 14,000 clips took 400 MB. */
  leave(clips: readonly Clip[]): void {
    const left = this.#left.get(clips)! - 1;
    this.#left.set(clips, left);
    if (left === 0) this.#strokeAreas.delete(clips);
  }

  async ready(): Promise<ReadyCutter> {
    this.#kernel ??= await loadPolygonKernel();
    const kernel = this.#kernel;
    return {
      cutShape: (shape, clips, box) => this.#cutShape(shape, { clips, box }, kernel),
      cutImage: (image, clips) => this.#cutImage(image, clips, kernel),
    };
  }

  /** What shows of a picture, and how large that is. */
  #cutImage(image: PlacedImage, clips: readonly Clip[], kernel: PolygonKernel): PlacedImage {
    const area = this.#areaOf(clips, kernel);
    const shown = Math.abs(polygonsArea(kernel.intersection(withinReach(frameOf(image)), area)));
    return { ...maskRaster(image, area), area: shown };
  }

  /** A stroke keeps its curves; a fill becomes the polygons of what is left of it. */
  #cutShape(shape: Shape, { clips, box }: { clips: readonly Clip[]; box: FlatBounds }, kernel: PolygonKernel): Shape {
    // Edges of an area are sorted for the second shape within it, so that what is cut once does not pay for it.
    if (this.#byList.has(clips) && this.#strokeArea(clips, kernel).area.holds(box)) return shape;
    if (shape.stroke !== null) {
      const { area, grown } = this.#strokeArea(clips, kernel);
      const subpaths = shape.subpaths.flatMap((subpath) => clipSubpath(subpath, area, grown));
      const same = subpaths.length === shape.subpaths.length && subpaths.every((s, i) => s === shape.subpaths[i]);
      return same ? shape : { ...shape, subpaths, fill: null };
    }
    const contours = withinReach(fillContours(shape.subpaths, CHORDS));
    const left = intersect(contours, this.#areaOf(clips, kernel), shape.fillRule, kernel);
    return { ...shape, subpaths: contoursToSubpaths(left) };
  }

  #strokeArea(clips: readonly Clip[], kernel: PolygonKernel): StrokeArea {
    let area = this.#strokeAreas.get(clips);
    if (area === undefined) {
      const exact = this.#areaOf(clips, kernel);
      area = { area: new ClipArea(exact), grown: new ClipArea(kernel.offset(exact, ON_EDGE, { join: 'miter' })) };
      this.#strokeAreas.set(clips, area);
    }
    return area;
  }

  #areaOf(clips: readonly Clip[], kernel: PolygonKernel): Polygons {
    let area = this.#byList.get(clips);
    if (area === undefined) {
      area = clips.map((clip) => this.#areaOfOne(clip, kernel)).reduce((a, b) => kernel.intersection(a, b));
      this.#byList.set(clips, area);
    }
    return area;
  }

  #areaOfOne(clip: Clip, kernel: PolygonKernel): Polygons {
    let area = this.#byClip.get(clip);
    if (area === undefined) {
      const parts = clip.parts.map(({ subpaths, fillRule, clips }) => {
        const contours = withinReach(fillContours(subpaths, CHORDS));
        const plain = convexFrame(contours) ?? kernel.union(contours, undefined, fillRule);
        return clips.length === 0 ? plain : kernel.intersection(plain, this.#areaOf(clips, kernel));
      });
      const painted = new PaintedArea(kernel);
      for (const [i, part] of parts.entries()) {
        if (clip.parts[i]!.hides) painted.hide(part);
        else painted.paint(part);
      }
      area = painted.seen();
      if (clip.clips.length > 0) area = kernel.intersection(area, this.#areaOf(clip.clips, kernel));
      this.#byClip.set(clip, area);
    }
    return area;
  }
}

/** What is filled of the contours within a simple area, in one sweep; many contours over each other are united first, in groups. */
function intersect(contours: Polygons, area: Polygons, fillRule: Shape['fillRule'], kernel: PolygonKernel): Polygons {
  if (contours.ends.length <= AT_ONCE) return kernel.intersection(contours, area, fillRule);
  return kernel.intersection(kernel.union(contours, undefined, fillRule), area);
}

/** The four corners of a placed picture, counter-clockwise. */
function frameOf({ raster, transform }: PlacedImage): Polygons {
  const [a, b, c, d, e, f] = transform;
  const { width: w, height: h } = raster;
  const around = [0, 0, w, 0, w, h, 0, h];
  if (a * d - b * c < 0) around.splice(0, 8, 0, 0, 0, h, w, h, w, 0);
  const coordinates = new Float64Array(8);
  for (let k = 0; k < 8; k += 2) {
    const [u, v] = [around[k]!, around[k + 1]!];
    coordinates[k] = a * u + c * v + e;
    coordinates[k + 1] = b * u + d * v + f;
  }
  return { coordinates, ends: Uint32Array.of(4) };
}

/** Where strokes show: the clip itself, and with the band along its outline. */
interface StrokeArea {
  readonly area: ClipArea;
  readonly grown: ClipArea;
}

interface ReadyCutter {
  readonly cutShape: (shape: Shape, clips: readonly Clip[], box: FlatBounds) => Shape;
  readonly cutImage: (image: PlacedImage, clips: readonly Clip[]) => PlacedImage;
}
