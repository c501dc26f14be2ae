import { FormatError } from '../../base/errors.ts';
import { sayText } from '../../base/text.ts';
import { type Affine, composeAffine } from '../../geometry/affine.ts';
import { type Entity, numberOf } from './entity.ts';
import { placeOfGroup } from './groups.ts';

/** Objects drawn out of blocks, counted each time: blocks of blocks of blocks stop here. */
export const MOST_OBJECTS = 250_000;

/** Rows or columns of an insertion; one where they would lie on each other. */
export function copies(written: number, spacing: number): number {
  return Number.isInteger(written) && written > 1 && spacing !== 0 ? written : 1;
}

/** Block base to the origin, scaled, turned, moved; rows and columns turn with it. */
export function insertMap(entity: Entity, baseX: number, baseY: number): (dx: number, dy: number) => Affine {
  const angle = (numberOf(entity, 50) * Math.PI) / 180;
  const quarters = angle / (Math.PI / 2);
  const exact = Math.abs(quarters - Math.round(quarters)) < 1e-12;
  const cos = exact ? Math.round(Math.cos(angle)) : Math.cos(angle);
  const sin = exact ? Math.round(Math.sin(angle)) : Math.sin(angle);
  const [sx, sy] = [numberOf(entity, 41, 1), numberOf(entity, 42, 1)];
  const place: Affine = [cos, sin, -sin, cos, numberOf(entity, 10), numberOf(entity, 20)];
  return (dx, dy) => composeAffine(place, [sx, 0, 0, sy, dx - sx * baseX, dy - sy * baseY]);
}

/** Blocks of blocks of blocks. */
export function tooMany(entity: Entity): FormatError {
  return new FormatError(
    sayText(
      {
        en: 'With all its blocks the drawing has more than {0} objects.',
        fr: 'Avec tous ses blocs, le dessin a plus de {0} objets.',
      },
      MOST_OBJECTS,
    ),
    {
      en: 'Blocks of blocks of blocks multiply. Insert the parts once, and let --copies repeat them.',
      fr: 'Les blocs de blocs de blocs se multiplient. Insérez les pièces une fois et laissez --copies les répéter.',
    },
    placeOfGroup(entity),
  );
}
