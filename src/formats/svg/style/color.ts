import type { Color } from '../../../model/part.ts';
import { COLOR_NAMES } from './color-names.ts';
import { fromHwb, fromLab, fromOklab, fromSpace, lightOf } from './modern-color.ts';
import { ownText } from './own-text.ts';

/** A colour as CSS writes it. `alpha` 0 … 1. */
export interface CssColor {
  readonly color: Color;
  readonly alpha: number;
}

const memory = new Map<string, CssColor | null>();
const MOST_REMEMBERED = 1000;

/** Reads a CSS colour; null where it is none. Same text, same object. */
export function parseColor(text: string): CssColor | null {
  const known = memory.get(text);
  if (known !== undefined) return known;
  const parsed = parse(text.trim().toLowerCase());
  if (memory.size >= MOST_REMEMBERED) memory.clear();
  memory.set(ownText(text), parsed);
  return parsed;
}

function parse(text: string): CssColor | null {
  if (text.startsWith('#')) return parseHex(text);
  const named = COLOR_NAMES.get(text);
  if (named !== undefined) return fromNumber(named);
  if (text === 'transparent') return { color: { r: 0, g: 0, b: 0 }, alpha: 0 };
  const light = lightOf(text);
  if (light !== null) return parse(light);
  const call = /^(rgba?|hsla?|hwb|color|(?:ok)?lab|(?:ok)?lch)\(([^)]*)\)/.exec(text);
  if (call === null) return null;
  const parts = call[2]!
    .split(/[\s,/]+/)
    .filter((part) => part !== '')
    .map((part) => (part === 'none' ? '0' : part));
  const space = call[1] === 'color' ? parts.shift() : undefined;
  if (parts.length < 3) return null;
  const alpha = parts[3] === undefined ? 1 : ratio(parts[3], 1);
  const color = colorOf(call[1]!, space ?? '', parts);
  return color === null || Number.isNaN(alpha) ? null : { color, alpha: clamp(alpha, 1) };
}

function colorOf(call: string, space: string, parts: readonly string[]): Color | null {
  if (call.startsWith('rgb')) return fromRgb(parts);
  if (call.startsWith('hsl')) return fromHsl(parts);
  if (/l(?:ab|ch)$/.test(call)) return fromEyes(call, parts);
  const [first, second, third] = [ratio(parts[0]!, 1), ratio(parts[1]!, 1), ratio(parts[2]!, 1)] as const;
  if (call === 'color') return Number.isNaN(first + second + third) ? null : fromSpace(space, [first, second, third]);
  const hue = fromHsl([parts[0]!, '100%', '50%']);
  return hue === null || Number.isNaN(second + third) ? null : fromHwb(hue, clamp(second, 1), clamp(third, 1));
}

/** Colours as eyes see them: lightness, and either two axes or colourfulness and hue. */
function fromEyes(call: string, parts: readonly string[]): Color | null {
  const ok = call.startsWith('ok');
  const most = ok ? 0.4 : call === 'lab' ? 125 : 150;
  const [light, second] = [ratio(parts[0]!, ok ? 1 : 100), ratio(parts[1]!, most)];
  const third = call.endsWith('ch') ? hueOf(parts[2]!) : ratio(parts[2]!, most);
  if (Number.isNaN(light + second + third)) return null;
  const hue = (third * Math.PI) / 180;
  const [a, b] = call.endsWith('ch') ? [second * Math.cos(hue), second * Math.sin(hue)] : [second, third];
  return ok ? fromOklab(light, a, b) : fromLab(light, a, b);
}

/** With what may follow after a blank: `icc-color(…)`. */
function parseHex(text: string): CssColor | null {
  const hex = /^#([0-9a-f]+)(?:\s|$)/.exec(text)?.[1];
  if (hex === undefined) return null;
  const long = hex.length <= 4 ? [...hex].map((digit) => digit + digit).join('') : hex;
  if (long.length !== 6 && long.length !== 8) return null;
  const { color } = fromNumber(Number.parseInt(long.slice(0, 6), 16));
  return { color, alpha: long.length === 8 ? Number.parseInt(long.slice(6), 16) / 255 : 1 };
}

function fromNumber(rgb: number): CssColor {
  return { color: { r: rgb >> 16, g: (rgb >> 8) & 255, b: rgb & 255 }, alpha: 1 };
}

function ratio(text: string, whole: number): number {
  const number = text.endsWith('%') ? (Number(text.slice(0, -1)) / 100) * whole : Number(text);
  return text === '%' ? Number.NaN : number;
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}

function fromRgb(parts: readonly string[]): Color | null {
  const [r, g, b] = parts.slice(0, 3).map((part) => Math.round(clamp(ratio(part, 255), 255)));
  return Number.isNaN(r! + g! + b!) ? null : { r: r!, g: g!, b: b! };
}

/** [°] */
function hueOf(text: string): number {
  const number = Number.parseFloat(text);
  const turns: Readonly<Record<string, number>> = { turn: 360, grad: 0.9, rad: 180 / Math.PI };
  return number * (turns[/[a-z]+$/.exec(text)?.[0] ?? ''] ?? 1);
}

function fromHsl(parts: readonly string[]): Color | null {
  const hue = hueOf(parts[0]!);
  const saturation = clamp(ratio(parts[1]!, 1), 1);
  const light = clamp(ratio(parts[2]!, 1), 1);
  if (Number.isNaN(hue + saturation + light)) return null;
  const amplitude = saturation * Math.min(light, 1 - light);
  const channel = (n: number): number => {
    const k = (((n + hue / 30) % 12) + 12) % 12;
    return Math.round(255 * (light - amplitude * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return { r: channel(0), g: channel(8), b: channel(4) };
}
