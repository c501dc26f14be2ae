import { joinTexts, numberText, same, sayText, type Text } from '../../../base/text.ts';
import type { LayDown } from '../../../geometry/mesh/fit-on-bed.ts';
import type { Bounds, Point } from '../../../model/finding.ts';

/** "20 × 40 mm" */
export function sizeText(sides: readonly number[], digits = 1): Text {
  const numbers = joinTexts(
    sides.map((side) => numberText(side, digits)),
    ' × ',
  );
  return sayText({ en: '{0} mm', fr: '{0} mm' }, numbers);
}

/** "x 10…35, y 0…10, z 15": where something lies, in the frame of the file. */
export function boxText([a, b]: Bounds, digits = 1): Text {
  const axes = [0, 1, 2].map((axis) => {
    const low = numberText(a[axis]!, digits);
    const high = numberText(b[axis]!, digits);
    const span = low.en === high.en ? low : joinTexts([low, high], '…');
    return joinTexts([same('xyz'[axis]!), span]);
  });
  return joinTexts(axes, ', ');
}

/** "(1, 2.5, 20)", with semicolons in French, where the comma is the decimal sign. */
export function pointText(point: Point, digits = 1): Text {
  const numbers = point.map((value) => numberText(value, digits));
  return { en: `(${numbers.map((n) => n.en).join(', ')})`, fr: `(${numbers.map((n) => n.fr).join(' ; ')})` };
}

/** "triangle 2" or "triangles 2, 3, 7 and 9 more", counted from 0. */
export function trianglesText(list: readonly number[]): Text {
  const shown = list.slice(0, 8).join(', ');
  const rest = list.length - 8;
  if (list.length === 1) return same(`triangle ${shown}`);
  if (rest <= 0) return same(`triangles ${shown}`);
  return sayText({ en: 'triangles {0} and {1} more', fr: 'triangles {0} et {1} {1|autre|autres}' }, shown, rest);
}

/** "90° about X". */
export function layText(lay: LayDown): Text {
  if (lay.axis === null) return { en: '0°', fr: '0°' };
  // A minus sign says more than three quarters of a turn.
  const angle = lay.angle === 270 ? '−90' : String(lay.angle);
  return sayText({ en: '{0}° about {1}', fr: '{0}° autour de {1}' }, angle, lay.axis.toUpperCase());
}

/** [mm] Middle of a box. */
export function middleOf([a, b]: Bounds): Point {
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2];
}

/** "body 2 of 3", counted from 1 for people; "the part" where there is only one. */
export function bodyText(body: number, bodies: number): Text {
  if (bodies <= 1) return { en: 'the part', fr: 'la pièce' };
  return sayText({ en: 'body {0} of {1}', fr: 'le corps {0} sur {1}' }, body + 1, bodies);
}

/** With a capital letter at the beginning. */
export function sentence(text: Text): Text {
  const up = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
  return { en: up(text.en), fr: up(text.fr) };
}
