import { sayText } from '../../../base/text.ts';
import { isPaper } from '../../../geometry/paths/drawing-measures.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereShape } from '../context.ts';

export const outlinedArea: LaserRule = {
  code: 'LAS034',
  name: 'outlined-area',
  severity: 'info',
  stage: 'stable',
  title: {
    en: 'The area under a cut or marked outline is engraved',
    fr: 'La surface sous un contour coupé ou marqué est gravée',
  },
  what: {
    en: 'A shape has a fill and an outline: the fill is engraved by its colour, the outline is cut or marked by its own.',
    fr: 'Une forme a un fond et un contour : le fond est gravé selon sa couleur, le contour coupé ou marqué selon la sienne.',
  },
  why: {
    en: 'A printed drawing is burnt as it looks. Where the fill is left over by the drawing program (black, unless it says none), the whole part is engraved for nothing.',
    fr: 'Un dessin imprimé est brûlé comme on le voit. Si le fond n’est qu’un reste du logiciel de dessin (noir, sauf s’il dit « aucun »), toute la pièce est gravée pour rien.',
  },
  fix: {
    en: 'Nothing, if it was meant. Otherwise give the shape no fill, or --set outlinedAreas=leave',
    fr: 'Rien, si c’est voulu. Sinon, retirez le fond de la forme, ou --set outlinedAreas=leave',
  },
  example: {
    en: 'A black disc with a red outline on a Trotec: engraved, then cut out.',
    fr: 'Un disque noir au contour rouge sur une Trotec : gravé, puis découpé.',
  },
  check({ plan: { drawing, sorted } }) {
    const followed = new Set(sorted.strokes.map(({ shape }) => shape));
    const both = sorted.fills.filter((index) => {
      const { fill, under } = drawing.shapes[index]!;
      return (followed.has(index) || under !== undefined) && fill !== null && !isPaper(fill);
    });
    if (both.length === 0) return [];
    const what = sayText(
      {
        en: 'Areas engraved under an outline that is cut or marked: {0}.',
        fr: 'Surfaces gravées sous un contour coupé ou marqué : {0}.',
      },
      both.length,
    );
    return [findingOf(outlinedArea, { what, where: whereShape(drawing.shapes[both[0]!]!), measured: both.length })];
  },
};
