import type { RulePage } from '../../model/rule.ts';

/** A picture that does not say how large it is. */
export const NO_SIZE: RulePage = {
  code: 'IMG001',
  name: 'unit',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'A picture without a size', fr: 'Une image sans taille' },
  what: {
    en: 'The file says how many pixels the picture has, but not how many make an inch.',
    fr: 'Le fichier dit combien de pixels a l’image, mais pas combien font un pouce.',
  },
  why: {
    en: 'The size on the sheet is a guess: a logo of 600 px may be meant 20 mm wide, or 200.',
    fr: 'La taille sur la plaque est supposée : un logo de 600 px peut être prévu pour 20 mm de large, ou 200.',
  },
  fix: {
    en: 'Give the width in mm with --set width=…, or the resolution with --set dpi=…, or place the picture in a drawing with the size that you want.',
    fr: 'Donnez la largeur en mm avec --set width=…, ou la résolution avec --set dpi=…, ou placez l’image dans un dessin à la taille voulue.',
  },
  example: {
    en: 'A screenshot of 1920 × 1080 px holds no size.',
    fr: 'Une capture d’écran de 1920 × 1080 px n’a pas de taille.',
  },
};

/** What was lost on the way to grey. */
export const CONVERTED: RulePage = {
  code: 'IMG002',
  name: 'picture-converted',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'A picture that was changed to be read', fr: 'Une image modifiée à la lecture' },
  what: {
    en: 'The picture is transparent, made of inks (CMYK), deeper than 8 bits, or has several pages or frames.',
    fr: 'L’image est transparente, en encres (CMJN), codée sur plus de 8 bits, ou a plusieurs pages ou images.',
  },
  why: {
    en: 'A laser engraves one layer of grey: what is transparent becomes white, inks are mixed, only the first page is taken.',
    fr: 'Un laser grave une seule couche de gris : le transparent devient blanc, les encres sont mélangées, seule la première page est prise.',
  },
  fix: {
    en: 'Look at the preview. If it is not what you want, save the picture as grey, 8 bits, without transparency.',
    fr: 'Regardez l’aperçu. S’il ne convient pas, enregistrez l’image en niveaux de gris, 8 bits, sans transparence.',
  },
  example: {
    en: 'A white logo on a transparent ground becomes white on white: nothing is engraved.',
    fr: 'Un logo blanc sur fond transparent devient blanc sur blanc : rien n’est gravé.',
  },
};

/** Every page of this room, by code. */
export const IMAGE_RULES: readonly RulePage[] = [NO_SIZE, CONVERTED];
