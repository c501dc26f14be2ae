import type { Font } from 'fontkit';
import { quoted, same, sayText, type Text } from '../../../base/text.ts';
import { drawGlyph, type GlyphRun, lettersToName, missingLetters, setGlyphs } from '../../draw-glyphs.ts';
import type { FontShelf } from '../../font-shelf.ts';
import { addBuilt } from '../draw/draw-element.ts';
import type { ClippedShape, TextRequest, WalkContext } from '../draw/walk-context.ts';
import { HIDDEN_OBJECT, UNCONVERTED_TEXT, UNSUPPORTED } from '../rules.ts';
import type { SvgNode } from '../tree/svg-node.ts';
import { runsDown, turnGlyphs, turnLetters, wantsUpright } from './downward-text.ts';
import { LetterForms } from './letter-forms.ts';
import { mirroredSign } from './letter-levels.ts';
import { type LetterRun, type Run, setText, splitRuns } from './set-text.ts';
import { type Letter, lettersOf } from './text-letters.ts';
import { drawTextLines, isLined } from './text-lines.ts';
import { uniteLetters } from './unite-letters.ts';

/**
 * Live texts as outlines, put in where they stood in the order of painting. Every text gets a finding: its own font
 * or not, an outline made here may differ from what its author saw.
 */
export async function outlineTexts(context: WalkContext, shelf: FontShelf): Promise<readonly ClippedShape[]> {
  const shapes: ClippedShape[] = [];
  const forms = new LetterForms();
  let taken = 0;
  for (const request of context.texts) {
    while (taken < request.at) shapes.push(context.shapes[taken++]!);
    const inside: WalkContext = { ...context, shapes: [] };
    await outlineText(request, inside, shelf);
    shapes.push(...(await uniteLetters(inside.shapes, forms)));
  }
  while (taken < context.shapes.length) shapes.push(context.shapes[taken++]!);
  return shapes;
}

/** Puts the outlines of texts into the clips and masks that they are part of. */
export async function outlineClipTexts(context: WalkContext, shelf: FontShelf): Promise<void> {
  for (const { request, outline } of context.clipTexts.splice(0)) {
    const inside: WalkContext = { ...context, mode: 'clip', shapes: [] };
    await outlineText(request, inside, shelf);
    for (const { shape } of inside.shapes) outline.push(...shape.subpaths);
  }
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
  noteOddities(node, letters, context);
  const runs: Run[] = [];
  const down = runsDown(style);
  for (const group of splitRuns(down ? turnLetters(letters) : letters)) runs.push(await shapeRun(group, shelf));
  const { placed: set, beyond } = setText(runs, (run) => baselineShift(node, run, down ? 'central' : ''));
  const placed = down ? turnGlyphs(set) : set;
  for (const [i, run] of runs.entries()) {
    if (run.style.visible) {
      for (const { glyph, place } of placed[i]!) drawGlyph(context.builder, glyph, place);
      const { textDecoration: decoration } = run.style;
      if (isLined(decoration)) drawTextLines(context.builder, placed[i]!, { decoration, font: run.found.font });
      if (runs[i + 1]?.style === run.style) continue; // letters with places of their own are one shape with the rest
      addBuilt(node, context.builder.take(state.map), { style: run.style, state, context });
    } else context.notes.count(HIDDEN_OBJECT, { en: 'Hidden by visibility', fr: 'Masqués par « visibility »' }, node);
  }
  if (beyond > 0)
    context.notes.count(
      HIDDEN_OBJECT,
      { en: 'Letters beyond the end of their path', fr: 'Lettres au-delà du bout de leur tracé' },
      node,
      { count: beyond },
    );
  const missing = runs.map(({ glyphs, set }) => missingLetters(glyphs, set)).join('');
  tellFonts(node, written, runs, context);
  if (missing !== '') tellMissing(node, written, missing, context);
}

async function shapeRun({ letters, level }: LetterRun, shelf: FontShelf): Promise<Run> {
  const { style } = letters[0]!;
  const leftward = level % 2 === 1;
  const bold = /^(bold|bolder|[6-9]00)$/.test(style.fontWeight);
  const found = await shelf.find({ family: style.fontFamily, bold, italic: style.fontStyle !== 'normal' });
  const glyphs: GlyphRun = {
    text: letters.map(({ text }) => (leftward ? mirroredSign(text) : text)).join(''),
    leftward,
    font: found.font,
    size: style.fontSize,
    letterSpacing: style.letterSpacing,
    wordSpacing: style.wordSpacing,
  };
  return { style, found, letters, level, glyphs, set: setGlyphs(glyphs) };
}

/** `dominant-baseline`, which people use to put a text in the middle of a box. */
function baselineShift(node: SvgNode, { style, glyphs }: Run, usual: string): number {
  const { font, size } = glyphs;
  const written = style.dominantBaseline || (node.attributes['alignment-baseline'] ?? '');
  const word = written === '' || written === 'auto' ? usual : written;
  return (baselineRatio(word, font) * size) / font.unitsPerEm;
}

function baselineRatio(word: string, font: Font): number {
  if (word === 'middle') return xHeightOf(font) / 2;
  if (word === 'central') return (font.ascent + font.descent) / 2;
  if (word === 'hanging') return 0.8 * font.ascent; // as browsers take it, whatever the font says
  if (word === 'mathematical') return 0.5 * font.ascent;
  if (word === 'text-before-edge' || word === 'text-top') return font.ascent;
  return word === 'text-after-edge' || word === 'text-bottom' || word === 'ideographic' ? font.descent : 0;
}

/** Fonts of before 2000 do not say how high their small letters are. */
function xHeightOf(font: Font): number {
  return font.xHeight > 0 ? font.xHeight : (font.layout('x').glyphs[0]?.bbox.maxY ?? 0);
}

/** What of a text is drawn in a simpler way than it says. */
function noteOddities(node: SvgNode, letters: readonly Letter[], { notes }: WalkContext): void {
  if (letters.some(({ style }) => runsDown(style)) && wantsUpright(letters))
    notes.count(
      UNSUPPORTED,
      {
        en: 'Texts written downwards whose upright letters lie on their side',
        fr: 'Textes verticaux dont les lettres droites sont couchées',
      },
      node,
    );
  if (flows(node) && !letters.some(({ x }) => x !== null))
    notes.count(
      UNSUPPORTED,
      {
        en: 'Texts that flow in a shape set in one line',
        fr: 'Textes qui remplissent une forme composés sur une seule ligne',
      },
      node,
      { severity: 'warning' },
    );
  if (letters.some(({ style }) => style.writingMode === 'sideways-lr'))
    notes.count(
      UNSUPPORTED,
      { en: 'Texts written upwards drawn from left to right', fr: 'Textes montants dessinés de gauche à droite' },
      node,
    );
}

/** Set into a shape, or broken at a width, by a program that wrote no places for others. */
function flows({ attributes }: SvgNode): boolean {
  const written = `${attributes.style ?? ''};inline-size:${attributes['inline-size'] ?? '0'}`;
  return /(?:^|[;\s])(?:shape-inside\s*:\s*(?!none)|inline-size\s*:\s*(?!auto|0))\S/.test(written);
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
          standIn.wanted === '' ? { en: '(none named)', fr: '(aucune indiquée)' } : quoted(standIn.wanted),
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
    same(lettersToName(missing)),
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
