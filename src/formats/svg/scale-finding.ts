import { sayText, type Text } from '../../base/text.ts';
import type { FlatBounds } from '../../geometry/paths/subpath-bounds.ts';
import type { Finding } from '../../model/finding.ts';
import { findingOf } from '../../model/rule.ts';
import type { PageScale } from './page-scale.ts';
import { SCALE } from './rules.ts';
import { placeOf } from './tree/place-of.ts';
import type { SvgNode } from './tree/svg-node.ts';

/** Numbers of px an inch that programs have used. */
const HABITS = [72, 90, 96];

const NEW_VIEW_BOX: Text = {
  en: 'Measure one part. If the size is wrong, resize the page to the drawing in your program and export again, or write viewBox="0 0 width height" in user units into the <svg> tag.',
  fr: 'Mesurez une pièce. Si la taille est fausse, ajustez la page au dessin dans votre logiciel et exportez à nouveau, ou écrivez viewBox="0 0 largeur hauteur" en unités du dessin dans la balise <svg>.',
};

/** Says how large the drawing was read and why, and how large it would be by another habit. */
export function scaleFinding(scale: PageScale, bounds: FlatBounds, root: SvgNode): Finding {
  const width = Math.max(0, bounds.maxX - bounds.minX);
  const height = Math.max(0, bounds.maxY - bounds.minY);
  const size = sayText({ en: '{0} × {1} mm', fr: '{0} × {1} mm' }, width, height);
  const read = sayText(
    { en: 'The drawing is {0} in size: {1}.', fr: 'Le dessin mesure {0} : {1}.' },
    size,
    scale.reason,
  );
  const what =
    scale.byPixels && width > 0 ? sayText({ en: '{0} {1}', fr: '{0} {1}' }, read, others(scale, width)) : read;
  const place = { where: placeOf(root), measured: width, unit: 'mm' };
  if (scale.brokenViewBox) {
    const why = {
      en: 'Its viewBox is not four numbers with an area; it is ignored.',
      fr: 'Sa viewBox n’est pas faite de quatre nombres avec une surface ; elle est ignorée.',
    };
    return findingOf(SCALE, {
      what: sayText({ en: '{0} {1}', fr: '{0} {1}' }, what, why),
      fix: NEW_VIEW_BOX,
      ...place,
    });
  }
  return findingOf(SCALE, { what, severity: scale.trust === 'guessed' ? 'warning' : 'info', ...place });
}

function others(scale: PageScale, width: number): Text {
  const rest = HABITS.filter((habit) => Math.abs(habit - scale.pxPerInch) > 1e-9).map((habit) =>
    sayText(
      { en: '{0} mm at {1} px to the inch', fr: '{0} mm à {1} px par pouce' },
      (width * scale.pxPerInch) / habit,
      habit,
    ),
  );
  return sayText(
    { en: 'It would be {0} wide.', fr: 'Il ferait {0} de large.' },
    { en: rest.map((text) => text.en).join(', '), fr: rest.map((text) => text.fr).join(', ') },
  );
}
