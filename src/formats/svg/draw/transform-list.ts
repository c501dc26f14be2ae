import { type Affine, composeAffine, IDENTITY, isFiniteAffine } from '../../../geometry/affine.ts';
import { type LengthContext, parseLength } from '../style/length.ts';
import { ownText } from '../style/own-text.ts';

/** A call, and in it others of lengths: `translate(calc(10px + (2px * 3)), 5px)`. */
const CALL = /\s*,?\s*([a-z][a-z0-9]*)\s*\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)\s*,?/giy;

/** Transforms of numbers alone mean the same everywhere, and a drawing repeats some of them. */
const remembered = new Map<string, Affine>();
const MOST_REMEMBERED = 500;
const NUMBERS_ALONE = /^\s*(matrix|translate|scale|rotate)\(([-+.\deE\s,]*)\)\s*$/;

/** A `transform` attribute or property as one map, or null where it is not one (the standard then ignores it). */
export function parseTransform(text: string, context: LengthContext): Affine | null {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const [, name, inside] = NUMBERS_ALONE.exec(text) ?? [];
  if (name === undefined || inside === undefined) return parseList(text, context);
  const map = oneTransform(name, inside, context);
  if (map === null || !isFiniteAffine(map)) return null;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(ownText(text), map);
  return map;
}

function parseList(text: string, context: LengthContext): Affine | null {
  if (text.trim() === 'none') return IDENTITY;
  let map = IDENTITY;
  CALL.lastIndex = 0;
  let end = 0;
  for (let call = CALL.exec(text); call !== null; call = CALL.exec(text)) {
    end = CALL.lastIndex;
    const step = oneTransform(call[1]!.toLowerCase(), call[2]!, context);
    if (step === null || !isFiniteAffine(step)) return null;
    map = composeAffine(map, step);
  }
  return text.slice(end).trim() === '' && isFiniteAffine(map) ? map : null;
}

/** Words between blanks and commas, with what their brackets hold. */
const CALLED = /(?:[^\s,()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+/g;

function oneTransform(name: string, inside: string, context: LengthContext): Affine | null {
  const apart = /[0-9.]-/.test(inside) ? inside.replace(/([0-9.])-/g, '$1 -').replace(/e -/gi, 'e-') : inside; // "10-5" is two numbers
  const words = inside.includes('(')
    ? (inside.match(CALLED) ?? [])
    : apart.split(/[\s,]+/).filter((word) => word !== '');
  const length = (i: number, axis: 'x' | 'y'): number => {
    const word = words[i];
    return word === undefined ? 0 : (parseLength(word, context, axis) ?? Number.NaN);
  };
  const count = words.length;
  switch (name) {
    case 'matrix': {
      const [a, b, c, d, e, f] = words.map(Number);
      return count === 6 ? [a!, b!, c!, d!, e!, f!] : null;
    }
    case 'translate':
      return count === 1 || count === 2 ? [1, 0, 0, 1, length(0, 'x'), length(1, 'y')] : null;
    case 'translatex':
      return count === 1 ? [1, 0, 0, 1, length(0, 'x'), 0] : null;
    case 'translatey':
      return count === 1 ? [1, 0, 0, 1, 0, length(0, 'y')] : null;
    case 'scale': {
      const x = ratio(words[0]);
      return count === 1 || count === 2 ? [x, 0, 0, count === 2 ? ratio(words[1]) : x, 0, 0] : null;
    }
    case 'scalex':
      return count === 1 ? [ratio(words[0]), 0, 0, 1, 0, 0] : null;
    case 'scaley':
      return count === 1 ? [1, 0, 0, ratio(words[0]), 0, 0] : null;
    case 'rotate':
      return count === 1 || count === 3 ? rotation(angleOf(words[0]), length(1, 'x'), length(2, 'y')) : null;
    case 'rotatez':
      return count === 1 ? rotation(angleOf(words[0]), 0, 0) : null;
    case 'skewx':
      return count === 1 ? [1, 0, Math.tan(angleOf(words[0])), 1, 0, 0] : null;
    case 'skewy':
      return count === 1 ? [1, Math.tan(angleOf(words[0])), 0, 1, 0, 0] : null;
    case 'skew':
      return count === 1 || count === 2
        ? [1, count === 2 ? Math.tan(angleOf(words[1])) : 0, Math.tan(angleOf(words[0])), 1, 0, 0]
        : null;
    default:
      return inSpace(name, words, length);
  }
}

/** What style sheets write for space, where it stays in the plane. */
function inSpace(
  name: string,
  words: readonly string[],
  length: (i: number, axis: 'x' | 'y') => number,
): Affine | null {
  const numbers = words.map(ratio);
  switch (name) {
    case 'translate3d':
      return words.length === 3 ? [1, 0, 0, 1, length(0, 'x'), length(1, 'y')] : null;
    case 'translatez':
      return words.length === 1 ? IDENTITY : null;
    case 'scale3d':
      return words.length === 3 ? [numbers[0]!, 0, 0, numbers[1]!, 0, 0] : null;
    case 'rotate3d': {
      const upright = words.length === 4 && numbers[0] === 0 && numbers[1] === 0 && numbers[2] !== 0;
      return upright ? rotation(Math.sign(numbers[2]!) * angleOf(words[3]), 0, 0) : null;
    }
    case 'matrix3d': {
      const [a, b, , , c, d, , , , , , , e, f] = numbers;
      return words.length === 16 ? [a!, b!, c!, d!, e!, f!] : null;
    }
    default:
      return null;
  }
}

/** Quarter turns exactly, so that a turned rectangle keeps its right angles to the last digit. */
function rotation(radians: number, x: number, y: number): Affine {
  const quarters = radians / (Math.PI / 2);
  const exact = Math.abs(quarters - Math.round(quarters)) < 1e-15;
  const cos = exact ? Math.round(Math.cos(radians)) : Math.cos(radians);
  const sin = exact ? Math.round(Math.sin(radians)) : Math.sin(radians);
  return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
}

function ratio(word: string | undefined): number {
  if (word === undefined) return Number.NaN;
  return word.endsWith('%') ? Number(word.slice(0, -1)) / 100 : Number(word);
}

/** [rad] An angle in degrees where no unit is given. */
export function angleOf(word: string | undefined): number {
  const match = /^([+-]?[\d.]+(?:e[+-]?\d+)?)(deg|grad|rad|turn)?$/i.exec(word ?? '');
  if (match === null) return Number.NaN;
  const number = Number(match[1]);
  switch (match[2]?.toLowerCase()) {
    case 'rad':
      return number;
    case 'grad':
      return (number * Math.PI) / 200;
    case 'turn':
      return number * 2 * Math.PI;
    default:
      return (number * Math.PI) / 180;
  }
}

const ORIGIN_WORDS: Readonly<Record<string, string>> = {
  left: '0%',
  top: '0%',
  center: '50%',
  right: '100%',
  bottom: '100%',
};

/** A `transform-origin` in user units of the viewport, or null where it is none. */
export function parseOrigin(text: string, context: LengthContext): readonly [number, number] | null {
  const words = text
    .trim()
    .toLowerCase()
    .split(/[\s,]+/);
  if (words[0] === 'top' || words[0] === 'bottom' || words[1] === 'left' || words[1] === 'right')
    words.splice(0, 2, words[1] ?? 'center', words[0]!);
  const x = parseLength(ORIGIN_WORDS[words[0]!] ?? words[0]!, context, 'x');
  const y = parseLength(ORIGIN_WORDS[words[1] ?? 'center'] ?? words[1]!, context, 'y');
  return x === null || y === null ? null : [x, y];
}
