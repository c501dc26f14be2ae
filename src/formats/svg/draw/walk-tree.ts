import type { Text } from '../../../base/text.ts';
import { type Affine, affineDeterminant, composeAffine, IDENTITY, invertAffine } from '../../../geometry/affine.ts';
import { emptyBounds, type FlatBounds, growBySubpath } from '../../../geometry/paths/subpath-bounds.ts';
import { Notes } from '../../notes.ts';
import { HIDDEN_OBJECT, UNREADABLE_PART, UNSUPPORTED } from '../rules.ts';
import { type Cascade, computeStyle } from '../style/compute-style.ts';
import { noteEffects, noteOutside, noteUnknown } from '../style/note-effects.ts';
import type { OwnStyle, Style } from '../style/style.ts';
import { placeOf } from '../tree/place-of.ts';
import type { SvgNode } from '../tree/svg-node.ts';
import {
  chosenChild,
  countDrawable,
  hiddenTopic,
  holdsHere,
  hrefOf,
  referenceFault,
  tooManyElements,
} from '../tree/tree-facts.ts';
import { isRed } from '../writer-signs.ts';
import type { Clip, ClipPart } from './clip.ts';
import { type ClipBox, cssClip, cssShapeOf } from './css-clip.ts';
import { badValue, drawElement, SHAPE_TAGS } from './draw-element.ts';
import { drawMarkers } from './draw-markers.ts';
import { elementLengths } from './element-lengths.ts';
import { layerOf } from './layer-name.ts';
import { hasRegion, isRegionOfBox, maskRegion } from './mask-region.ts';
import { NEVER_DRAWN } from './never-drawn.ts';
import { boxMap, sizeOf } from './object-box.ts';
import { isStrange, transformOf } from './own-transform.ts';
import { plainMask } from './plain-mask.ts';
import { drawPlain, isSolid } from './plain-shape.ts';
import { requestPicture } from './request-picture.ts';
import { standingState } from './standing-state.ts';
import { parseOrigin, parseTransform } from './transform-list.ts';
import { viewportState } from './viewport.ts';
import { lengthsOf, textPart, type WalkContext, type WalkState } from './walk-context.ts';

const TEXT_TAGS = new Set(['text', 'flowRoot']);
const MOST_USES = 64;

type ComputedStyle = Style & OwnStyle;

/** The state of an element that is drawn: with its own style. */
interface Entered extends WalkState {
  readonly style: ComputedStyle;
}

/** Walks the tree and draws what can be seen into its context. */
export class TreeWalk {
  readonly #context: WalkContext;
  readonly #onInvalid: Cascade['onInvalid'];
  /** Of the element before: the same while lengths mean the same. */
  #cascade: Cascade;

  constructor(context: WalkContext) {
    this.#context = context;
    this.#onInvalid = (element, name, value) => badValue(element, name, value, context);
    this.#cascade = { index: context.index, lengths: context.memory.lengths, onInvalid: this.#onInvalid };
  }

  /**
   * Everything inside the root `svg`, or a marker, whose own viewport the caller has put into `state`. The transform of a
   * root works outside the viewBox, in px of the page.
   */
  root(root: SvgNode, state: WalkState, pixels?: Affine): void {
    const own = this.#enter(root, state);
    if (own === null) return;
    const back = pixels === undefined || own.map === state.map ? undefined : invertAffine(pixels);
    const turned = back === undefined ? null : this.#enter(root, { ...state, map: pixels! });
    const map = turned === null ? own.map : composeAffine(turned.map, composeAffine(back!, state.map));
    for (const child of root.children) this.visit(child, { ...(turned ?? own), map });
  }

  visit(node: SvgNode, state: WalkState): void {
    const { tag } = node;
    if (tag === '' || NEVER_DRAWN.has(tag)) return;
    if (!holdsHere(node)) {
      this.#hide(node, { en: 'For other programs or languages', fr: 'Pour d’autres logiciels ou langues' });
      return;
    }
    this.#visitHeld(node, state);
  }

