import type { ClipPart } from './clip.ts';
import type { SvgNode } from './svg-node.ts';
import { countDrawable } from './tree-facts.ts';
import type { WalkContext } from './walk-context.ts';

/** From this grey on a mask shows what lies under it, up to the other it hides it. */
const SHOWS = 250;
const HIDES = 5;

/**
 * What a mask shows where it is no more than white and black areas, as drawing programs write it to cut something to a
 * shape: white shows, black hides what was shown before. Null where it holds shades, strokes, pictures or texts.
 * @param inside what the mask draws
 */
export function plainMask(mask: SvgNode, inside: WalkContext): ClipPart[] | null {
  const { shapes, pictures, texts, shades } = inside;
  const drawn = pictures.length + texts.length + shades.length + shapes.length;
  if (drawn === 0 && countDrawable(mask) === 0) return []; // nothing in it shows anything
  if (drawn === 0 || drawn > shapes.length || isSheer(mask)) return null;
  const alpha = /mask-type\s*:\s*alpha/.test(mask.attributes.style ?? '') || mask.attributes['mask-type'] === 'alpha';
  const parts: ClipPart[] = [];
  for (const { shape, clips, pattern } of shapes) {
    const { subpaths, fill, fillRule, stroke } = shape;
    if (pattern !== undefined || stroke !== null || fill === null) return null;
    const light = alpha ? 255 : 0.2126 * fill.r + 0.7152 * fill.g + 0.0722 * fill.b;
    if (light >= SHOWS) parts.push({ subpaths, fillRule, clips });
    else if (light <= HIDES) parts.push({ subpaths, fillRule, clips, hides: true });
    else return null;
  }
  return parts;
}

/** True where anything in the mask is written with an opacity, be it 1: shades are for pictures. */
function isSheer(mask: SvgNode): boolean {
  const stack = [mask];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (const name in node.attributes) {
      const value = node.attributes[name]!;
      const opaque = /(^|:)\s*1(\.0*)?\s*;?$/;
      if (name.endsWith('opacity') && !opaque.test(value)) return true;
      if (name === 'style' && /opacity\s*:\s*(?!1(\.0*)?\s*(;|$))/.test(value)) return true;
      if (/rgba|hsla|#[0-9a-f]{8}\b/i.test(value)) return true;
    }
    stack.push(...node.children);
  }
  return false;
}
