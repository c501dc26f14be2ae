import { loadPolygonKernel } from '../../../geometry/areas/clipper-kernel.ts';
import type { PolygonKernel } from '../../../geometry/areas/polygons.ts';
import { contoursToSubpaths } from '../../../geometry/paths/contours-to-subpaths.ts';
import { strokeOutline } from '../../../geometry/paths/stroke-outline.ts';
import { emptyBounds, type FlatBounds, growBySubpath } from '../../../geometry/paths/subpath-bounds.ts';
import { transformSubpath } from '../../../geometry/paths/transform-subpath.ts';
import { PLAIN_PEN, type Shape, type Subpath } from '../../../model/part.ts';
import type { FontShelf } from '../../font-shelf.ts';
import { HIDDEN_OBJECT, PAINTED_AREA, UNREADABLE_PART } from '../rules.ts';
import { computeStyle } from '../style/compute-style.ts';
import { outlineClipTexts, outlineTexts } from '../text/outline-texts.ts';
import type { SvgNode } from '../tree/svg-node.ts';
import { referenceFault } from '../tree/tree-facts.ts';
import { applyClips } from './apply-clips.ts';
import { type Clip, moveClip, rectangleClip } from './clip.ts';
import { badValue, noteEvenTone } from './draw-element.ts';
import { linksOf } from './paint-links.ts';
import { layTiles, type Tiling } from './pattern-tile.ts';
import { standingState } from './standing-state.ts';
import { type ClippedShape, lengthsOf, type PatternFill, type WalkContext, type WalkState } from './walk-context.ts';
import { TreeWalk } from './walk-tree.ts';

/** [mm] Chords of a stroke that is drawn as wide as it is. */
const CHORDS = 0.005;
/** Vertices that the copies of a pattern may have together. */
const MOST_VERTICES = 4_000_000;
/** Patterns in patterns: each doubles what the ones inside cost. */
const MOST_NESTED = 4;
/** Copies of a picture in a pattern. */
const MOST_PICTURES = 1000;

/**
 * Shapes filled with a pattern become what the pattern draws, tile by tile, cut to their outline: areas to engrave and
 * pictures. Strokes in a pattern are paint as well, as wide as they are drawn. A pattern so fine that nobody could tell
 * its tiles apart is filled evenly, with a warning.
 */
export async function fillPatterns(
  shapes: readonly ClippedShape[],
  context: WalkContext,
  shelf: FontShelf,
): Promise<readonly ClippedShape[]> {
  const painter = new PatternPainter(context, shelf, await loadPolygonKernel());
  const filled: ClippedShape[] = [];
  for (const shape of shapes) {
    if (shape.pattern === undefined) filled.push(shape);
    else for (const part of await painter.paint(shape, shape.pattern)) filled.push(part);
  }
  return filled;
}

class PatternPainter {
  readonly #context: WalkContext;
  readonly #shelf: FontShelf;
  readonly #kernel: PolygonKernel;

  constructor(context: WalkContext, shelf: FontShelf, kernel: PolygonKernel) {
    this.#context = context;
    this.#shelf = shelf;
    this.#kernel = kernel;
  }

