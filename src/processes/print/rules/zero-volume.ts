import { sayText } from '../../../base/text.ts';
import { diagonalOf } from '../../../geometry/bounding-box.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import type { PrintContext } from '../context.ts';

const PAGE: RulePage = {
  code: 'PRT002',
  name: 'zero-volume',
  severity: 'error',
  stage: 'stable',
  title: { en: 'There is no solid in it', fr: 'Il n’y a aucun solide dedans' },
  what: {
    en: 'The triangles enclose no space: they are loose, or both sides of one sheet, or a flat figure.',
    fr: 'Les triangles n’enferment aucun espace : ils sont épars, ou sont les deux faces d’une même feuille, ou une figure plate.',
  },
  why: {
    en: 'A printer lays down plastic inside a solid. Where there is no inside, there is nothing to print.',
    fr: 'Une imprimante dépose du plastique à l’intérieur d’un solide. Sans intérieur, il n’y a rien à imprimer.',
  },
  fix: {
    en: 'In the modeller give the surfaces a thickness (Fusion: Thicken; Blender: Solidify modifier; FreeCAD: Part, Offset; SketchUp: Push/Pull), then export the solid.',
    fr: 'Dans le modeleur, donnez une épaisseur aux surfaces (Fusion : Épaissir ; Blender : modificateur Solidifier ; FreeCAD : Part, Décalage ; SketchUp : Pousser/Tirer), puis exportez le solide.',
  },
  example: {
    en: 'A box was drawn as five sheets, each with a front and a back: 20 triangles, volume 0 mm³.',
    fr: 'Une boîte a été dessinée avec cinq feuilles, chacune avec un devant et un dos : 20 triangles, volume 0 mm³.',
  },
};

/** Of the diagonal; a sheet that stands out of its plane by less is flat. */
const FLAT = 1e-6;

export const zeroVolume = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    const { analysis, part } = context;
    const count = part.triangles.length / 3;
    if (count === 0 || analysis.bounds === null) return [];
    const { mending } = analysis;
    const where = { bounds: analysis.bounds };
    if (mending.edges.open > 0) {
      // Open surfaces are judged by the rule on open edges; here only the case that no two faces make a corner.
      if (!allSheetsFlat(context)) return [];
      const sheets = mending.bodies.count;
      const what = sayText(
        sheets === count
          ? {
              en: '{0} loose {0|triangle: it encloses|triangles, none joined to another: they enclose} no solid, there is nothing to print.',
              fr: '{0} {0|triangle isolé : il n’enferme|triangles épars, aucun n’en touche un autre par un côté : ils n’enferment} aucun solide, il n’y a rien à imprimer.',
            }
          : {
              en: '{1} flat {1|sheet|sheets} of {0} triangles: {1|it encloses|they enclose} no solid, there is nothing to print.',
              fr: '{1} {1|feuille plate|feuilles plates}, {0} triangles en tout : {1|elle n’enferme|elles n’enferment} aucun solide, il n’y a rien à imprimer.',
            },
        count,
        sheets,
      );
      const fix = {
        en: 'Export a solid from the modeller, not a cloud of triangles.',
        fr: 'Exportez un solide depuis le modeleur, pas un nuage de triangles.',
      };
      return [findingOf(PAGE, { what, fix, where, measured: count, limit: 0 })];
    }
    if (context.isSolid) return [];
    const { facing } = mending.doublesLeft;
    const what =
      facing > 0
        ? sayText(
            {
              en: 'The surfaces have no thickness: {0} of {1} triangles lie back to back, the volume is 0 mm³.',
              fr: 'Les surfaces n’ont pas d’épaisseur : {0} triangles sur {1} sont dos à dos, le volume est de 0 mm³.',
            },
            facing,
            count,
          )
        : sayText(
            {
              en: '{0} {0|triangle encloses|triangles enclose} no space: the volume is 0 mm³.',
              fr: '{0} {0|triangle n’enferme|triangles n’enferment} aucun espace : le volume est de 0 mm³.',
            },
            count,
          );
    return [findingOf(PAGE, { what, where, measured: 0, limit: 0, unit: 'mm3' })];
  },
});

/** Whether every body is a flat sheet: all its triangles lie in the plane of its first one. */
function allSheetsFlat({ part: { positions }, analysis: { mending, bounds } }: PrintContext): boolean {
  const { triangles, bodies } = mending;
  const planes = new Float64Array(4 * bodies.count);
  for (const [body, t] of bodies.first.entries()) planes.set(planeOf(positions, triangles, 3 * t), 4 * body);
  const near = FLAT * diagonalOf(bounds!);
  for (let c = 0; c < triangles.length; c++) {
    const body = bodies.of[Math.floor(c / 3)]!;
    if (body < 0) continue;
    const v = 3 * triangles[c]!;
    const [x, y, z, d] = planes.subarray(4 * body, 4 * body + 4);
    if (Math.abs(positions[v]! * x! + positions[v + 1]! * y! + positions[v + 2]! * z! - d!) > near) return false;
  }
  return true;
}

/** Unit normal of a triangle and its distance from the origin. */
function planeOf(p: ArrayLike<number>, triangles: Uint32Array, c: number): readonly [number, number, number, number] {
  const a = 3 * triangles[c]!;
  const b = 3 * triangles[c + 1]!;
  const d = 3 * triangles[c + 2]!;
  const u = [p[b]! - p[a]!, p[b + 1]! - p[a + 1]!, p[b + 2]! - p[a + 2]!] as const;
  const v = [p[d]! - p[a]!, p[d + 1]! - p[a + 1]!, p[d + 2]! - p[a + 2]!] as const;
  const x = u[1] * v[2] - u[2] * v[1];
  const y = u[2] * v[0] - u[0] * v[2];
  const z = u[0] * v[1] - u[1] * v[0];
  const size = Math.sqrt(x * x + y * y + z * z) || 1;
  return [x / size, y / size, z / size, (x * p[a]! + y * p[a + 1]! + z * p[a + 2]!) / size];
}
