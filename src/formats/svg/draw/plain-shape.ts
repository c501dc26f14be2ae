import type { Pen, Shape } from '../../../model/part.ts';
import type { Look, OwnStyle, Style } from '../style/style.ts';
import type { SvgNode } from '../tree/svg-node.ts';
import { drawGeometry, noteLosses, OPAQUE, penOf } from './draw-element.ts';
import type { WalkContext, WalkState } from './walk-context.ts';

/** Whether the area of a look counts as full, or there is none. @param opacity 0…1 of the element and all that it stands in */
export function isSolid({ fill, alpha }: Look, fillOpacity: number, opacity: number): boolean {
  return fill === null || fillOpacity * opacity * alpha >= OPAQUE;
}

/** Adds one basic shape or path that shows as its look says. `state` is the element's own. */
export function drawPlain(node: SvgNode, style: Style & OwnStyle, state: WalkState, context: WalkContext): void {
  drawGeometry(node, style, state, context);
  const built = context.builder.take(state.map);
  if (built.points + built.lost > 0) noteLosses(node, built, context);
  if (built.subpaths.length === 0) return;
  const { fill, stroke } = style.look!;
  const { strokeWidth, pen } = penOf({ style, state, context });
  const shape: Shape & { pen?: Pen } = {
    subpaths: built.subpaths,
    stroke,
    fill,
    fillRule: style.fillRule,
    strokeWidth,
    layer: state.layer,
    element: node.tag,
    id: node.attributes.id ?? '',
    line: node.line,
  };
  if (pen !== undefined) shape.pen = pen;
  context.shapes.push({ shape, clips: state.clips });
}
