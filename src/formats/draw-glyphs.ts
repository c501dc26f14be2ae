import type { Font } from 'fontkit';
import type { SubpathBuilder } from '../geometry/subpath-builder.ts';

/** Where and how a run of letters stands, in the builder's units. */
export interface GlyphRun {
  readonly text: string;
  readonly font: Font;
  readonly size: number;
  /** Added after each letter, and after each blank besides. */
  readonly letterSpacing: number;
  readonly wordSpacing: number;
}

export interface RunMeasure {
  readonly width: number;
  /** Letters that the font lacks. */
  readonly missing: string;
}

/** How long a run is, and what of it the font cannot draw. */
export function measureRun(run: GlyphRun): RunMeasure {
  const { glyphs, positions } = run.font.layout(run.text);
  const scale = run.size / run.font.unitsPerEm;
  let width = 0;
  let missing = '';
  for (let i = 0; i < glyphs.length; i++) {
    const { id, codePoints } = glyphs[i]!;
    width += positions[i]!.xAdvance * scale + run.letterSpacing;
    if (isBlank(codePoints)) width += run.wordSpacing;
    else if (id === 0) missing += String.fromCodePoint(...codePoints);
  }
  return { width, missing };
}

/** Draws the outlines of a run from x, y on its base line; `down`: the builder's y points down. */
export function drawRun(
  builder: SubpathBuilder,
  run: GlyphRun,
  at: readonly [x: number, y: number],
  down: boolean,
): void {
  const { glyphs, positions } = run.font.layout(run.text);
  const scale = run.size / run.font.unitsPerEm;
  const flip = down ? -scale : scale;
  let pen = at[0];
  for (let i = 0; i < glyphs.length; i++) {
    const { id, codePoints, path } = glyphs[i]!;
    const { xAdvance, xOffset, yOffset } = positions[i]!;
    const x = (value: number): number => pen + scale * (value + xOffset);
    const y = (value: number): number => at[1] + flip * (value + yOffset);
    if (id !== 0) {
      for (const { command, args } of path.commands) {
        const p = (k: number): readonly [number, number] => [x(args[k]!), y(args[k + 1]!)];
        if (command === 'moveTo') builder.moveTo(...p(0));
        else if (command === 'lineTo') builder.lineTo(...p(0));
        else if (command === 'quadraticCurveTo') builder.quadTo(...p(0), ...p(2));
        else if (command === 'bezierCurveTo') builder.cubicTo(...p(0), ...p(2), ...p(4));
        else builder.close();
      }
    }
    pen += xAdvance * scale + run.letterSpacing + (isBlank(codePoints) ? run.wordSpacing : 0);
  }
}

function isBlank(codePoints: readonly number[]): boolean {
  return codePoints.length === 1 && (codePoints[0] === 0x20 || codePoints[0] === 0xa0);
}
