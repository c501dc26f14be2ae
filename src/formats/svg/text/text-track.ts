import { affineScale, IDENTITY } from '../../../geometry/affine.ts';
import { flattenSubpath } from '../../../geometry/paths/flatten-curve.ts';
import type { Subpath } from '../../../model/part.ts';
import { lengthReader } from '../draw/basic-shapes.ts';
import { badValue, drawGeometry, SHAPE_TAGS } from '../draw/draw-element.ts';
import { transformOf } from '../draw/own-transform.ts';
import { drawPathData } from '../draw/path-data.ts';
import { parseTransform } from '../draw/transform-list.ts';
import { lengthsOf, type WalkContext, type WalkState } from '../draw/walk-context.ts';
import { UNREADABLE_PART } from '../rules.ts';
import { computeStyle } from '../style/compute-style.ts';
import { splitLength } from '../style/length.ts';
import { ROOT_STYLE } from '../style/style.ts';
import type { SvgNode } from '../tree/svg-node.ts';
import { hrefOf, referenceFault } from '../tree/tree-facts.ts';

/** [mm] Chords of a track leave it by this at most: a letter on it leans less than half a degree too much. */
const CHORDS = 2e-4;

/** The path that the letters of a `textPath` stand on, in the text's user units. */
export class TextTrack {
  /** x, y of its points, and how far along each one is. */
  readonly #points: Float64Array;
  readonly #along: Float64Array;
  readonly length: number;
  /** Where the text begins. */
  readonly start: number;

  constructor(points: Float64Array, startOf: (length: number) => number) {
    this.#points = points;
    this.#along = new Float64Array(points.length / 2);
    for (let i = 1; i < this.#along.length; i++) {
      const dx = points[2 * i]! - points[2 * i - 2]!;
      const dy = points[2 * i + 1]! - points[2 * i - 1]!;
      this.#along[i] = this.#along[i - 1]! + Math.sqrt(dx * dx + dy * dy);
    }
    this.length = this.#along[this.#along.length - 1] ?? 0;
    this.start = startOf(this.length);
  }

  /** Point and direction [rad] at a distance from the beginning; null beyond an end. */
  at(distance: number): { readonly x: number; readonly y: number; readonly angle: number } | null {
    const along = this.#along;
    if (!(distance >= 0 && distance <= this.length && this.length > 0)) return null;
    let low = 1;
    let high = along.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (along[middle]! < distance) low = middle + 1;
      else high = middle;
    }
    const [x0, y0, x1, y1] = this.#points.subarray(2 * low - 2, 2 * low + 2);
    const step = along[low]! - along[low - 1]!;
    const share = step > 0 ? (distance - along[low - 1]!) / step : 0;
    return { x: x0! + share * (x1! - x0!), y: y0! + share * (y1! - y0!), angle: Math.atan2(y1! - y0!, x1! - x0!) };
  }
}

/** The track of a `textPath`, or null where it names none that is in the file; that is told. */
export function trackOf(node: SvgNode, state: WalkState, context: WalkContext): TextTrack | null {
  const strokes = strokesOf(node, state, context);
  if (strokes.length === 0) return null;
  const reverse = node.attributes.side === 'right';
  const points = joined(strokes, reverse, CHORDS / Math.max(1e-9, affineScale(state.map)));
  const target = context.ids.get(hrefOf(node).slice(1));
  const stated = Number(target?.attributes.pathLength);
  const written = node.attributes.startOffset ?? '0';
  return new TextTrack(points, (length) => {
    const split = splitLength(written);
    if (split?.unit === '%') return (split.number / 100) * length;
    const read = lengthReader(
      () => written,
      lengthsOf(context, state, state.style.fontSize),
      () => badValue(node, 'startOffset', written, context),
    );
    return (read('startOffset', 'other') ?? 0) * (stated > 0 ? length / stated : 1);
  });
}

function strokesOf(node: SvgNode, state: WalkState, context: WalkContext): readonly Subpath[] {
  const { builder, ids, notes, index, pxPerInch } = context;
  const data = node.attributes.path;
  if (data !== undefined) {
    drawPathData(data, builder);
    return builder.take(IDENTITY).subpaths;
  }
  const href = hrefOf(node);
  const target = href.startsWith('#') ? ids.get(href.slice(1)) : undefined;
  if (target === undefined || !SHAPE_TAGS.has(target.tag)) {
    notes.tell(UNREADABLE_PART, node, { what: referenceFault(href, true) });
    return [];
  }
  const { width, height } = state;
  const lengths = { pxPerInch, fontSize: state.style.fontSize, width, height };
  const onInvalid = (element: SvgNode, name: string, value: string): void => badValue(element, name, value, context);
  const style = computeStyle(ROOT_STYLE, target, { index, lengths, onInvalid });
  drawGeometry(target, style, state, context);
  return builder.take(parseTransform(transformOf(target, style), lengths) ?? IDENTITY).subpaths;
}

/** All strokes as one line of points. */
function joined(strokes: readonly Subpath[], reverse: boolean, chords: number): Float64Array {
  const lines = strokes.map((stroke) => flattenSubpath(stroke, chords));
  const points = new Float64Array(lines.reduce((sum, line) => sum + line.length, 0));
  let n = 0;
  for (const line of lines) {
    points.set(line, n);
    n += line.length;
  }
  if (!reverse) return points;
  const turned = new Float64Array(n);
  for (let i = 0; i < n; i += 2) {
    turned[i] = points[n - 2 - i]!;
    turned[i + 1] = points[n - 1 - i]!;
  }
  return turned;
}
