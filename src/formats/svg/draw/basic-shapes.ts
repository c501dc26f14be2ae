import type { SubpathBuilder } from '../../../geometry/paths/subpath-builder.ts';
import { type Axis, type LengthContext, parseLength } from '../style/length.ts';

/** Reads one length of a shape: its value, or null where it is absent or `auto`, or no length. */
export type LengthOf = (name: string, axis: Axis) => number | null;

const QUARTER = Math.PI / 2;

/** A `rect` with its rounded corners as quarter ellipses. Nothing is drawn without a width and a height. */
export function drawRect(builder: SubpathBuilder, length: LengthOf): void {
  const x = length('x', 'x') ?? 0;
  const y = length('y', 'y') ?? 0;
  const width = length('width', 'x') ?? 0;
  const height = length('height', 'y') ?? 0;
  if (!(width > 0 && height > 0)) return;
  const givenX = radius(length('rx', 'x'));
  const givenY = radius(length('ry', 'y'));
  const rx = Math.min(givenX ?? givenY ?? 0, width / 2);
  const ry = Math.min(givenY ?? givenX ?? 0, height / 2);
  const right = x + width;
  const bottom = y + height;
  builder.moveTo(x + rx, y);
  builder.lineTo(right - rx, y);
  corner(builder, right - rx, y + ry, rx, ry, -QUARTER);
  builder.lineTo(right, bottom - ry);
  corner(builder, right - rx, bottom - ry, rx, ry, 0);
  builder.lineTo(x + rx, bottom);
  corner(builder, x + rx, bottom - ry, rx, ry, QUARTER);
  builder.lineTo(x, y + ry);
  corner(builder, x + rx, y + ry, rx, ry, 2 * QUARTER);
  builder.close();
}

/** A negative radius is as good as none. */
function radius(value: number | null): number | null {
  return value === null || value < 0 ? null : value;
}

function corner(builder: SubpathBuilder, cx: number, cy: number, rx: number, ry: number, start: number): void {
  if (!(rx > 0 && ry > 0)) return;
  const quarter = Math.round(start / QUARTER) + 1;
  const ends = [
    [cx + rx, cy],
    [cx, cy + ry],
    [cx - rx, cy],
    [cx, cy - ry],
  ] as const;
  const [x, y] = ends[(quarter + 4) % 4]!;
  builder.arcTo({ cx, cy, rx, ry, turn: 0, start, sweep: QUARTER }, x, y);
}

/** A `circle` or an `ellipse`: one arc of a full turn that starts on the right. */
export function drawEllipse(builder: SubpathBuilder, length: LengthOf, circle: boolean): void {
  const cx = length('cx', 'x') ?? 0;
  const cy = length('cy', 'y') ?? 0;
  const rx = circle ? length('r', 'other') : (radius(length('rx', 'x')) ?? length('ry', 'y'));
  const ry = circle ? rx : (radius(length('ry', 'y')) ?? rx);
  if (rx === null || ry === null || !(rx > 0 && ry > 0)) return;
  builder.moveTo(cx + rx, cy);
  builder.arcTo({ cx, cy, rx, ry, turn: 0, start: 0, sweep: 2 * Math.PI }, cx + rx, cy);
  builder.close();
}

export function drawLine(builder: SubpathBuilder, length: LengthOf): void {
  builder.moveTo(length('x1', 'x') ?? 0, length('y1', 'y') ?? 0);
  builder.lineTo(length('x2', 'x') ?? 0, length('y2', 'y') ?? 0);
}

/**
 * A `polyline` or `polygon`. An odd number too many is left out, rubbish ends the list (SVG 1.1, 9.6).
 * @returns what is left of the list from where it is no more pairs of numbers, or null
 */
export function drawPoints(builder: SubpathBuilder, text: string, closed: boolean): string | null {
  const numbers: number[] = [];
  const scanner = /\s*,?\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)/giy;
  let [end, pairs] = [0, 0];
  for (let match = scanner.exec(text); match !== null; match = scanner.exec(text)) {
    const number = Number(match[1]);
    if (!Number.isFinite(number)) break;
    end = scanner.lastIndex;
    numbers.push(number);
    if (numbers.length % 2 === 0) pairs = end;
  }
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    if (i === 0) builder.moveTo(numbers[0]!, numbers[1]!);
    else builder.lineTo(numbers[i]!, numbers[i + 1]!);
  }
  if (closed && numbers.length >= 4) builder.close();
  const rest = text.slice(pairs).trim();
  return rest === '' ? null : rest;
}

/** What no shape may have less than nothing of. */
const SIZES: ReadonlySet<string> = new Set(['width', 'height', 'r', 'rx', 'ry']);

/** A reader of one element's lengths. */
export function lengthReader(
  attribute: (name: string) => string | undefined,
  context: LengthContext,
  onInvalid: (name: string, value: string) => void,
): LengthOf {
  return (name, axis) => {
    const written = attribute(name);
    if (written === undefined || written === 'auto') return null;
    const value = parseLength(written, context, axis);
    if (value === null || (value < 0 && SIZES.has(name))) onInvalid(name, written);
    return value;
  };
}
