import type { RulePage } from '../../model/rule.ts';

/** Curves, surfaces, lines or points that are no faces. */
export const UNREADABLE_PART: RulePage = {
  code: 'OBJ001',
  name: 'unreadable-part',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'A piece of the OBJ was not read', fr: 'Une partie de l’OBJ n’a pas été lue' },
  what: {
    en: 'The file holds free-form curves or surfaces, or words that no OBJ knows. Only points and flat faces are read.',
    fr: 'Le fichier contient des courbes ou surfaces libres, ou des mots inconnus de l’OBJ. Seuls les points et les faces planes sont lus.',
  },
  why: { en: 'What they draw will be missing from the part.', fr: 'Ce qu’ils dessinent manquera à la pièce.' },
  fix: {
    en: 'In the modeller, turn the curves and surfaces into a mesh, then export again.',
    fr: 'Dans le modeleur, convertissez les courbes et surfaces en maillage, puis exportez à nouveau.',
  },
  example: {
    en: 'Line 40 says "surf 0 1 0 1 …": the free-form surface was not read.',
    fr: 'La ligne 40 dit « surf 0 1 0 1 … » : la surface libre n’a pas été lue.',
  },
};

/** Loose lines and points. */
export const LOOSE_LINES: RulePage = {
  code: 'OBJ002',
  name: 'loose-lines',
  severity: 'info',
  stage: 'stable',
  title: { en: 'Loose lines or points', fr: 'Lignes ou points isolés' },
  what: {
    en: 'The file holds lines or single points. They have no thickness and cannot be printed.',
    fr: 'Le fichier contient des lignes ou des points isolés. Ils n’ont pas d’épaisseur et ne s’impriment pas.',
  },
  why: {
    en: 'They were left out; the faces are all there.',
    fr: 'Ils ont été laissés de côté ; les faces sont toutes là.',
  },
  fix: {
    en: 'Nothing to do, unless they were meant as rods: then give them a thickness in the modeller.',
    fr: 'Rien à faire, sauf s’ils devaient être des tiges : donnez-leur alors une épaisseur dans le modeleur.',
  },
  example: {
    en: 'Line 12 says "l 1 2 3": a line through three points.',
    fr: 'La ligne 12 dit « l 1 2 3 » : une ligne par trois points.',
  },
};

/** Faces whose corners do not lie in one plane. */
export const BENT_FACES: RulePage = {
  code: 'OBJ003',
  name: 'bent-face',
  severity: 'info',
  stage: 'stable',
  title: { en: 'Faces that are not flat', fr: 'Faces qui ne sont pas planes' },
  what: {
    en: 'Some faces have more than three corners, and these do not lie in one plane. They were cut into triangles.',
    fr: 'Certaines faces ont plus de trois sommets, et ceux-ci ne sont pas dans un même plan. Elles ont été découpées en triangles.',
  },
  why: {
    en: 'Another program may cut them the other way; the surface then differs by a little.',
    fr: 'Un autre logiciel peut les découper autrement ; la surface diffère alors un peu.',
  },
  fix: {
    en: 'If the place matters, triangulate in the modeller before you export.',
    fr: 'Si l’endroit est important, triangulez dans le modeleur avant d’exporter.',
  },
  example: {
    en: 'A face with four corners has one of them 0.8 mm out of the plane of the others.',
    fr: 'Une face à quatre sommets en a un à 0,8 mm hors du plan des autres.',
  },
};

export const OBJ_FINDINGS: readonly RulePage[] = [UNREADABLE_PART, LOOSE_LINES, BENT_FACES];
