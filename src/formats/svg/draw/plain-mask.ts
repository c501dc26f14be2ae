import { brightness } from '../../../geometry/pictures/brightness.ts';
import type { Color } from '../../../model/part.ts';
import { lettersOf } from '../text/text-letters.ts';
import type { SvgNode } from '../tree/svg-node.ts';
import { countDrawable } from '../tree/tree-facts.ts';
import type { ClipPart } from './clip.ts';
import { type TextRequest, textPart, type WalkContext } from './walk-context.ts';

/** From this grey on a mask shows what lies under it, up to the other it hides it. */
const SHOWS = 250;
const HIDES = 5;

/**
 * What a mask shows where it is no more than white and black areas and texts, as drawing programs write it to cut something
 * to a shape: white shows, black hides what was shown before. Null where it holds shades, strokes or pictures.
 * @param inside what the mask draws
 */
export function plainMask(mask: SvgNode, inside: WalkContext): ClipPart[] | null {
  const { shapes, pictures, texts, shades } = inside;
  const drawn = shapes.length + texts.length;
  const toned = pictures.length + shades.length > 0;
  if (drawn === 0 && !toned && countDrawable(mask) === 0) return []; // nothing in it shows anything
  if (drawn === 0 || toned || isSheer(mask)) return null;
  const alpha = /mask-type\s*:\s*alpha/.test(mask.attributes.style ?? '') || mask.attributes['mask-type'] === 'alpha';
  const effectOf = (fill: Color | null): Pick<ClipPart, 'hides'> | null => {
    if (fill === null) return null;
    const light = alpha ? 255 : brightness(fill);
    return light >= SHOWS ? {} : light <= HIDES ? { hides: true } : null;
  };
  const areas = shapes.map(({ shape, clips, pattern }, order) => {
    const { subpaths, fill, fillRule, stroke } = shape;
    const effect = pattern !== undefined || stroke !== null ? null : effectOf(fill);
    return { order, effect, part: (): ClipPart => ({ subpaths, fillRule, clips }) };
  });
  const lines = texts.map((request) => {
    const effect = effectOf(fillOfText(request, inside));
    return { order: request.at - 0.5, effect, part: () => textPart(request, inside) };
  });
  const all = [...areas, ...lines].sort((a, b) => a.order - b.order);
  if (all.some(({ effect }) => effect === null)) return null;
  return all.map(({ effect, part }) => ({ ...part(), ...effect }));
}

/** The one colour of all letters of a text; null where they have several, or strokes. */
function fillOfText({ node, style, state }: TextRequest, context: WalkContext): Color | null {
  let one: Color | null = null;
  for (const { style: own } of lettersOf(node, style, state, context)) {
    const { fill, stroke } = own;
    if (fill.kind !== 'color' || stroke.kind !== 'none') return null;
    one ??= fill.color;
    if (fill.color.r !== one.r || fill.color.g !== one.g || fill.color.b !== one.b) return null;
  }
  return one;
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
