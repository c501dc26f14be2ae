import type { Affine } from '../../../geometry/affine.ts';
import type { SvgNode } from '../tree/svg-node.ts';
import type { Clip } from './clip.ts';

/** What the outline of a clip depends on besides its element. */
interface Standing {
  /** User units to mm. */
  readonly map: Affine;
  /** [user units] Nearest viewport. */
  readonly width: number;
  readonly height: number;
  /** 0…1 */
  readonly opacity: number;
  /** The copies that are being expanded. */
  readonly uses: readonly SvgNode[];
}

/**
 * The clip that was made last of each `clipPath` and mask. Cairo, Figma and others name one at thousands of objects, one by
 * one: with a clip for each, 2 MB of them took 4 GB and 26 s.
 */
export class KnownClips {
  readonly #made = new Map<SvgNode, { readonly standing: Standing; readonly clip: Clip | null }>();
  readonly #lists = new WeakMap<Clip, { readonly around: readonly Clip[]; readonly list: readonly Clip[] }>();

  /** The clip of an element as it was made last, where it stands as it did then; else made anew. Null: it is none. */
  clipOf(element: SvgNode, state: Standing, make: () => Clip | null): Clip | null {
    if (state.uses.length > 0) return make(); // what is copied might ask for itself
    const known = this.#made.get(element);
    if (known !== undefined && standsAlike(known.standing, state)) return known.clip;
    const { map, width, height, opacity, uses } = state;
    const clip = make();
    this.#made.set(element, { standing: { map, width, height, opacity, uses }, clip });
    return clip;
  }

  /** A clip within those around it: one list where both are the same, so that their area is made once. */
  within(around: readonly Clip[], clip: Clip): readonly Clip[] {
    const known = this.#lists.get(clip);
    if (known?.around === around) return known.list;
    const list = [...around, clip];
    this.#lists.set(clip, { around, list });
    return list;
  }
}

function standsAlike(a: Standing, b: Standing): boolean {
  const sized = a.width === b.width && a.height === b.height && a.opacity === b.opacity;
  return sized && a.map.every((value, k) => value === b.map[k]);
}
