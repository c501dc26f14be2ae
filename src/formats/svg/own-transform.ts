import type { OwnStyle } from './style.ts';
import type { SvgNode } from './svg-node.ts';

/**
 * The transform of an element as written, '' where it has none: a style sheet's beats the attribute. The attribute is no
 * part of the style, since it is mostly another one for each object, and each would then have a style of its own.
 */
export function transformOf(node: SvgNode, style: Pick<OwnStyle, 'transform'>): string {
  return style.transform === '' ? (node.attributes.transform ?? '') : style.transform;
}
