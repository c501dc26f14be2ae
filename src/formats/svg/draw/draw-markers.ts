import { type Affine, composeAffine, IDENTITY } from '../../../geometry/affine.ts';
import { emptyBounds, growBySubpath } from '../../../geometry/paths/subpath-bounds.ts';
import type { SubpathBuilder } from '../../../geometry/paths/subpath-builder.ts';
import type { Subpath } from '../../../model/part.ts';
import { UNREADABLE_PART } from '../rules.ts';
import { type Cascade, computeStyle } from '../style/compute-style.ts';
import type { OwnStyle, Paint, Style } from '../style/style.ts';
import type { SvgNode } from '../tree/svg-node.ts';
import { referenceFault } from '../tree/tree-facts.ts';
import { lengthReader } from './basic-shapes.ts';
import { rectangleClip } from './clip.ts';
import { badValue } from './draw-element.ts';
import { type MarkerPlace, markerPlaces } from './marker-places.ts';
import { standingState } from './standing-state.ts';
import { angleOf } from './transform-list.ts';
import { fitViewBox, parseViewBox, type ViewBox } from './view-box.ts';
import { lengthsOf, type WalkContext, type WalkState } from './walk-context.ts';

/** Elements that may carry markers (SVG 2, 13.7.2; rectangles and circles may not). */
const CARRIERS = new Set(['path', 'line', 'polyline', 'polygon']);
const MOST_NESTED = 16;
const REVERSED = /^\s*auto-start-reverse\s*$/;
/** What sticks out by less than this part of the view is not cut off. */
const ON_EDGE = 1e-3;

/** A line that was drawn and may carry markers. */
export interface MarkedLine {
  readonly node: SvgNode;
  readonly style: Style & OwnStyle;
  readonly state: WalkState;
  /** [mm] */
  readonly subpaths: readonly Subpath[];
}

/** Draws the content of a marker into a context. */
export type DrawContent = (marker: SvgNode, state: WalkState, inside: WalkContext) => void;

/** Puts arrowheads, dots and other markers on the corners of a line, as what they draw. */
export function drawMarkers(line: MarkedLine, context: WalkContext, draw: DrawContent): void {
  const { node, style, state, subpaths } = line;
  const named = { start: style.markerStart, mid: style.markerMid, end: style.markerEnd };
  if (named.start + named.mid + named.end === '' || context.mode !== 'draw' || !CARRIERS.has(node.tag)) return;
  if (!style.visible || state.uses.length >= MOST_NESTED) return;
  const known = new Map<string, Marker | null>();
  const inside: WalkContext = {
    ...context,
    around: { fill: plain(style.fill, line), stroke: plain(style.stroke, line) },
  };
  const drawn = new Set<string>();
  for (const place of markerPlaces(subpaths, state.map)) {
    const id = named[place.kind];
    if (id === '') continue;
    // A closed line has its first corner twice: what stands there is not burnt twice.
    const turned = place.kind === 'start' && REVERSED.test(context.ids.get(id)?.attributes.orient ?? '');
    const key = `${id} ${place.x} ${place.y} ${place.angle} ${turned}`;
    if (drawn.has(key)) continue;
    drawn.add(key);
    const marker = known.get(id) ?? openMarker(id, line, context, draw);
    known.set(id, marker);
    if (marker !== null) drawOne(marker, place, line, (inner) => draw(marker.node, inner, inside));
  }
}

/** A paint of the line as markers may ask for it. */
function plain(paint: Paint, { style }: MarkedLine): Paint {
  return paint.kind === 'current' ? { kind: 'color', ...style.color } : paint;
}

/** A marker made ready: its content is drawn under `frame`, which moves its reference point to the origin. */
interface Marker {
  readonly node: SvgNode;
  readonly style: Style;
  /** What shows of its content: its viewBox, as librsvg and resvg take it, else its size. */
  readonly content: ViewBox;
  /** Its view to units of the line. */
  readonly frame: Affine;
  /** Its content to its view. */
  readonly fit: Affine;
  readonly cut: boolean;
  readonly builder: SubpathBuilder;
}

