import type { Affine } from '../../../geometry/affine.ts';

export interface ViewBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Reads a viewBox; null where there is none, `'empty'` where it has no area or is no four numbers. */
export function parseViewBox(text: string | undefined): ViewBox | null | 'empty' {
  if (text === undefined || text.trim() === '') return null;
  const numbers = text
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [x, y, width, height] = numbers;
  if (numbers.length !== 4 || !numbers.every(Number.isFinite)) return 'empty';
  return width! > 0 && height! > 0 ? { x: x!, y: y!, width: width!, height: height! } : 'empty';
}

/** Maps a viewBox onto a box of width × height at the origin, as preserveAspectRatio says. */
export function fitViewBox(box: ViewBox, aspect: string | undefined, width: number, height: number): Affine {
  const words = (aspect ?? '').trim().split(/\s+/);
  if (words[0] === 'defer') words.shift();
  const align = /^x(Min|Mid|Max)Y(Min|Mid|Max)$/.exec(words[0] ?? '');
  let scaleX = width / box.width;
  let scaleY = height / box.height;
  if (words[0] === 'none') return [scaleX, 0, 0, scaleY, -box.x * scaleX, -box.y * scaleY];
  scaleX = scaleY = words[1] === 'slice' ? Math.max(scaleX, scaleY) : Math.min(scaleX, scaleY);
  const place = { Min: 0, Mid: 0.5, Max: 1 };
  const left = place[(align?.[1] ?? 'Mid') as keyof typeof place] * (width - box.width * scaleX);
  const top = place[(align?.[2] ?? 'Mid') as keyof typeof place] * (height - box.height * scaleY);
  return [scaleX, 0, 0, scaleY, left - box.x * scaleX, top - box.y * scaleY];
}
