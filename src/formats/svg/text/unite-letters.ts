import { loadPolygonKernel } from '../../../geometry/areas/clipper-kernel.ts';
import { emptyBounds, type FlatBounds, growBounds, growBySubpath } from '../../../geometry/paths/subpath-bounds.ts';
import type { Subpath } from '../../../model/part.ts';
import type { ClippedShape } from '../draw/walk-context.ts';
import { type LetterForms, unitedForm } from './letter-forms.ts';

/**
 * The letters of one text with overlapping outlines united, so that no cut runs through a letter: script fonts and tight
 * spacing lay letters over each other, and many fonts draw one letter with an outline that overlaps itself (the é of the
 * house font does). Only what is stroked and does cross; the other letters keep the curves of their font.
 */
export async function uniteLetters(
  shapes: readonly ClippedShape[],
  known: LetterForms,
): Promise<readonly ClippedShape[]> {
  const [first] = shapes.filter(({ shape }) => shape.stroke !== null);
  if (first === undefined) return shapes;
  const alike = new Set(
    shapes.filter(({ shape, clips }) => sameColor(shape.stroke, first.shape.stroke) && clips === first.clips),
  );
  const subpaths = [...alike].flatMap(({ shape }) => shape.subpaths);
  const groups = subpaths.every(({ closed }) => closed) ? letterGroups(subpaths) : [];
  const forms = groups.map((group) => known.formOf(group));
  if (!forms.some(({ overlaps }) => overlaps)) return shapes;
  const kernel = await loadPolygonKernel();
  const united = groups.flatMap((group, i) => (forms[i]!.overlaps ? unitedForm(forms[i]!, group, kernel) : group));
  const whole = { ...first, shape: { ...first.shape, subpaths: united } };
  return shapes.flatMap((shape) => (shape === first ? [whole] : alike.has(shape) ? [] : [shape]));
}

interface LetterGroup {
  readonly box: FlatBounds;
  readonly members: Subpath[];
}

/** Outlines whose boxes meet, directly or through others: a letter with its counters, or letters that touch. */
function letterGroups(subpaths: readonly Subpath[]): readonly (readonly Subpath[])[] {
  const groups: LetterGroup[] = [];
  for (const subpath of subpaths) {
    const box = emptyBounds();
    growBySubpath(box, subpath);
    const near = takeMeeting(groups, box);
    for (const { box: other } of near) {
      growBounds(box, other.minX, other.minY);
      growBounds(box, other.maxX, other.maxY);
    }
    // Letters of a script join one after the other: the list that has grown so far is taken over.
    const members = near.length === 1 ? near[0]!.members : near.flatMap((group) => group.members);
    members.push(subpath);
    groups.push({ box, members });
  }
  return groups.map(({ members }) => members);
}

/** Takes the groups out of a list whose boxes meet this one; all keep their order. */
function takeMeeting(groups: LetterGroup[], box: FlatBounds): readonly LetterGroup[] {
  const near: LetterGroup[] = [];
  let kept = 0;
  for (const group of groups) {
    if (meet(group.box, box)) near.push(group);
    else groups[kept++] = group;
  }
  groups.length = kept;
  return near;
}

function meet(a: FlatBounds, b: FlatBounds): boolean {
  return a.minX <= b.maxX && b.minX <= a.maxX && a.minY <= b.maxY && b.minY <= a.maxY;
}

function sameColor(a: ClippedShape['shape']['stroke'], b: ClippedShape['shape']['stroke']): boolean {
  return a?.r === b?.r && a?.g === b?.g && a?.b === b?.b;
}