function openMarker(id: string, line: MarkedLine, context: WalkContext, draw: DrawContent): Marker | null {
  const { state, style: lineStyle } = line;
  const node = context.ids.get(id);
  if (node === undefined) context.notes.tell(UNREADABLE_PART, line.node, { what: referenceFault(`#${id}`, true) });
  if (node?.tag !== 'marker' || state.uses.includes(node)) return null;
  const above = standingState(node, state, context).style;
  const own = computeStyle(above, node, cascadeOf(state, context));
  const length = lengthReader(
    (name) => node.attributes[name],
    lengthsOf(context, state, own.fontSize),
    (name, value) => badValue(node, name, value, context),
  );
  const [width, height] = [length('markerWidth', 'x') ?? 3, length('markerHeight', 'y') ?? 3];
  const box = parseViewBox(node.attributes.viewBox);
  if (box === 'empty' || !(width > 0 && height > 0)) return null;
  const fit = box === null ? IDENTITY : fitViewBox(box, node.attributes.preserveAspectRatio, width, height);
  const content = box ?? { x: 0, y: 0, width, height };
  const x = reference(node.attributes.refX, content.x, content.width) ?? length('refX', 'x') ?? 0;
  const y = reference(node.attributes.refY, content.y, content.height) ?? length('refY', 'y') ?? 0;
  const k = node.attributes.markerUnits === 'userSpaceOnUse' ? 1 : lineStyle.strokeWidth;
  if (!(k > 0)) return null;
  const [rx, ry] = [fit[0] * x + fit[4], fit[3] * y + fit[5]];
  const frame: Affine = [k, 0, 0, k, -k * rx, -k * ry];
  const open = own.overflow === 'visible' || own.overflow === 'auto';
  const marker = { node, style: above, content, frame, fit, cut: false, builder: context.builder };
  return { ...marker, cut: !open && sticksOut(marker, state, context, draw) };
}

const SIDES: Readonly<Record<string, number>> = { left: 0, top: 0, center: 0.5, right: 1, bottom: 1 };

/** A reference point by a word, or in percent of the content. */
function reference(written: string | undefined, from: number, size: number): number | null {
  const word = (written ?? '').trim();
  const share = SIDES[word] ?? (word.endsWith('%') ? Number(word.slice(0, -1)) / 100 : undefined);
  return share === undefined || Number.isNaN(share) ? null : from + share * size;
}

function cascadeOf(state: WalkState, context: WalkContext): Cascade {
  const onInvalid = (element: SvgNode, name: string, value: string): void => badValue(element, name, value, context);
  return { index: context.index, lengths: lengthsOf(context, state, state.style.fontSize), onInvalid };
}

/** Whether anything of the content lies outside the marker's view. */
function sticksOut(marker: Marker, state: WalkState, context: WalkContext, draw: DrawContent): boolean {
  const inside: WalkContext = { ...context, mode: 'measure', shapes: [], pictures: [], texts: [] };
  const { node, style, content } = marker;
  const { width, height } = content;
  const uses = [...state.uses, node];
  draw(node, { ...state, map: IDENTITY, style, width, height, clips: [], opacity: 1, uses }, inside);
  const bounds = emptyBounds();
  for (const { shape } of inside.shapes) for (const subpath of shape.subpaths) growBySubpath(bounds, subpath);
  const { x, y } = content;
  const edge = ON_EDGE * Math.max(width, height);
  const wide = bounds.minX < x - edge || bounds.maxX > x + width + edge;
  return wide || bounds.minY < y - edge || bounds.maxY > y + height + edge;
}

function drawOne(marker: Marker, place: MarkerPlace, { state }: MarkedLine, draw: (state: WalkState) => void): void {
  const { node, style, content, frame, fit, cut, builder } = marker;
  const { x, y, width, height } = content;
  const [a, b, c, d] = state.map;
  const turn = angleAt(node.attributes.orient, place);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const at: Affine = [a, b, c, d, place.x, place.y];
  const map = composeAffine(composeAffine(composeAffine(at, [cos, sin, -sin, cos, 0, 0]), frame), fit);
  const view = composeAffine(map, [1, 0, 0, 1, x, y]);
  const clips = cut ? [...state.clips, rectangleClip(builder, width, height, view)] : state.clips;
  draw({ ...state, map, style, width, height, clips, uses: [...state.uses, node] });
}

/** [rad] */
function angleAt(orient: string | undefined, { kind, angle }: MarkerPlace): number {
  const word = (orient ?? '0').trim();
  if (word === 'auto') return angle;
  if (REVERSED.test(word)) return kind === 'start' ? angle + Math.PI : angle;
  const given = angleOf(word);
  return Number.isNaN(given) ? 0 : given;
}
