import { computeStyle } from './compute-style.ts';
import { badValue } from './draw-element.ts';
import { parseLength } from './length.ts';
import type { SvgNode } from './parse-tree.ts';
import type { Style } from './style.ts';
import { lengthsOf, type WalkContext, type WalkState } from './walk-context.ts';

/** One letter of a text with its style and the places that its elements give it. */
export interface Letter {
  readonly text: string;
  readonly style: Style;
  /** [user units] Absolute places, where given: a new chunk begins. */
  x: number | null;
  y: number | null;
  dx: number;
  dy: number;
}

interface Span {
  readonly node: SvgNode;
  readonly style: Style;
  readonly first: number;
  last: number;
}

/**
 * The letters of a `text` in order: `tspan`s opened, blanks put together as SVG wants it, and x, y, dx and dy given
 * to the letters that they count (SVG 1.1, 10.5 and 10.15).
 */
export function lettersOf(node: SvgNode, style: Style, state: WalkState, context: WalkContext): readonly Letter[] {
  const letters: Letter[] = [];
  const spans: Span[] = [];
  const open = (element: SvgNode, own: Style): void => {
    const span: Span = { node: element, style: own, first: letters.length, last: 0 };
    spans.push(span);
    for (const child of element.children) {
      if (child.type === 'text') addText(child.value, own, letters);
      else if (child.tag === 'tspan' || child.tag === 'a' || child.tag === 'textPath') {
        const lengths = lengthsOf(context, state, own.fontSize);
        const onInvalid = (e: SvgNode, name: string, value: string): void => badValue(e, name, value, context);
        const inner = computeStyle(own, child, { index: context.index, lengths, onInvalid });
        if (inner.display !== 'none') open(child, inner);
      }
    }
    span.last = letters.length;
  };
  open(node, style);
  const last = letters[letters.length - 1];
  if (last !== undefined && last.text === ' ' && !last.style.preserveSpace) {
    letters.pop();
    for (const span of spans) span.last = Math.min(span.last, letters.length);
  }
  for (const span of spans) placeLetters(span, letters, lengthsOf(context, state, span.style.fontSize));
  return letters;
}

/** Line breaks and tabs are blanks; several blanks are one, and none at the beginning. */
function addText(value: string, style: Style, letters: Letter[]): void {
  for (const character of value) {
    const blank = /[\s\u200b]/.test(character) && character !== '\u00a0';
    if (blank && !style.preserveSpace) {
      const before = letters[letters.length - 1];
      if (before === undefined || before.text === ' ') continue;
    }
    letters.push({ text: blank ? ' ' : character, style, x: null, y: null, dx: 0, dy: 0 });
  }
}

function placeLetters(span: Span, letters: readonly Letter[], lengths: Parameters<typeof parseLength>[1]): void {
  const { attributes } = span.node;
  const list = (name: string, axis: 'x' | 'y'): readonly (number | null)[] =>
    (attributes[name] ?? '')
      .trim()
      .split(/[\s,]+/)
      .filter((word) => word !== '')
      .map((word) => parseLength(word, lengths, axis));
  const [xs, ys, dxs, dys] = [list('x', 'x'), list('y', 'y'), list('dx', 'x'), list('dy', 'y')];
  for (let i = span.first; i < span.last; i++) {
    const letter = letters[i]!;
    const at = i - span.first;
    if (xs[at] !== undefined) letter.x = xs[at];
    if (ys[at] !== undefined) letter.y = ys[at];
    letter.dx += dxs[at] ?? 0;
    letter.dy += dys[at] ?? 0;
  }
}
