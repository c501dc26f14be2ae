import { badValue } from '../draw/draw-element.ts';
import { lengthsOf, type WalkContext, type WalkState } from '../draw/walk-context.ts';
import { computeStyle } from '../style/compute-style.ts';
import { parseLength } from '../style/length.ts';
import type { OwnStyle, Style } from '../style/style.ts';
import type { SvgNode } from '../tree/svg-node.ts';
import { type TextTrack, trackOf } from './text-track.ts';

/** One letter of a text with its style and the places that its elements give it. */
export interface Letter {
  readonly text: string;
  readonly style: Style;
  /** [user units] Above the base line. */
  readonly raised: number;
  /** The path that it stands on. */
  readonly track: TextTrack | null;
  /** [user units] Absolute places, where given: a new chunk begins. */
  x: number | null;
  y: number | null;
  dx: number;
  dy: number;
  /** [°] Clockwise, about its own beginning. */
  turn: number;
  stretch: Stretch | null;
}

/** `textLength`: how long the letters of an element are together. */
export interface Stretch {
  /** [user units] */
  readonly length: number;
  /** The letters themselves grow, not only the gaps. */
  readonly letters: boolean;
}

interface Span {
  readonly node: SvgNode;
  readonly style: Style;
  readonly first: number;
  last: number;
}

/** What letters take from the elements around them. */
interface Place {
  readonly raised: number;
  readonly track: TextTrack | null;
}

/** Elements of a text that hold letters, those of Inkscape's old frames included. */
const SPANS = new Set(['tspan', 'a', 'textPath', 'flowPara', 'flowSpan', 'flowDiv', 'flowLine']);

/** Capitals in place of small letters, in parts of the font size: a font's own are drawn by few programs. */
const SMALL_CAPS = 0.8;

/** Parts of the font size that Inkscape lowers and raises by. */
const SHIFTS: ReadonlyMap<string, number> = new Map([
  ['sub', -0.2],
  ['super', 0.4],
]);

/**
 * The letters of a `text` in order: `tspan`s opened, blanks put together as SVG wants it, and x, y, dx, dy and rotate
 * given to the letters that they count (SVG 1.1, 10.5 and 10.15).
 */
export function lettersOf(
  node: SvgNode,
  style: Style & OwnStyle,
  state: WalkState,
  context: WalkContext,
): readonly Letter[] {
  const letters: Letter[] = [];
  const spans: Span[] = [];
  const open = (element: SvgNode, own: Style & OwnStyle, place: Place): void => {
    const span: Span = { node: element, style: own, first: letters.length, last: 0 };
    spans.push(span);
    for (const child of element.children) {
      if (child.type === 'text') addText(child.value, own, place, letters);
      else if (SPANS.has(child.tag)) {
        const lengths = lengthsOf(context, state, own.fontSize);
        const onInvalid = (e: SvgNode, name: string, value: string): void => badValue(e, name, value, context);
        const inner = computeStyle(own, child, { index: context.index, lengths, onInvalid });
        if (inner.display === 'none') continue;
        const track = child.tag === 'textPath' ? trackOf(child, state, context) : place.track;
        if (child.tag === 'textPath' && track === null) continue; // told; such letters are not drawn (SVG 1.1, 10.13)
        open(child, inner, { raised: place.raised + shiftOf(inner, own.fontSize, lengths), track });
      }
    }
    span.last = letters.length;
  };
  const lengths = lengthsOf(context, state, style.fontSize);
  open(node, style, { raised: shiftOf(style, style.fontSize, lengths), track: null });
  const last = letters[letters.length - 1];
  if (last !== undefined && last.text === ' ' && !last.style.preserveSpace) {
    letters.pop();
    for (const span of spans) span.last = Math.min(span.last, letters.length);
  }
  for (const span of spans) placeLetters(span, letters, lengthsOf(context, state, span.style.fontSize));
  return letters;
}

