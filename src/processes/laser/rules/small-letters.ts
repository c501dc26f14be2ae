import { sayText } from '../../../base/text.ts';
import { emptyBounds, growBySubpath } from '../../../geometry/paths/subpath-bounds.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Shape } from '../../../model/part.ts';
import { findingOf, type RulePage } from '../../../model/rule.ts';
import { type LaserContext, whereShape } from '../context.ts';
import { OPERATION_WORDS } from './operation-words.ts';

/** What the readers call live text. */
export const TEXTS: ReadonlySet<string> = new Set(['text', 'tspan', 'textPath', 'TEXT', 'MTEXT', 'ATTRIB', 'ATTDEF']);
/** [mm] Height of a capital under which a word is hard to read: engraved, 1.5 mm of an x; cut, the bars break. */
const LEAST = { cut: 5, score: 2, engrave: 2 } as const;

/** [mm] Of the largest letter, at most: a turned one counts as large as its box, letters that run together as one. */
function letterHeight({ subpaths }: Shape): number {
  let height = 0;
  for (const subpath of subpaths) {
    const box = emptyBounds();
    growBySubpath(box, subpath);
    height = Math.max(height, box.maxX - box.minX, box.maxY - box.minY);
  }
  return height;
}

/** Live text too small to be read, one finding an operation. */
export function smallLetters({ plan }: LaserContext, page: RulePage): readonly Finding[] {
  const { drawing, sorted } = plan;
  const byOperation = {
    cut: sorted.strokes.filter(({ operation }) => operation === 'cut').map(({ shape }) => shape),
    score: sorted.strokes.filter(({ operation }) => operation === 'score').map(({ shape }) => shape),
    engrave: [...sorted.fills, ...sorted.wideStrokes],
  };
  return (['cut', 'score', 'engrave'] as const).flatMap((operation) => {
    const limit = LEAST[operation];
    const small = [...new Set(byOperation[operation])]
      .map((index) => drawing.shapes[index]!)
      .filter(({ element }) => TEXTS.has(element))
      .map((shape) => ({ shape, height: letterHeight(shape) }))
      .filter(({ height }) => height > 0 && height < limit);
    if (small.length === 0) return [];
    const worst = small.reduce((a, b) => (b.height < a.height ? b : a));
    const what = sayText(
      {
        en: '{0}: texts with letters smaller than {2} mm: {1}. The smallest letters are {3} mm.',
        fr: '{0} : textes aux lettres de moins de {2} mm : {1}. Les plus petites font {3} mm.',
      },
      OPERATION_WORDS[operation],
      small.length,
      limit,
      worst.height,
    );
    const where = whereShape(worst.shape);
    return [findingOf(page, { what, fix: FIX, where, measured: worst.height, limit, unit: 'mm' })];
  });
}

const FIX = {
  en: 'Make the text larger, or take a bold typeface without serifs; cut letters need at least 5 mm.',
  fr: 'Agrandissez le texte, ou prenez une police grasse sans empattement ; des lettres découpées demandent au moins 5 mm.',
};
