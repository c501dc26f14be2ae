import type { OwnStyle } from '../style/style.ts';
import type { SvgNode } from '../tree/svg-node.ts';

/** Values that move nothing. */
const STANDING = /^\s*(?:none|initial|unset|inherit|revert)?\s*$/i;

/**
 * The transform of an element as written, '' where it has none: a style sheet's beats the attribute, and its `translate`,
 * `rotate` and `scale` come before it. The attribute is no part of the style, since it is mostly another one for each
 * object, and each would then have a style of its own.
 */
export function transformOf(node: SvgNode, style: Pick<OwnStyle, 'transform' | 'geometry'>): string {
  const written = style.transform === '' ? (node.attributes.transform ?? '') : style.transform;
  const { geometry } = style;
  if (geometry === null) return written;
  let steps = '';
  for (const name of ['translate', 'rotate', 'scale']) {
    const value = geometry.get(name) ?? '';
    if (STANDING.test(value)) continue;
    const turn = name === 'rotate' ? value.trim().replace(/^(z|0 0 1)\s+/i, '') : value.trim();
    steps += `${name}(${turn.replace(/\s+/g, ' ')}) `;
  }
  return steps === '' ? written : steps + (STANDING.test(written) ? '' : written);
}

/** What style sheets write and the attribute may not: units, sums, a comma before the bracket. */
const OF_STYLES = /\d\s*(?:deg|g?rad|turn|px|mm|cm|in|pt|pc|r?em|ex|%)|calc\(|,\s*\)/i;

/** Whether a transform comes from the attribute and is none there: browsers then leave the object where it is. */
export function isStrange({ attributes }: SvgNode, written: string): boolean {
  return written === attributes.transform && OF_STYLES.test(written);
}
