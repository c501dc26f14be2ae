import { composeAffine, IDENTITY } from '../../../geometry/affine.ts';
import type { OwnStyle, Style } from '../style/style.ts';
import type { SvgNode } from '../tree/svg-node.ts';
import { lengthReader } from './basic-shapes.ts';
import { rectangleClip } from './clip.ts';
import { badValue } from './draw-element.ts';
import { fitViewBox, parseViewBox } from './view-box.ts';
import { lengthsOf, type WalkContext, type WalkState } from './walk-context.ts';

/**
 * What stands inside a nested `svg` or a `symbol`: a viewport of its own, which cuts off what sticks out. Null where it
 * has no width or height.
 * @param attributes its own, with those that its copy sets
 */
export function viewportState(
  node: SvgNode,
  style: Style & OwnStyle,
  state: WalkState,
  { attributes, context }: { readonly attributes: Record<string, string>; readonly context: WalkContext },
): WalkState | null {
  const length = lengthReader(
    (name) => (node.tag === 'symbol' && (name === 'x' || name === 'y') ? undefined : attributes[name]),
    lengthsOf(context, state, style.fontSize),
    (name, value) => badValue(node, name, value, context),
  );
  const x = length('x', 'x') ?? 0;
  const y = length('y', 'y') ?? 0;
  const width = length('width', 'x') ?? state.width;
  const height = length('height', 'y') ?? state.height;
  const box = parseViewBox(attributes.viewBox);
  const sized = width > 0 && height > 0;
  // Inside a page without a size there may be none to take a share of: the content then stands as it is.
  const asked = attributes.width !== undefined || attributes.height !== undefined || box !== null;
  if (box === 'empty' || (!sized && asked)) return null;
  const place = composeAffine(state.map, [1, 0, 0, 1, x, y]);
  const fit = box === null ? IDENTITY : fitViewBox(box, attributes.preserveAspectRatio, width, height);
  const map = composeAffine(place, fit);
  const open = style.overflow === 'visible' || style.overflow === 'auto' || !sized;
  const clips = open ? state.clips : [...state.clips, rectangleClip(context.builder, width, height, place)];
  const size = box === null ? { width, height } : { width: box.width, height: box.height };
  return { ...state, map, clips, ...size };
}
