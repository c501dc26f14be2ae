import type { OwnStyle, Style } from '../style/style.ts';
import type { SvgNode } from '../tree/svg-node.ts';
import { hrefOf } from '../tree/tree-facts.ts';
import { elementLengths } from './element-lengths.ts';
import type { PictureRequest, WalkContext, WalkState } from './walk-context.ts';

/** What an `image` asks for; it is decoded when the walk is over. */
export function requestPicture(
  node: SvgNode,
  style: Style & OwnStyle,
  state: WalkState,
  context: WalkContext,
): PictureRequest {
  const length = elementLengths(node, style, state, context);
  const { map, layer, clips, opacity } = state;
  return {
    node,
    href: hrefOf(node),
    x: length('x', 'x') ?? 0,
    y: length('y', 'y') ?? 0,
    width: length('width', 'x') ?? Number.NaN,
    height: length('height', 'y') ?? Number.NaN,
    map,
    layer,
    clips,
    opacity,
  };
}
