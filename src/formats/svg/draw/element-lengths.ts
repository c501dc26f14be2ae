import type { OwnStyle, Style } from '../style/style.ts';
import type { SvgNode } from '../tree/svg-node.ts';
import { type LengthOf, lengthReader } from './basic-shapes.ts';
import { badValue } from './draw-element.ts';
import { lengthsOf, type WalkContext, type WalkState } from './walk-context.ts';

/** Reads the lengths of an element: what a style sheet gives beats the attributes. */
export function elementLengths(
  node: SvgNode,
  style: Style & Pick<OwnStyle, 'geometry'>,
  state: WalkState,
  context: WalkContext,
): LengthOf {
  return lengthReader(
    (name) => style.geometry?.get(name) ?? node.attributes[name],
    lengthsOf(context, state, style.fontSize),
    (name, value) => badValue(node, name, value, context),
  );
}