  /** Draws an element whose conditions hold, or need not. */
  #visitHeld(node: SvgNode, state: WalkState): void {
    if (state.uses.length > 0 && --this.#context.budget.left < 0) throw tooManyElements(node);
    const style = this.#styleOf(node, state);
    if (this.#isPlain(node, style, state)) this.#plainShape(node, style, state);
    else {
      const own = this.#enter(node, state, style);
      if (own !== null) this.#content(node, own.style, own);
    }
  }

  /** A shape of which all is known but its geometry and its map: most are. */
  #isPlain(node: SvgNode, style: ComputedStyle, state: WalkState): boolean {
    const { look } = style;
    if (look === null || !SHAPE_TAGS.has(node.tag) || this.#context.mode !== 'draw') return false;
    return (
      isSolid(look, style.fillOpacity, state.opacity * style.opacity) && layerOf(node, state.layer) === state.layer
    );
  }

  #plainShape(node: SvgNode, style: ComputedStyle, state: WalkState): void {
    const map = this.#mapOf(node, style, state);
    if (map === null) return;
    drawPlain(node, style, map === state.map ? state : { ...state, map }, this.#context);
  }

  #styleOf(node: SvgNode, state: WalkState): ComputedStyle {
    const context = this.#context;
    const lengths = lengthsOf(context, state, state.style.fontSize);
    if (this.#cascade.lengths !== lengths)
      this.#cascade = { index: context.index, lengths, onInvalid: this.#onInvalid };
    return computeStyle(state.style, node, this.#cascade);
  }

  /** Draws an element that has been entered. */
  #content(node: SvgNode, style: ComputedStyle, state: WalkState): void {
    const { tag } = node;
    if (SHAPE_TAGS.has(tag)) {
      const subpaths = drawElement(node, style, state, this.#context);
      drawMarkers({ node, style, state, subpaths }, this.#context, drawInside);
    } else if (tag === 'g' || tag === 'a') for (const child of node.children) this.visit(child, state);
    else if (tag === 'use') this.#use(node, state);
    else if (tag === 'svg') this.#viewport(node, style, state, node.attributes);
    else if (tag === 'switch') this.#switch(node, state);
    else if (tag === 'image') this.#image(node, style, state);
    else if (TEXT_TAGS.has(tag)) this.#text(node, style, state);
    else if (this.#context.mode === 'draw') noteUnknown(node, this.#context.notes);
  }

  /** The element's own style, map, layer and clips; null where it and all in it is not drawn. */
  #enter(node: SvgNode, state: WalkState, style = this.#styleOf(node, state)): Entered | null {
    const context = this.#context;
    const layer = layerOf(node, state.layer);
    if (style.display === 'none') {
      this.#hide(node, hiddenTopic(node, layer));
      return null;
    }
    if (style.opacity === 0 && context.mode === 'draw') {
      this.#hide(node, { en: 'Fully transparent', fr: 'Entièrement transparents' });
      return null;
    }
    const own = this.#mapOf(node, style, state);
    if (own === null) return null;
    // x and y of a copy move its clip and mask as well (SVG 2, 5.5).
    const map = node.tag === 'use' ? composeAffine(own, this.#shiftOf(node, style, state)) : own;
    const { width, height, uses } = state;
    const opacity = state.opacity * style.opacity;
    const entered: Entered = { map, style, width, height, layer, clips: state.clips, opacity, uses };
    const clipped = style.clipPath !== '' && style.clipPath !== 'none' && context.mode !== 'measure';
    let clips = clipped ? this.#clipsOf(node, style, entered) : state.clips;
    const masked = style.mask !== '' && context.mode !== 'measure';
    const mask = masked ? this.#maskOf(node, style, entered) : null;
    if (mask !== null) clips = context.memory.clips.within(clips, mask);
    if (context.mode === 'draw') noteEffects(node, style, mask !== null, context.notes);
    return clips === state.clips ? entered : { ...entered, clips };
  }

  #mapOf(node: SvgNode, style: ComputedStyle, state: WalkState): Affine | null {
    // SVG 1.1 gives a symbol no transform of its own; SVG 2 does, and programs write for the former.
    const written = transformOf(node, style);
    if (written === '' || written === 'none' || node.tag === 'symbol') return state.map;
    const context = this.#context;
    const lengths = lengthsOf(context, state, style.fontSize);
    let transform = isStrange(node, written) ? null : parseTransform(written, lengths);
    if (transform === null) {
      badValue(node, 'transform', written, context);
      return state.map;
    }
    if (style.transformOrigin !== '') {
      const box = style.transformBox === 'fill-box' ? this.#boxOf(node, style, state) : null;
      const origin = parseOrigin(style.transformOrigin, box === null ? lengths : { ...lengths, ...sizeOf(box) });
      if (origin === null) badValue(node, 'transform-origin', style.transformOrigin, context);
      else {
        const shift = box === null || node.tag !== 'use' ? IDENTITY : this.#shiftOf(node, style, state);
        const [x, y] = box === null ? origin : [origin[0] + box.minX + shift[4], origin[1] + box.minY + shift[5]];
        transform = composeAffine([1, 0, 0, 1, x, y], composeAffine(transform, [1, 0, 0, 1, -x, -y]));
      }
    }
    const map = composeAffine(state.map, transform);
    if (affineDeterminant(map) !== 0) return map;
    this.#hide(node, { en: 'Squeezed to nothing by their transform', fr: 'Écrasés par leur transformation' });
    return null;
  }

  #hide(node: SvgNode, topic: Text): void {
    if (this.#context.mode !== 'draw') return;
    const count = countDrawable(node);
    if (count > 0) this.#context.notes.count(HIDDEN_OBJECT, topic, node, { count });
  }

  #shiftOf(node: SvgNode, style: ComputedStyle, state: WalkState): Affine {
    const length = elementLengths(node, style, state, this.#context);
    return [1, 0, 0, 1, length('x', 'x') ?? 0, length('y', 'y') ?? 0];
  }

  #use(node: SvgNode, state: WalkState): void {
    const context = this.#context;
    const href = hrefOf(node);
    if (!href.startsWith('#')) {
      if (href !== '' && context.mode === 'draw') noteOutside(node, href, context.notes);
      return;
    }
    const target = context.ids.get(href.slice(1));
    const circle = state.uses.includes(node) || target === node;
    if (target === undefined || circle || state.uses.length >= MOST_USES) {
      if (context.mode === 'draw')
        context.notes.tell(UNREADABLE_PART, node, { what: referenceFault(href, target === undefined) });
      return;
    }
    const inner = { ...state, uses: [...state.uses, node] };
    if (target.tag !== 'symbol' && target.tag !== 'svg') {
      this.visit(target, inner);
      return;
    }
    if (--context.budget.left < 0) throw tooManyElements(node);
    const own = this.#enter(target, inner);
    if (own === null) return;
    const { width, height } = node.attributes;
    const attributes = { ...target.attributes };
    if (width !== undefined) attributes.width = width;
    if (height !== undefined) attributes.height = height;
    this.#viewport(target, own.style, own, attributes);
  }

  #viewport(node: SvgNode, style: ComputedStyle, state: WalkState, attributes: Record<string, string>): void {
    const inner = viewportState(node, style, state, { attributes, context: this.#context });
    if (inner === null) {
      this.#hide(node, { en: 'In a view without width or height', fr: 'Dans une vue sans largeur ni hauteur' });
      return;
    }
    for (const child of node.children) this.visit(child, inner);
  }

  /** The first child whose conditions hold. */
  #switch(node: SvgNode, state: WalkState): void {
    const chosen = chosenChild(node);
    if (chosen !== undefined && !NEVER_DRAWN.has(chosen.tag)) this.#visitHeld(chosen, state);
  }

  #image(node: SvgNode, style: ComputedStyle, state: WalkState): void {
    if (this.#context.mode === 'clip') return;
    if (style.visible) this.#context.pictures.push(requestPicture(node, style, state, this.#context));
    else this.#hide(node, { en: 'Hidden by visibility', fr: 'Masqués par « visibility »' });
  }

  /** The clips that hold on an element: those around it and its own. */
  #clipsOf(node: SvgNode, style: ComputedStyle, state: WalkState): readonly Clip[] {
    const context = this.#context;
    const id = /^url\(\s*["']?#([^"')]+?)["']?\s*\)/.exec(style.clipPath)?.[1];
    const target = id === undefined ? undefined : context.ids.get(id);
    if (target?.tag !== 'clipPath') return this.#shapeClips(node, style, state);
    if (state.uses.includes(target) || state.uses.length >= MOST_USES) {
      if (context.mode === 'draw') context.notes.tell(UNREADABLE_PART, node, { what: referenceFault(`#${id}`, false) });
      return state.clips;
    }
    const box = target.attributes.clipPathUnits === 'objectBoundingBox' ? this.#boxOf(node, style, state) : null;
    const own = box === null ? state : { ...state, map: composeAffine(state.map, boxMap(box)) };
    const clip = context.memory.clips.clipOf(target, own, () => this.#clipPath(target, own));
    return clip === null ? state.clips : context.memory.clips.within(state.clips, clip);
  }

  #clipPath(target: SvgNode, state: WalkState): Clip {
    const context = this.#context;
    const inside: WalkContext = { ...context, mode: 'clip', shapes: [], pictures: [], texts: [] };
    const walk = new TreeWalk(inside);
    const clips = walk.#clipContent(target, this.#standing(target, state));
    const parts: ClipPart[] = inside.shapes.map(({ shape, clips: own }) => ({ ...shape, clips: own }));
    for (const request of inside.texts) parts.push(textPart(request, context));
    return { parts, clips };
  }

  /** The same with a `clip-path` that is a shape of CSS. */
  #shapeClips(node: SvgNode, style: ComputedStyle, state: WalkState): readonly Clip[] {
    const context = this.#context;
    const shape = cssShapeOf(style.clipPath);
    const box = shape === null ? null : this.#clipBox(shape.box, node, style, state);
    const lengths = lengthsOf(context, state, style.fontSize);
    const clip = shape && box && cssClip(shape, { builder: context.builder, lengths, box, map: state.map });
    if (clip !== null) return [...state.clips, clip];
    if (shape === null) badValue(node, 'clip-path', style.clipPath, context);
    else if (context.mode === 'draw' && countDrawable(node) > 0)
      context.notes.count(
        UNSUPPORTED,
        { en: 'Clips by a shape of CSS ignored', fr: 'Découpes par une forme CSS ignorées' },
        node,
      );
    return state.clips;
  }

