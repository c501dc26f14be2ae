import { joinTexts, numberText, sayText, type Text } from '../../../base/text.ts';
import { depthInHull, leastWidth } from '../../../geometry/mesh/hull-measures.ts';
import type { Finding } from '../../../model/finding.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import { piecesOf } from '../analysis/pieces.ts';
import type { Piece } from '../analysis/standing-pieces.ts';
import { standsOf } from '../analysis/stands.ts';
import type { PrintContext } from '../context.ts';
import { layText, pointText } from './say.ts';

const PAGE: RulePage = {
  code: 'PRT019',
  name: 'tip-over',
  severity: 'error',
  stage: 'stable',
  title: { en: 'The part may tip over', fr: 'La pièce risque de basculer' },
  what: {
    en: 'The part is high and its foot narrow, or its weight does not lie over its foot.',
    fr: 'La pièce est haute et son pied étroit, ou son poids n’est pas au-dessus de son pied.',
  },
  why: {
    en: 'The nozzle pushes against the part all the time. A high, narrow one swings, prints badly and comes off the bed.',
    fr: 'La buse pousse sans cesse contre la pièce. Haute et étroite, elle oscille, s’imprime mal et se décolle du plateau.',
  },
  fix: {
    en: 'Lay it down, or print it with a brim of at least 5 mm (--set brim=outer --set brimWidth=5).',
    fr: 'Couchez-la, ou imprimez-la avec une bordure d’au moins 5 mm (--set brim=outer --set brimWidth=5).',
  },
  example: {
    en: 'A column 150 mm high stands on a foot of 10 × 10 mm: 15 times as high as wide.',
    fr: 'Une colonne de 150 mm de haut se tient sur un pied de 10 × 10 mm : 15 fois plus haute que large.',
  },
};

export const tipOver = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    if (!context.isPrintable) return [];
    return piecesOf(context).flatMap((piece) => (piece.foot.hull.length < 6 ? [] : judge(context, piece)));
  },
});

function judge(context: PrintContext, piece: Piece): readonly Finding[] {
  const { foot, bounds, centre, bodies } = piece;
  const { settings } = context;
  // Where hardly anything touches the bed, the rule on bed contact has said so.
  if (foot.area < settings.contactMin) return [];
  const width = leastWidth(foot.hull);
  const height = bounds[1][2] - bounds[0][2];
  const where = { bounds, body: bodies[0]!, point: centre };
  const depth = depthInHull(foot.hull, centre[0], centre[1]);
  if (depth < settings.tipMargin * width) {
    const isOut = depth < 0;
    const what = sayText(
      isOut
        ? {
            en: 'The centre of mass, at {0}, lies {1} mm outside the foot on the bed ({2} mm²): by its weight the part falls over.',
            fr: 'Le centre de gravité, en {0}, est à {1} mm hors du pied posé sur le plateau ({2} mm²) : par son poids, la pièce bascule.',
          }
        : {
            en: 'The centre of mass, at {0}, lies only {1} mm inside the edge of the foot on the bed ({2} mm²): the part is close to falling over.',
            fr: 'Le centre de gravité, en {0}, n’est qu’à {1} mm du bord du pied posé sur le plateau ({2} mm²) : la pièce est près de basculer.',
          },
      pointText(centre),
      numberText(Math.abs(depth), 1),
      numberText(foot.area, 0),
    );
    // On a small foot, or just beyond its edge, glue and the supports that such a part needs anyway decide.
    const isSure =
      foot.area >= settings.contactFirm && depth < -settings.tipMargin * width && settings.support === 'none';
    const severity = isSure ? ('error' as const) : ('warning' as const);
    return [
      findingOf(PAGE, {
        severity,
        what,
        fix: fixText(context, piece),
        where,
        measured: depth,
        limit: settings.tipMargin * width,
        unit: 'mm',
      }),
    ];
  }
  if (height <= settings.slenderness * width) return [];
  const what = sayText(
    {
      en: '{0} mm high on a foot {1} mm wide ({2} mm²): {3} times as high as wide. It may tip over or come off the bed.',
      fr: '{0} mm de haut sur un pied large de {1} mm ({2} mm²) : {3} fois plus haute que large. Elle peut basculer ou se décoller.',
    },
    numberText(height, 1),
    numberText(width, 1),
    numberText(foot.area, 0),
    numberText(height / width, 1),
  );
  return [
    findingOf(PAGE, {
      severity: 'warning',
      what,
      fix: fixText(context, piece),
      where,
      measured: height / width,
      limit: settings.slenderness,
    }),
  ];
}

/** Ways to lie that stand firm, fit and hang no more. */
function fixText(context: PrintContext, piece: Piece): Text {
  if (piecesOf(context).length > 1 || piece.bodies.length < context.analysis.mending.bodies.count) return PAGE.fix;
  const [now, ...others] = standsOf(context);
  const firm = others.filter(
    (stand) =>
      stand.lay.angle === 90 &&
      stand.slenderness <= context.settings.slenderness &&
      stand.fits &&
      stand.hanging <= now!.hanging + 1,
  );
  if (firm.length === 0) return PAGE.fix;
  const ways = joinTexts(
    firm.map((stand) => layText(stand.lay)),
    ' / ',
  );
  return sayText(
    {
      en: 'Lay it down (turn it by {0}), or print it with a brim of at least 5 mm (--set brim=outer --set brimWidth=5).',
      fr: 'Couchez-la (tournez-la de {0}), ou imprimez-la avec une bordure d’au moins 5 mm (--set brim=outer --set brimWidth=5).',
    },
    ways,
  );
}
