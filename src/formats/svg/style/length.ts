import { MM_PER_INCH } from '../spec.ts';
import { evaluateCalc } from './calc.ts';

/** What relative lengths refer to, in user units. */
export interface LengthContext {
  /** User units that make an inch, for `mm`, `in`, `pt` … */
  readonly pxPerInch: number;
  readonly fontSize: number;
  /** Nearest viewport, for percentages. */
  readonly width: number;
  readonly height: number;
}

/** What a percentage is of. */
export type Axis = 'x' | 'y' | 'other';

const LENGTH = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*([a-z%]*)\s*$/i;

/** Number and unit (lower case) of a length, or null where it is none. */
export function splitLength(text: string): { readonly number: number; readonly unit: string } | null {
  const match = LENGTH.exec(text);
  if (match === null) return null;
  const number = Number(match[1]);
  return Number.isFinite(number) ? { number, unit: match[2]!.toLowerCase() } : null;
}

/** [mm] One of an absolute unit; undefined for relative ones and px. */
export function mmOf(unit: string): number | undefined {
  switch (unit) {
    case 'mm':
      return 1;
    case 'cm':
      return 10;
    case 'q':
      return 0.25;
    case 'in':
      return MM_PER_INCH;
    case 'pt':
      return MM_PER_INCH / 72;
    case 'pc':
      return MM_PER_INCH / 6;
    default:
      return undefined;
  }
}

const CALC = /^\s*(?:calc|min|max|clamp)\(/i;

/** A length in user units, or null where it is none. */
export function parseLength(text: string, context: LengthContext, axis: Axis): number | null {
  const plain = Number(text);
  if (Number.isFinite(plain) && text.trim() !== '') return plain;
  const split = splitLength(text);
  if (split === null) return CALC.test(text) ? evaluateCalc(text, (word) => parseLength(word, context, axis)) : null;
  const { number, unit } = split;
  const mm = mmOf(unit);
  if (mm !== undefined) return (number * mm * context.pxPerInch) / MM_PER_INCH;
  switch (unit) {
    case '':
    case 'px':
      return number;
    case '%':
      return (number / 100) * percentBase(context, axis);
    case 'em':
    case 'rem':
      return number * context.fontSize;
    case 'ex':
    case 'ch':
      return (number * context.fontSize) / 2;
    case 'cap':
      return number * context.fontSize * 0.7; // capitals of common faces are 0.66 to 0.74 of their size
    case 'vw':
      return (number / 100) * context.width;
    case 'vh':
      return (number / 100) * context.height;
    case 'vmin':
      return (number / 100) * Math.min(context.width, context.height);
    case 'vmax':
      return (number / 100) * Math.max(context.width, context.height);
    default:
      return null;
  }
}

function percentBase(context: LengthContext, axis: Axis): number {
  if (axis === 'x') return context.width;
  if (axis === 'y') return context.height;
  return Math.sqrt((context.width * context.width + context.height * context.height) / 2);
}