  /** [user units] The box that a clip's shape is placed in. Half a stroke lies around the outline. */
  #clipBox(kind: ClipBox, node: SvgNode, style: ComputedStyle, state: WalkState): FlatBounds | null {
    if (kind === 'view') return { minX: 0, minY: 0, maxX: state.width, maxY: state.height };
    const box = this.#boxOf(node, style, state);
    if (box === null || kind === 'fill' || style.stroke.kind === 'none') return box;
    const half = style.strokeWidth / 2;
    return { minX: box.minX - half, minY: box.minY - half, maxX: box.maxX + half, maxY: box.maxY + half };
  }

  /** A mask of plain white and black shapes as a clip; null where there is none, or one of shades. */
  #maskOf(node: SvgNode, style: ComputedStyle, state: WalkState): Clip | null {
    const context = this.#context;
    const id = /^url\(\s*["']?#([^"')]+?)["']?\s*\)/.exec(style.mask)?.[1];
    const target = id === undefined ? undefined : context.ids.get(id);
    if (target?.tag !== 'mask' || state.uses.includes(target) || state.uses.length >= MOST_USES) return null;
    const ofBox = target.attributes.maskContentUnits === 'objectBoundingBox';
    const box = ofBox || (hasRegion(target) && isRegionOfBox(target)) ? this.#boxOf(node, style, state) : undefined;
    if (box === null) return null;
    if (box === undefined) return context.memory.clips.clipOf(target, state, () => this.#mask(target, state, null));
    return this.#mask(target, state, box);
  }

  /** @param box what it is measured in, null where its units are those of the drawing */
  #mask(target: SvgNode, state: WalkState, box: FlatBounds | null): Clip | null {
    const context = this.#context;
    const ofBox = box !== null && target.attributes.maskContentUnits === 'objectBoundingBox';
    const map = ofBox ? composeAffine(state.map, boxMap(box)) : state.map;
    const notes = new Notes(placeOf); // what is odd inside a mask makes it none that can be applied
    const inside: WalkContext = { ...context, notes, mode: 'draw', shapes: [], pictures: [], texts: [], shades: [] };
    const walk = new TreeWalk(inside);
    const clips = walk.#clipContent(target, this.#standing(target, { ...state, map }));
    const parts = plainMask(target, inside);
    if (parts === null || !hasRegion(target)) return parts === null ? null : { parts, clips };
    const region = maskRegion(target, isRegionOfBox(target) ? box : null, state, context);
    return { parts, clips: [...clips, region] };
  }

  /** The state of a clip path or mask that an element asks for, under that element's map. */
  #standing(target: SvgNode, state: WalkState): WalkState {
    const own = standingState(target, state, this.#context);
    return { ...state, ...own, clips: [], uses: [...state.uses, target] };
  }

  /** Draws the children of a clip path into this walk's context; returns the clips on the clip path itself. */
  #clipContent(target: SvgNode, state: WalkState): readonly Clip[] {
    const own = this.#enter(target, state);
    if (own === null) return [];
    const inner = { ...own, clips: [] };
    for (const child of target.children) this.visit(child, inner);
    return own.clips;
  }

  /** [user units] Bounds of an element's geometry, strokes not counted; null where it has none. */
  #boxOf(node: SvgNode, style: ComputedStyle, state: WalkState): FlatBounds | null {
    if (state.uses.length >= MOST_USES) return null;
    const inside: WalkContext = { ...this.#context, mode: 'measure', shapes: [], pictures: [], texts: [] };
    new TreeWalk(inside).#content(node, style, { ...state, map: IDENTITY, clips: [] });
    const bounds = emptyBounds();
    for (const { shape } of inside.shapes) for (const subpath of shape.subpaths) growBySubpath(bounds, subpath);
    return bounds.minX <= bounds.maxX ? bounds : null;
  }

  #text(node: SvgNode, style: ComputedStyle, state: WalkState): void {
    const { mode, texts, shapes, notes } = this.#context;
    if (mode === 'draw' && this.#context.redIsLabel && isRed(style.fill))
      notes.count(
        HIDDEN_OBJECT,
        { en: 'Labels of Boxes.py, which are not burnt', fr: 'Étiquettes de Boxes.py, qui ne sont pas gravées' },
        node,
        { severity: 'info' },
      );
    else if (mode === 'draw') texts.push({ node, style, state, at: shapes.length });
    else if (mode === 'clip') texts.push({ node, style, state, at: 0 });
  }
}

function drawInside(node: SvgNode, state: WalkState, inside: WalkContext): void {
  new TreeWalk(inside).root(node, state);
}
