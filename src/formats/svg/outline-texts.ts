import type { Font } from 'fontkit';
import { same, sayText, type Text } from '../../base/text.ts';
import { drawRun, type GlyphRun, measureRun } from '../draw-glyphs.ts';
import type { FontFound, FontShelf } from '../font-shelf.ts';
import { addBuilt } from './draw-element.ts';
import type { SvgNode } from './parse-tree.ts';
import { HIDDEN_OBJECT, UNCONVERTED_TEXT, UNSUPPORTED } from './rules.ts';
import type { Style } from './style.ts';
import { type Letter, lettersOf } from './text-letters.ts';
import { uniteLetters } from './unite-letters.ts';
import type { ClippedShape, TextRequest, WalkContext } from './walk-context.ts';

/**
 * Live texts as outlines, put in where they stood in the order of painting. Every text gets a finding: its own font
 * or not, an outline made here may differ from what its author saw.
 */
export async function outlineTexts(context: WalkContext, shelf: FontShelf): Promise<readonly ClippedShape[]> {
  const shapes: ClippedShape[] = [];
  let taken = 0;
  for (const request of context.texts) {
    while (taken < request.at) shapes.push(context.shapes[taken++]!);
    const inside: WalkContext = { ...context, shapes: [] };
    await outlineText(request, inside, shelf);
    shapes.push(...(await uniteLetters(inside.shapes)));
  }
  while (taken < context.shapes.length) shapes.push(context.shapes[taken++]!);
  return shapes;
}

/** Letters that follow each other in one style, without a place of their own. */
interface Run {
  readonly style: Style;
  readonly found: FontFound;
  readonly letters: readonly Letter[];
  readonly glyphs: GlyphRun;
}

async function outlineText(request: TextRequest, context: WalkContext, shelf: FontShelf): Promise<void> {
  const { node, state, style } = request;
  const letters = lettersOf(node, style, state, context);
  const written = letters
    .map((letter) => letter.text)
    .join('')
    .trim();
  if (written === '') return;
  if (node.tag !== 'text') {
    tellNotDrawn(node, written, context);
    return;
  }
  noteOddities(node, context);
  const runs: Run[] = [];
  for (const group of splitRuns(letters)) runs.push(await shapeRun(group, shelf));
  let missing = '';
  let x = 0;
  let y = 0;
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i]!;
    const first = run.letters[0]!;
    if (first.x !== null || first.y !== null || i === 0) {
      x = (first.x ?? x) - anchorShift(runs, i);
      y = first.y ?? y;
    }
    x += first.dx;
    y += first.dy;
    const measure = measureRun(run.glyphs);
    missing += measure.missing;
    if (run.style.visible) {
      drawRun(context.builder, run.glyphs, [x, y + baselineShift(node, run)], true);
      addBuilt(node, context.builder.take(state.map), { style: run.style, state, context });
    } else context.notes.count(HIDDEN_OBJECT, { en: 'Hidden by visibility', fr: 'Masqués par « visibility »' }, node);
    x += measure.width;
  }
  tellFonts(node, written, runs, context);
  if (missing !== '') tellMissing(node, written, missing, context);
}

function splitRuns(letters: readonly Letter[]): readonly (readonly Letter[])[] {
  const runs: Letter[][] = [];
  for (const letter of letters) {
    const open = runs[runs.length - 1];
    const starts = letter.x !== null || letter.y !== null || letter.dx !== 0 || letter.dy !== 0;
    if (open === undefined || starts || open[0]!.style !== letter.style) runs.push([letter]);
    else open.push(letter);
  }
  return runs;
}

async function shapeRun(letters: readonly Letter[], shelf: FontShelf): Promise<Run> {
  const { style } = letters[0]!;
  const bold = /^(bold|bolder|[6-9]00)$/.test(style.fontWeight);
  const found = await shelf.find({ family: style.fontFamily, bold, italic: style.fontStyle !== 'normal' });
  const glyphs: GlyphRun = {
    text: letters.map((letter) => letter.text).join(''),
    font: found.font,
    size: style.fontSize,
    letterSpacing: style.letterSpacing,
    wordSpacing: style.wordSpacing,
  };
  return { style, found, letters, glyphs };
}

