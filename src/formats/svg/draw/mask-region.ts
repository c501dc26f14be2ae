import { composeAffine } from '../../../geometry/affine.ts';
import type { FlatBounds } from '../../../geometry/paths/subpath-bounds.ts';
import type { SvgNode } from '../tree/svg-node.ts';
import { lengthReader } from './basic-shapes.ts';
import { type Clip, rectangleClip } from './clip.ts';
import { badValue } from './draw-element.ts';
import { boxMap } from './object-box.ts';
import { lengthsOf, type WalkContext, type WalkState } from './walk-context.ts';

/** True where a mask says how far it reaches; without a word it reaches a tenth beyond the object all around. */
export function hasRegion({ attributes: { x, y, width, height } }: SvgNode): boolean {
  return x !== undefined || y !== undefined || width !== undefined || height !== undefined;
}

/** True where the place of a mask is given in parts of the object's own box. */
export function isRegionOfBox(mask: SvgNode): boolean {
  return mask.attributes.maskUnits !== 'userSpaceOnUse';
}

/**
 * The rectangle beyond which a mask hides everything (SVG 1.1, 14.4).
 * @param box [user units] of the object, where the region is in parts of it
 */
export function maskRegion(mask: SvgNode, box: FlatBounds | null, state: WalkState, context: WalkContext): Clip {
  const known = lengthsOf(context, state, state.style.fontSize);
  const length = lengthReader(
    (name) => mask.attributes[name],
    box === null ? known : { ...known, width: 1, height: 1 },
    (name, value) => badValue(mask, name, value, context),
  );
  const [w, h] = box === null ? [known.width, known.height] : [1, 1];
  const [x, y] = [length('x', 'x') ?? -0.1 * w, length('y', 'y') ?? -0.1 * h];
  const [width, height] = [length('width', 'x') ?? 1.2 * w, length('height', 'y') ?? 1.2 * h];
  const frame = box === null ? state.map : composeAffine(state.map, boxMap(box));
  return rectangleClip(
    context.builder,
    Math.max(0, width),
    Math.max(0, height),
    composeAffine(frame, [1, 0, 0, 1, x, y]),
  );
}
