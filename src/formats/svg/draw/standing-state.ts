import { type Cascade, computeStyle } from '../style/compute-style.ts';
import { ROOT_STYLE, type Style } from '../style/style.ts';
import type { SvgNode } from '../tree/svg-node.ts';
import { lengthReader } from './basic-shapes.ts';
import { parseViewBox } from './view-box.ts';
import { lengthsOf, type WalkContext, type WalkState } from './walk-context.ts';

/** What a clip path, mask, pattern or marker inherits. */
export interface Standing {
  readonly style: Style;
  /** [user units] Nearest viewport. */
  readonly width: number;
  readonly height: number;
}

const told = (): void => undefined; // what is wrong is told where those elements are drawn

/**
 * Style and viewport of where an element stands in the tree: what is drawn at the request of another one inherits from its
 * own place, not from the one that asks (SVG 2, 14.3.2 and 14.4).
 * @param state of the element that asks; inside a `symbol`, whose size its copy sets, its viewport holds
 */
export function standingState(node: SvgNode, state: WalkState, context: WalkContext): Standing {
  const chain: SvgNode[] = [];
  for (let up = node.parent; up !== null; up = up.parent) chain.unshift(up);
  let at: Standing = { style: ROOT_STYLE, ...context.view };
  for (const each of chain) {
    const lengths = lengthsOf(context, { ...state, ...at }, at.style.fontSize);
    const cascade: Cascade = { index: context.index, lengths, onInvalid: told };
    at = { ...at, style: computeStyle(at.style, each, cascade) };
    if (each.parent !== null && (each.tag === 'svg' || each.tag === 'symbol')) at = withView(each, at, state, context);
  }
  return at;
}

function withView(node: SvgNode, at: Standing, state: WalkState, context: WalkContext): Standing {
  const box = parseViewBox(node.attributes.viewBox);
  if (box !== null && box !== 'empty') return { ...at, width: box.width, height: box.height };
  if (node.tag === 'symbol') return { ...at, width: state.width, height: state.height };
  const lengths = lengthsOf(context, { ...state, ...at }, at.style.fontSize);
  const length = lengthReader((name) => node.attributes[name], lengths, told);
  return { ...at, width: length('width', 'x') ?? at.width, height: length('height', 'y') ?? at.height };
}