  async paint(filled: ClippedShape, fill: PatternFill): Promise<readonly ClippedShape[]> {
    const { notes, ids } = this.#context;
    const { shape } = filled;
    const { node, state, server } = fill;
    const chain = linksOf(server, ids);
    const owner = chain.find(({ children }) => children.some(({ type }) => type === 'element'));
    const tiling = layTiles(chain, shape.subpaths, state, this.#context);
    if (owner === undefined || tiling === 'none') {
      const topic = { en: 'Filled with an empty pattern', fr: 'Remplis d’un motif vide' };
      notes.count(HIDDEN_OBJECT, topic, node);
      return [];
    }
    if (state.uses.includes(owner)) {
      notes.tell(UNREADABLE_PART, node, { what: referenceFault(`#${owner.attributes.id ?? ''}`, false) });
      return [];
    }
    const nested = state.uses.filter(({ tag }) => tag === 'pattern').length >= MOST_NESTED;
    if (tiling === 'dust' || nested) return this.#evenly(filled, node);
    const outline: Clip = { parts: [{ subpaths: shape.subpaths, fillRule: shape.fillRule, clips: [] }], clips: [] };
    const around = [...filled.clips, outline];
    const tile = await this.#drawTile(owner, tiling, fill, around);
    const vertices = tile.reduce((sum, { subpaths }) => sum + countVerbs(subpaths), 0);
    if (vertices * tiling.shifts.length > 2 * MOST_VERTICES) return this.#evenly(filled, node);
    if (shape.under === undefined) notes.count(PAINTED_AREA, { en: 'Patterns engraved', fr: 'Motifs gravés' }, node);
    const box = boxOf(shape.subpaths);
    return tile.map(({ subpaths, fill: color, fillRule }) => ({
      shape: { ...shape, fill: color, fillRule, subpaths: copies(subpaths, tiling.shifts, box) },
      clips: around,
    }));
  }

  #evenly(filled: ClippedShape, node: SvgNode): readonly ClippedShape[] {
    noteEvenTone(node, this.#context);
    return [{ shape: filled.shape, clips: filled.clips }];
  }

  /** What the pattern draws in its first tile, as areas; its pictures go to every tile at once. */
  async #drawTile(
    owner: SvgNode,
    tiling: Tiling,
    { node, state, server }: PatternFill,
    around: readonly Clip[],
  ): Promise<readonly Shape[]> {
    const context = this.#context;
    const inside: WalkContext = { ...context, shapes: [], pictures: [], texts: [], shades: [] };
    const edge = rectangleClip(context.builder, tiling.width, tiling.height, tiling.frame);
    const own = { ...this.#stateOf(owner, state), map: tiling.content, clips: [edge], uses: [...state.uses, owner] };
    const walk = new TreeWalk(inside);
    for (const child of owner.children) walk.visit(child, own);
    await outlineClipTexts(inside, this.#shelf);
    const outlined = inside.texts.length === 0 ? inside.shapes : await outlineTexts(inside, this.#shelf);
    const drawn = await fillPatterns(outlined, inside, this.#shelf);
    this.#copyPictures(inside, tiling, node, around);
    const areas = drawn.flatMap(({ shape, clips }) => this.#asAreas(shape).map((area) => ({ shape: area, clips })));
    const { shapes } = await applyClips(areas, []);
    if (shapes.length === 0 && inside.pictures.length === 0 && inside.shades.length === 0) {
      const topic = { en: 'Filled with an empty pattern', fr: 'Remplis d’un motif vide' };
      context.notes.count(HIDDEN_OBJECT, topic, server);
    }
    return shapes;
  }

  /** A pattern takes its style from where it stands, not from what it fills. */
  #stateOf(owner: SvgNode, state: WalkState): WalkState {
    const context = this.#context;
    const above = standingState(owner, state, context);
    const style = computeStyle(above.style, owner, {
      index: context.index,
      lengths: lengthsOf(context, { ...state, ...above }, above.style.fontSize),
      onInvalid: (element, name, value) => badValue(element, name, value, context),
    });
    return { ...state, ...above, style };
  }

  /** A shape's fill, and its stroke as wide as it is drawn. */
  #asAreas(shape: Shape): readonly Shape[] {
    const areas: Shape[] = [];
    if (shape.fill !== null) areas.push({ ...shape, stroke: null });
    if (shape.stroke === null) return areas;
    const { strokeWidth: width, pen = PLAIN_PEN } = shape;
    const outline = strokeOutline(shape.subpaths, { pen, width, tolerance: CHORDS }, this.#kernel);
    areas.push({
      ...shape,
      stroke: null,
      fill: shape.stroke,
      fillRule: 'nonzero',
      subpaths: contoursToSubpaths(outline),
    });
    return areas.filter(({ subpaths }) => subpaths.length > 0);
  }

  #copyPictures(inside: WalkContext, { shifts }: Tiling, node: SvgNode, around: readonly Clip[]): void {
    const { pictures, shades } = this.#context;
    const count = inside.pictures.length + inside.shades.length;
    if (count === 0) return;
    if (count * shifts.length > 2 * MOST_PICTURES) {
      noteEvenTone(node, this.#context);
      return;
    }
    for (let n = 0; n < shifts.length; n += 2) {
      const [dx, dy] = [shifts[n]!, shifts[n + 1]!];
      for (const picture of inside.pictures) {
        const [a, b, c, d, e, f] = picture.map;
        const clips = picture.clips.map((clip) => moveClip(clip, dx, dy));
        pictures.push({ ...picture, map: [a, b, c, d, e + dx, f + dy], clips: [...clips, ...around] });
      }
      for (const { image, clips } of inside.shades) {
        const [a, b, c, d, e, f] = image.transform;
        shades.push({
          image: { ...image, transform: [a, b, c, d, e + dx, f + dy] },
          clips: [...clips.map((clip) => moveClip(clip, dx, dy)), ...around],
        });
      }
    }
  }
}

function countVerbs(subpaths: readonly Subpath[]): number {
  return subpaths.reduce((sum, { verbs }) => sum + verbs.length, 0);
}

function boxOf(subpaths: readonly Subpath[]): FlatBounds {
  const box = emptyBounds();
  for (const subpath of subpaths) growBySubpath(box, subpath);
  return box;
}

/** Copies of one tile's strokes at every shift that may reach the box. */
function copies(subpaths: readonly Subpath[], shifts: Float64Array, box: FlatBounds): readonly Subpath[] {
  const boxes = subpaths.map((subpath) => boxOf([subpath]));
  const all: Subpath[] = [];
  for (let n = 0; n < shifts.length; n += 2) {
    const [dx, dy] = [shifts[n]!, shifts[n + 1]!];
    for (const [i, subpath] of subpaths.entries()) {
      const own = boxes[i]!;
      if (own.minX + dx > box.maxX || own.maxX + dx < box.minX) continue;
      if (own.minY + dy > box.maxY || own.maxY + dy < box.minY) continue;
      all.push(transformSubpath([1, 0, 0, 1, dx, dy], subpath));
    }
  }
  return all;
}