/** How far to the left a chunk begins, so that its middle or end stands at its place. */
function anchorShift(runs: readonly Run[], from: number): number {
  const { textAnchor } = runs[from]!.style;
  if (textAnchor === 'start') return 0;
  let width = 0;
  for (let i = from; i < runs.length; i++) {
    const [first] = runs[i]!.letters;
    if (i > from && (first!.x !== null || first!.y !== null)) break;
    width += measureRun(runs[i]!.glyphs).width + (i > from ? first!.dx : 0);
  }
  return textAnchor === 'middle' ? width / 2 : width;
}

/** `dominant-baseline`, which people use to put a text in the middle of a box. */
function baselineShift(node: SvgNode, { glyphs }: Run): number {
  const { font, size } = glyphs;
  const ratio = baselineRatio(
    node.attributes['dominant-baseline'] ?? node.attributes['alignment-baseline'] ?? '',
    font,
  );
  return (ratio * size) / font.unitsPerEm;
}

function baselineRatio(word: string, font: Font): number {
  if (word === 'middle') return font.xHeight / 2;
  if (word === 'central') return (font.ascent + font.descent) / 2;
  if (word === 'hanging' || word === 'text-before-edge' || word === 'text-top') return font.ascent;
  return word === 'text-after-edge' || word === 'text-bottom' ? font.descent : 0;
}

/** What of a text is drawn in a simpler way than it says. */
function noteOddities(node: SvgNode, context: WalkContext): void {
  const inside = [node, ...node.children];
  if (inside.some((child) => child.tag === 'textPath'))
    context.notes.count(
      UNSUPPORTED,
      { en: 'Texts on a path drawn straight', fr: 'Textes sur un tracé dessinés droits' },
      node,
    );
  if (inside.some((child) => child.attributes.rotate !== undefined || child.attributes.textLength !== undefined))
    context.notes.count(
      UNSUPPORTED,
      {
        en: 'Texts with turned or stretched letters drawn plainly',
        fr: 'Textes à lettres tournées ou étirées dessinés simplement',
      },
      node,
    );
}

function shortened(written: string): Text {
  return same(written.length > 40 ? `${written.slice(0, 40)}…` : written);
}

function tellFonts(node: SvgNode, written: string, runs: readonly Run[], context: WalkContext): void {
  const standIn = runs.find((run) => run.found.standIn)?.found;
  const what =
    standIn === undefined
      ? sayText(
          {
            en: 'The text "{0}" is live; it was outlined in its own font.',
            fr: 'Le texte « {0} » n’est pas vectorisé ; il a été tracé dans sa propre police.',
          },
          shortened(written),
        )
      : sayText(
          {
            en: 'The text "{0}" is live and its font {1} is not at hand; it was outlined in {2} instead.',
            fr: 'Le texte « {0} » n’est pas vectorisé et sa police {1} n’est pas disponible ; il a été tracé en {2}.',
          },
          shortened(written),
          standIn.wanted === '' ? { en: '(none named)', fr: '(aucune indiquée)' } : same(`"${standIn.wanted}"`),
          same(standIn.used),
        );
  context.notes.tell(UNCONVERTED_TEXT, node, { what, severity: standIn === undefined ? 'info' : 'warning' });
}

function tellMissing(node: SvgNode, written: string, missing: string, context: WalkContext): void {
  const what = sayText(
    {
      en: 'The text "{0}" cannot be drawn wholly: no font at hand has "{1}".',
      fr: 'Le texte « {0} » ne peut pas être tracé en entier : aucune police disponible n’a « {1} ».',
    },
    shortened(written),
    same([...new Set(missing)].join('').slice(0, 20)),
  );
  context.notes.tell(UNCONVERTED_TEXT, node, { what, severity: 'error' });
}

function tellNotDrawn(node: SvgNode, written: string, context: WalkContext): void {
  const what = sayText(
    {
      en: 'The text "{0}" flows in a frame; it is not burnt.',
      fr: 'Le texte « {0} » est dans un cadre ; il n’est pas gravé.',
    },
    shortened(written),
  );
  context.notes.tell(UNCONVERTED_TEXT, node, { what, severity: 'error' });
}
