import type { Text } from '../base/text.ts';
import { MoveKind } from '../model/toolpath.ts';
import type { DrawnUse } from './drawing-items.ts';

/** Kinds of move, as a legend names them. */
const KIND_WORDS: Readonly<Record<number, Text>> = {
  [MoveKind.travel]: { en: 'travel, nothing laid', fr: 'déplacement à vide' },
  [MoveKind.outerWall]: { en: 'outer wall', fr: 'paroi extérieure' },
  [MoveKind.innerWall]: { en: 'inner wall', fr: 'paroi intérieure' },
  [MoveKind.solidInfill]: { en: 'solid fill', fr: 'remplissage plein' },
  [MoveKind.topInfill]: { en: 'top fill', fr: 'remplissage du dessus' },
  [MoveKind.sparseInfill]: { en: 'sparse fill', fr: 'remplissage léger' },
  [MoveKind.bridge]: { en: 'bridge', fr: 'pont' },
  [MoveKind.gapFill]: { en: 'gap fill', fr: 'comblement' },
  [MoveKind.skirt]: { en: 'skirt', fr: 'jupe' },
  [MoveKind.brim]: { en: 'brim', fr: 'bordure d’adhérence' },
  [MoveKind.support]: { en: 'support', fr: 'support' },
  [MoveKind.supportInterface]: { en: 'support interface', fr: 'interface de support' },
  [MoveKind.purge]: { en: 'purge', fr: 'purge' },
  [MoveKind.cut]: { en: 'cut', fr: 'découpe' },
  [MoveKind.score]: { en: 'mark', fr: 'marquage' },
  [MoveKind.engrave]: { en: 'engraving', fr: 'gravure' },
};
/** A travel of a laser: it lays nothing anyway. */
const LASER_TRAVEL: Text = { en: 'travel, nothing burnt', fr: 'déplacement, rien de brûlé' };
const OTHER: Text = { en: 'other', fr: 'autre' };

export function kindWord(kind: number): Text {
  return KIND_WORDS[kind] ?? OTHER;
}

/** The same for a laser. */
export function burntWord(kind: number): Text {
  return kind === MoveKind.travel ? LASER_TRAVEL : kindWord(kind);
}

/** What is done with a drawing. */
export const USE_WORDS: Readonly<Record<DrawnUse, Text>> = {
  cut: { en: 'cut', fr: 'découpe' },
  score: { en: 'mark', fr: 'marquage' },
  engrave: { en: 'engraving', fr: 'gravure' },
  unmapped: { en: 'no operation for this colour', fr: 'couleur sans opération' },
  ignored: { en: 'left out', fr: 'laissé de côté' },
};

export const WORDS = {
  part: { en: '{0}, {1} triangles; grid of {2} mm', fr: '{0}, {1} triangles ; grille de {2} mm' },
  inside: {
    en: 'inner side: the part is open here, or the facet is turned over',
    fr: 'face intérieure : la pièce est ouverte ici, ou la facette est retournée',
  },
  jobAsDrawing: { en: 'a finished job, shown as a drawing', fr: 'un travail prêt, montré comme un dessin' },
  asDrawn: { en: '{0}, in the colours of the file', fr: '{0}, dans les couleurs du fichier' },
  drawing: { en: '{0}, on {1}', fr: '{0}, sur {1}' },
  image: { en: '{0} × {1} pixels, {2}', fr: '{0} × {1} pixels, {2}' },
  noSize: { en: 'no size in the file', fr: 'pas de taille dans le fichier' },
  plate: {
    en: 'from above: {0} layers, printed area {1}, height {2} mm',
    fr: 'vue de dessus : {0} couches, zone imprimée {1}, hauteur {2} mm',
  },
  layer: {
    en: 'layer {0} of {1}, at z = {2} mm, {3} mm high',
    fr: 'couche {0} sur {1}, à z = {2} mm, haute de {3} mm',
  },
  burn: { en: 'as burnt, {0}', fr: 'tel que brûlé, {0}' },
  power: { en: '{0}, {1} % of the power', fr: '{0}, {1} % de la puissance' },
  allPowers: { en: '{0}, the darker the more power', fr: '{0}, plus foncé = plus de puissance' },
} satisfies Record<string, Text>;
