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
    en: 'In the modeller give the surfaces a thickness (Thicken, Solidify, Shell), then export the solid.',
    fr: 'Dans le modeleur, donnez une épaisseur aux surfaces (Épaissir, Solidifier, Coque), puis exportez le solide.',
  },
  example: {
    en: 'A box was drawn as five sheets, each with a front and a back: 20 triangles, volume 0 mm³.',
    fr: 'Une boîte a été dessinée avec cinq feuilles, chacune avec un devant et un dos : 20 triangles, volume 0 mm³.',
  },
};

/** Of the cube over the diagonal. */
const NOTHING = 1e-9;

export const zeroVolume = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    const { analysis, part } = context;
    const count = part.triangles.length / 3;
    if (count === 0 || analysis.bounds === null) return [];
    const { mending } = analysis;
    const where = { bounds: analysis.bounds };
    if (mending.edges.open > 0) {
      // Open surfaces are judged by the rule on open edges; here only the case that nothing hangs together at all.
      const lone = analysis.topology.edges.open === 3 * (count - analysis.topology.edges.collapsed);
      if (!lone) return [];
      const what = sayText(
        {
          en: '{0} loose triangles, none joined to another: they enclose no solid, there is nothing to print.',
          fr: '{0} triangles épars, aucun n’en touche un autre par un côté : ils n’enferment aucun solide, il n’y a rien à imprimer.',
        },
        count,
      );
      const fix = {
        en: 'Export a solid from the modeller, not a cloud of triangles.',
        fr: 'Exportez un solide depuis le modeleur, pas un nuage de triangles.',
      };
      return [findingOf(PAGE, { what, fix, where, measured: count, limit: 0 })];
    }
    let volume = 0;
    for (const body of mending.measures) volume += Math.abs(body.volume);
    if (volume > NOTHING * diagonalOf(analysis.bounds) ** 3) return [];
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
              en: 'The {0} triangles enclose no space: the volume is 0 mm³.',
              fr: 'Les {0} triangles n’enferment aucun espace : le volume est de 0 mm³.',
            },
            count,
          );
    return [findingOf(PAGE, { what, where, measured: 0, limit: 0, unit: 'mm3' })];
  },
});
