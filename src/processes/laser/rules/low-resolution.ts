import { sayText } from '../../../base/text.ts';
import type { Raster } from '../../../model/part.ts';
import { findingOf } from '../../../model/rule.ts';
import type { LaserRule } from '../context.ts';

export const lowResolution: LaserRule = {
  code: 'LAS009',
  name: 'low-resolution',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'A picture with too few pixels', fr: 'Une image avec trop peu de pixels' },
  what: {
    en: 'At the size on the sheet the picture has fewer pixels an inch than an engraving needs (--set leastDpi).',
    fr: 'À sa taille sur la plaque, l’image a moins de pixels par pouce qu’il n’en faut (--set leastDpi).',
  },
  why: { en: 'Edges come out as steps, faces as blocks.', fr: 'Les bords sortent en escalier, les visages en carrés.' },
  fix: {
    en: 'Take the picture at full size, engrave it smaller, or trace a logo to outlines.',
    fr: 'Prenez l’image en pleine taille, gravez-la plus petite, ou vectorisez le logo.',
  },
  example: {
    en: 'A web logo of 120 px, 80 mm wide: 38 pixels an inch.',
    fr: 'Un logo de site de 120 px, sur 80 mm de large : 38 pixels par pouce.',
  },
  check({ plan, setup }) {
    const { leastDpi } = setup.settings;
    const told = new Map<Raster, number>();
    return plan.sorted.images.flatMap((index) => {
      const image = plan.drawing.images[index]!;
      const [a, b, c, d] = image.transform;
      const pixel = Math.max(Math.sqrt(a * a + b * b), Math.sqrt(c * c + d * d));
      const dpi = 25.4 / (pixel * (image.split ?? 1));
      // A picture that is repeated (the tiles of a pattern) is told once for each size.
      if (dpi >= leastDpi || told.get(image.raster) === Math.round(dpi)) return [];
      told.set(image.raster, Math.round(dpi));
      const what = sayText(
        {
          en: 'The picture has {0} dpi (pixels an inch) here; below {1} single pixels show.',
          fr: 'L’image a ici {0} ppp (pixels par pouce) ; sous {1}, les pixels se voient.',
        },
        Math.round(dpi),
        leastDpi,
      );
      const where = {
        element: 'image',
        ...(image.id === '' ? {} : { id: image.id }),
        ...(image.line > 0 ? { line: image.line } : {}),
      };
      return [findingOf(lowResolution, { what, where, measured: dpi, limit: leastDpi, unit: 'dpi' })];
    });
  },
};
