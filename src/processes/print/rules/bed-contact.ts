import { numberText, sayText, type Text } from '../../../base/text.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import { piecesOf } from '../analysis/pieces.ts';
import type { Piece } from '../analysis/standing-pieces.ts';
import { standsOf } from '../analysis/stands.ts';
import type { PrintContext } from '../context.ts';
import type { PrintSettings } from '../settings.ts';
import { layText } from './say.ts';

const PAGE: RulePage = {
  code: 'PRT018',
  name: 'bed-contact',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Little touches the bed', fr: 'Peu de surface touche le plateau' },
  what: {
    en: 'The first layer of the part, or of a piece that stands by itself, is very small.',
    fr: 'La première couche de la pièce, ou d’un morceau posé seul, est très petite.',
  },
  why: {
    en: 'The first layer holds the whole print. If it is small, the nozzle knocks the part off the bed.',
    fr: 'La première couche retient toute l’impression. Si elle est petite, la buse décolle la pièce du plateau.',
  },
  fix: {
    en: 'Cut a flat of 1 to 2 mm into the underside, print with a brim (--set brim=outer), or turn the part onto a larger face.',
    fr: 'Coupez un méplat de 1 à 2 mm sous la pièce, imprimez avec une bordure (--set brim=outer), ou posez-la sur une face plus grande.',
  },
  example: {
    en: 'A ball of 30 mm touches the bed in a point: its first layer of 0.2 mm is 19 mm².',
    fr: 'Une boule de 30 mm touche le plateau en un point : sa première couche de 0,2 mm fait 19 mm².',
  },
};

function isLittle({ foot, bounds }: Piece, settings: PrintSettings): boolean {
  if (foot.hull.length === 0) return false;
  const height = bounds[1][2] - bounds[0][2];
  // A foot of exactly the limit is enough, whatever rounding says.
  const area = foot.area * (1 + 1e-6);
  const { contactMin, contactFirm, contactSlenderness } = settings;
  return area < contactMin || (area < contactFirm && height > contactSlenderness * Math.sqrt(area));
}

export const bedContact = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    if (!context.isPrintable) return [];
    const { settings } = context;
    return piecesOf(context)
      .filter((piece) => isLittle(piece, settings))
      .map(({ foot, bounds, bodies }) => {
        const what = sayText(
          {
            en: 'The first layer of {0} mm touches the bed with only {1} mm², and {2} mm stand on it.',
            fr: 'La première couche de {0} mm ne touche le plateau que sur {1} mm², et {2} mm de haut reposent dessus.',
          },
          settings.firstLayerHeight,
          numberText(foot.area, 1),
          numberText(bounds[1][2] - bounds[0][2], 1),
        );
        const limit = foot.area < settings.contactMin ? settings.contactMin : settings.contactFirm;
        const where = { bounds, body: bodies[0]!, layer: 1 };
        return findingOf(PAGE, {
          what,
          fix: fixText(context, foot.area),
          where,
          measured: foot.area,
          limit,
          unit: 'mm2',
        });
      });
  },
});

/** A turn that puts much more on the bed and hangs no more, else a flat or a brim. */
function fixText(context: PrintContext, area: number): Text {
  const [now, ...others] = standsOf(context);
  const better = others.find(
    (stand) =>
      stand.contact > Math.max(4 * area, context.settings.contactFirm) &&
      stand.fits &&
      stand.hanging <= now!.hanging + 1,
  );
  if (better === undefined || piecesOf(context).length > 1) return PAGE.fix;
  return sayText(
    {
      en: 'Turn the part by {0}; then {1} mm² lie on the bed. Or print it with a brim (--set brim=outer), or cut a flat of 1 to 2 mm into its underside.',
      fr: 'Tournez la pièce de {0} ; alors {1} mm² reposent sur le plateau. Ou imprimez-la avec une bordure (--set brim=outer), ou coupez un méplat de 1 à 2 mm dessous.',
    },
    layText(better.lay),
    numberText(better.contact, 0),
  );
}
