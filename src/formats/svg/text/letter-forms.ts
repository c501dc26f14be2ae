import { KERNEL_REACH, type PolygonKernel } from '../../../geometry/areas/polygons.ts';
import { withinReach } from '../../../geometry/areas/within-reach.ts';
import { anyCrossing } from '../../../geometry/paths/any-crossing.ts';
import { contoursToSubpaths } from '../../../geometry/paths/contours-to-subpaths.ts';
import { fillContours, flattenSubpath } from '../../../geometry/paths/flatten-curve.ts';
import { transformSubpath } from '../../../geometry/paths/transform-subpath.ts';
import { type Subpath, Verb } from '../../../model/part.ts';

/** [mm] Chords of united letters leave their curves by this at most. */
const CHORDS = 0.005;
/** [mm] Letters whose points all lie this near to each other's are of one form: more than rounding, less than any machine's step. */
const SAME = 1e-6;
/** [1/mm] Of the number that a form is looked up by. */
const FINENESS = 1e3;
/** Forms that are remembered. */
const MOST_FORMS = 5000;

/** The outlines of a letter, or of letters that touch, as they were met first. */
export interface LetterForm {
  readonly outlines: readonly Subpath[];
  /** They cross each other or themselves. */
  readonly overlaps: boolean;
  /** The same without what crosses; null while nobody asked. */
  united: readonly Subpath[] | null;
}

/** Forms of letters, each looked at once wherever and however often it stands: 8,000 short texts took 3.7 s, 1.9 s with it. */
export class LetterForms {
  readonly #known = new Map<number, LetterForm[]>();
  #count = 0;

  /** @param outlines closed ones */
  formOf(outlines: readonly Subpath[]): LetterForm {
    const key = keyOf(outlines);
    const alike = key === null ? undefined : this.#known.get(key);
    const known = alike?.find((form) => isSame(form.outlines, outlines));
    if (known !== undefined) return known;
    const form = { outlines, overlaps: overlaps(outlines), united: null };
    if (key === null || this.#count++ >= MOST_FORMS) return form;
    if (alike === undefined) this.#known.set(key, [form]);
    else alike.push(form);
    return form;
  }
}

/** The outlines of a form united, where `outlines`, which are of that form, stand. */
export function unitedForm(form: LetterForm, outlines: readonly Subpath[], kernel: PolygonKernel): readonly Subpath[] {
  form.united ??= contoursToSubpaths(
    kernel.union(withinReach(fillContours(form.outlines, CHORDS)), undefined, 'nonzero'),
  );
  const [from, to] = [form.outlines[0]!, outlines[0]!];
  if (from === to) return form.united;
  return form.united.map((subpath) => transformSubpath([1, 0, 0, 1, to.x0 - from.x0, to.y0 - from.y0], subpath));
}

function overlaps(outlines: readonly Subpath[]): boolean {
  return anyCrossing(outlines.map((subpath) => flattenSubpath(subpath, CHORDS).slice(0, -2))); // its last point is the first
}

/** A number for the form, wherever it stands; null for arcs, and beyond half the kernel's reach, where a form may be cut off. */
function keyOf(outlines: readonly Subpath[]): number | null {
  const { x0, y0 } = outlines[0]!;
  let key = outlines.length;
  const add = (distance: number): void => {
    key = (Math.imul(key, 31) + Math.round(distance * FINENESS)) | 0;
  };
  let farthest = 0;
  for (const subpath of outlines) {
    const { verbs, coordinates } = subpath;
    if (verbs.includes(Verb.arc)) return null;
    farthest = Math.max(farthest, Math.abs(subpath.x0), Math.abs(subpath.y0));
    add(subpath.x0 - x0);
    add(subpath.y0 - y0);
    for (let n = 0; n < coordinates.length; n += 2) {
      farthest = Math.max(farthest, Math.abs(coordinates[n]!), Math.abs(coordinates[n + 1]!));
      add(coordinates[n]! - x0);
      add(coordinates[n + 1]! - y0);
    }
  }
  return farthest <= KERNEL_REACH / 2 ? key : null;
}

function isSame(a: readonly Subpath[], b: readonly Subpath[]): boolean {
  if (a.length !== b.length) return false;
  const [dx, dy] = [b[0]!.x0 - a[0]!.x0, b[0]!.y0 - a[0]!.y0];
  return a.every((subpath, k) => isMoved(subpath, b[k]!, dx, dy));
}

/** Whether b is a, moved so far. */
function isMoved(a: Subpath, b: Subpath, dx: number, dy: number): boolean {
  if (a.verbs.length !== b.verbs.length || a.coordinates.length !== b.coordinates.length) return false;
  for (let v = 0; v < a.verbs.length; v++) if (a.verbs[v] !== b.verbs[v]) return false;
  const near = (x: number, y: number): boolean => Math.abs(x) <= SAME && Math.abs(y) <= SAME;
  if (!near(b.x0 - a.x0 - dx, b.y0 - a.y0 - dy)) return false;
  const [from, to] = [a.coordinates, b.coordinates];
  for (let n = 0; n < from.length; n += 2)
    if (!near(to[n]! - from[n]! - dx, to[n + 1]! - from[n + 1]! - dy)) return false;
  return true;
}
