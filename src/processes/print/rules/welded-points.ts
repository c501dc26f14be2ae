import { numberText, sayText, type Text } from '../../../base/text.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import type { PrintContext } from '../context.ts';

const PAGE: RulePage = {
  code: 'PRT028',
  name: 'welded-points',
  severity: 'info',
  stage: 'stable',
  title: { en: 'Cracks finer than a hair were closed', fr: 'Des fentes plus fines qu’un cheveu ont été fermées' },
  what: {
    en: 'Corners that should be one point differ in their last digits. They were joined.',
    fr: 'Des sommets qui devraient n’en faire qu’un diffèrent par leurs derniers chiffres. Ils ont été réunis.',
  },
  why: {
    en: 'Read digit by digit the surface would be full of cracks. They come from rounding when the file was written, not from the shape.',
    fr: 'Lue chiffre par chiffre, la surface serait pleine de fentes. Elles viennent de l’arrondi à l’écriture du fichier, pas de la forme.',
  },
  fix: { en: 'Nothing to do.', fr: 'Rien à faire.' },
  example: {
    en: '288 points were joined; with them 576 open edges are closed.',
    fr: '288 points ont été réunis ; 576 arêtes ouvertes sont ainsi fermées.',
  },
};

/** A length far below a millimetre, with as many decimals as it needs. */
function smallText(length: number): Text {
  return numberText(length, Math.min(12, 1 - Math.floor(Math.log10(length))));
}

export const weldedPoints = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    const { joined, openBefore, edges, tolerance } = context.analysis.topology;
    if (joined === 0) return [];
    const what = sayText(
      {
        en: '{0} {0|point|points} nearer than {1} mm to another {0|was|were} joined; that closed {2} open {2|edge|edges} of {3}.',
        fr: '{0} {0|point|points} à moins de {1} mm d’un autre {0|a été réuni|ont été réunis} ; cela a fermé {2} {2|arête ouverte|arêtes ouvertes} sur {3}.',
      },
      joined,
      smallText(tolerance),
      openBefore - edges.open,
      openBefore,
    );
    return [findingOf(PAGE, { what, where: { bounds: context.bounds }, measured: joined, limit: 0 })];
  },
});