/** [user units] `baseline-shift` of an element in a text of the given size. */
function shiftOf({ baselineShift }: OwnStyle, fontSize: number, lengths: Parameters<typeof parseLength>[1]): number {
  if (baselineShift === '' || baselineShift === 'baseline') return 0;
  const part = SHIFTS.get(baselineShift);
  if (part !== undefined) return part * fontSize;
  if (baselineShift.endsWith('%')) return (Number.parseFloat(baselineShift) / 100) * fontSize || 0;
  return parseLength(baselineShift, { ...lengths, fontSize }, 'other') ?? 0;
}

/** Line breaks and tabs are blanks; several blanks are one, and none at the beginning. */
function addText(value: string, style: Style, { raised, track }: Place, letters: Letter[]): void {
  for (const character of value) {
    const blank = /[\s\u200b]/.test(character) && character !== '\u00a0';
    if (blank && !style.preserveSpace) {
      const before = letters[letters.length - 1];
      if (before === undefined || before.text === ' ') continue;
    }
    if (!blank && character < ' ') continue; // control signs, which XML forbids, show nothing
    const cased = blank ? ' ' : inCase(character, style.textTransform, letters[letters.length - 1]);
    const small = style.smallCaps && cased.toUpperCase() !== cased;
    const text = small ? cased.toUpperCase() : cased;
    letters.push({
      text,
      style: small ? smaller(style) : style,
      raised,
      track,
      x: null,
      y: null,
      dx: 0,
      dy: 0,
      turn: 0,
      stretch: null,
    });
  }
}

const SMALLER = new WeakMap<Style, Style>();

/** The style of small capitals: always one object for a style, so that letters beside each other are one run. */
function smaller(style: Style): Style {
  const known = SMALLER.get(style) ?? { ...style, fontSize: SMALL_CAPS * style.fontSize };
  SMALLER.set(style, known);
  return known;
}

function inCase(character: string, transform: string, before: Letter | undefined): string {
  if (transform === 'uppercase') return character.toUpperCase();
  if (transform === 'lowercase') return character.toLowerCase();
  const begins = before === undefined || before.text === ' ';
  return transform === 'capitalize' && begins ? character.toUpperCase() : character;
}

function placeLetters(span: Span, letters: readonly Letter[], lengths: Parameters<typeof parseLength>[1]): void {
  const { attributes } = span.node;
  const give = (name: string, axis: 'x' | 'y', take: (letter: Letter, length: number | null) => void): void => {
    const words = wordsOf(attributes[name]);
    const end = Math.min(span.last, span.first + words.length);
    for (let i = span.first; i < end; i++) take(letters[i]!, parseLength(words[i - span.first]!, lengths, axis));
  };
  give('x', 'x', (letter, x) => {
    letter.x = x;
  });
  give('y', 'y', (letter, y) => {
    letter.y = y;
  });
  give('dx', 'x', (letter, dx) => {
    letter.dx += dx ?? 0;
  });
  give('dy', 'y', (letter, dy) => {
    letter.dy += dy ?? 0;
  });
  const turns = wordsOf(attributes.rotate).map(Number);
  const stretch = stretchOf(span.node, lengths);
  if (turns.length === 0 && stretch === null) return;
  for (let i = span.first; i < span.last; i++) {
    const turn = turns[Math.min(i - span.first, turns.length - 1)]; // the last one holds for the rest
    if (turn !== undefined && Number.isFinite(turn)) letters[i]!.turn = turn;
    if (stretch !== null) letters[i]!.stretch = stretch;
  }
}

const NO_WORDS: readonly string[] = [];

function wordsOf(list: string | undefined): readonly string[] {
  if (list === undefined) return NO_WORDS;
  return list.split(/[\s,]+/).filter((word) => word !== '');
}

function stretchOf({ attributes }: SvgNode, lengths: Parameters<typeof parseLength>[1]): Stretch | null {
  const length = attributes.textLength === undefined ? null : parseLength(attributes.textLength, lengths, 'x');
  if (length === null || !(length > 0)) return null;
  return { length, letters: attributes.lengthAdjust === 'spacingAndGlyphs' };
}
