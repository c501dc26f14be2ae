import { type Affine, composeAffine } from '../../../geometry/affine.ts';
import type { Style } from '../style/style.ts';
import type { PlacedGlyph } from './set-text.ts';
import type { Letter } from './text-letters.ts';

/*
 * A line that runs downwards is set as one that runs to the right, in a frame that is turned by a quarter:
 *
 *      ──▶ x            along = y,  across (down from the line) = −x
 *      │  ↓ along
 *      ▼  ↓ of the text
 *      y
 */
const TURN: Affine = [0, 1, -1, 0, 0, 0];

/** Whether the lines of a text run downwards. */
export function runsDown({ writingMode }: Style): boolean {
  return /^(tb|vertical|sideways-rl)/.test(writingMode);
}

/** The same letters in the turned frame. */
export function turnLetters(letters: readonly Letter[]): readonly Letter[] {
  return letters.map((letter) => ({
    ...letter,
    x: letter.y,
    y: letter.x === null ? null : -letter.x,
    dx: letter.dy,
    dy: -letter.dx,
  }));
}

/** Glyphs of the turned frame where they stand in the drawing. */
export function turnGlyphs(placed: readonly (readonly PlacedGlyph[])[]): readonly (readonly PlacedGlyph[])[] {
  return placed.map((run) => run.map(({ glyph, place }) => ({ glyph, place: composeAffine(TURN, place) })));
}

/** Scripts whose letters stand upright in such a line: Chinese, Japanese, Korean, and signs as wide as they are high. */
const UPRIGHT = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

/** Whether any letter would stand upright: here it lies on its side with the others. */
export function wantsUpright(letters: readonly Letter[]): boolean {
  return letters.some(({ text, style }) => style.textOrientation === 'upright' || UPRIGHT.test(text));
}
