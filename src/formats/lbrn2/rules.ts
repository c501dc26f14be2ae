import type { RulePage } from '../../model/rule.ts';

export const UNREADABLE_PART: RulePage = {
  code: 'LBR001',
  name: 'unreadable-part',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'A part of the project that cannot be read', fr: 'Une partie du projet illisible' },
  what: {
    en: 'A shape is of a kind that is not known, or its numbers make no sense.',
    fr: 'Une forme est d’un type inconnu, ou ses nombres n’ont pas de sens.',
  },
  why: { en: 'It is not burnt.', fr: 'Elle n’est pas brûlée.' },
  fix: {
    en: 'In LightBurn select it, "Edit > Convert to Path", and save again.',
    fr: 'Dans LightBurn, sélectionnez-la, « Édition > Convertir en chemin », et enregistrez à nouveau.',
  },
  example: {
    en: 'A path whose list of points breaks off in the middle.',
    fr: 'Un chemin dont la liste de points s’arrête au milieu.',
  },
};

export const UNCONVERTED_TEXT: RulePage = {
  code: 'LBR002',
  name: 'unconverted-text',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Text without outlines', fr: 'Texte sans contours' },
  what: {
    en: 'The project holds text, but not the outlines that LightBurn draws for it.',
    fr: 'Le projet contient du texte, mais pas les contours que LightBurn en dessine.',
  },
  why: { en: 'Without its font the text cannot be burnt.', fr: 'Sans sa police, le texte ne peut pas être gravé.' },
  fix: {
    en: 'In LightBurn select the text, "Edit > Convert to Path", and save again.',
    fr: 'Dans LightBurn, sélectionnez le texte, « Édition > Convertir en chemin », et enregistrez à nouveau.',
  },
  example: {
    en: 'A project written by Boxes.py names its parts in Arial.',
    fr: 'Un projet écrit par Boxes.py nomme ses pièces en Arial.',
  },
};

export const NO_OUTPUT: RulePage = {
  code: 'LBR003',
  name: 'hidden-object',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Layers without output', fr: 'Calques sans sortie' },
  what: {
    en: 'Shapes lie on a layer whose output is off, or on a tool layer.',
    fr: 'Des formes sont sur un calque dont la sortie est coupée, ou sur un calque d’outil.',
  },
  why: { en: 'They are not burnt.', fr: 'Elles ne sont pas brûlées.' },
  fix: {
    en: 'If they are meant to be, switch the layer’s "Output" on in LightBurn.',
    fr: 'Si elles doivent l’être, activez « Sortie » du calque dans LightBurn.',
  },
  example: {
    en: 'Guides on the tool layer T1.',
    fr: 'Des repères sur le calque d’outil T1.',
  },
};

export const MISSING_IMAGE: RulePage = {
  code: 'LBR004',
  name: 'missing-image',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A picture that is missing', fr: 'Une image manquante' },
  what: {
    en: 'A picture of the project is not in the file, or cannot be read.',
    fr: 'Une image du projet n’est pas dans le fichier, ou est illisible.',
  },
  why: { en: 'It would not be engraved.', fr: 'Elle ne serait pas gravée.' },
  fix: {
    en: 'Open the project in LightBurn, put the picture in again, and save.',
    fr: 'Ouvrez le projet dans LightBurn, remettez l’image, et enregistrez.',
  },
  example: {
    en: 'The picture’s data were cut off by an e-mail program.',
    fr: 'Les données de l’image ont été coupées par un logiciel de courriel.',
  },
};

export const LAYER_SETTINGS: RulePage = {
  code: 'LBR005',
  name: 'layer-settings',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Settings of a layer that are not followed', fr: 'Réglages d’un calque qui ne sont pas suivis' },
  what: {
    en: 'A layer of the project shifts its lines by a kerf, holds parts with tabs, perforates, or has sub-layers.',
    fr: 'Un calque du projet compense le trait de coupe, laisse des attaches, perfore, ou a des sous-calques.',
  },
  why: {
    en: 'Only its lines and areas are read: the job would be another than LightBurn’s.',
    fr: 'Seuls ses traits et ses aplats sont lus : le travail serait autre que celui de LightBurn.',
  },
  fix: {
    en: 'Set them here: --set kerf=…, tabs=…, overcut=…, leadIn=…; draw the lines of sub-layers on layers of their own.',
    fr: 'Réglez-les ici : --set kerf=…, tabs=…, overcut=…, leadIn=… ; dessinez les sous-calques sur leurs propres calques.',
  },
  example: {
    en: 'Layer C01 has a kerf of 0.06 mm and one tab a part.',
    fr: 'Le calque C01 a un trait de coupe de 0,06 mm et une attache par pièce.',
  },
};

export const BAD_LAYER: RulePage = {
  code: 'LBR006',
  name: 'layer-number',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A layer that cannot be burnt as it is set', fr: 'Un calque réglé de façon impossible' },
  what: {
    en: 'The speed, the power or the passes of a layer are no number that a machine can work with, or shapes lie on a layer that has no settings.',
    fr: 'La vitesse, la puissance ou le nombre de passages d’un calque n’est pas un nombre utilisable, ou des formes sont sur un calque sans réglages.',
  },
  why: {
    en: 'What is burnt then is chosen by the program that opens the project, not by you.',
    fr: 'Ce qui est brûlé est alors choisi par le logiciel qui ouvre le projet, pas par vous.',
  },
  fix: {
    en: 'Open the project in LightBurn, set the layer, and save.',
    fr: 'Ouvrez le projet dans LightBurn, réglez le calque, et enregistrez.',
  },
  example: {
    en: 'Layer C02 has a speed of 0 mm/s, or a rectangle lies on layer 17 and the project describes layers 0 and 1.',
    fr: 'Le calque C02 a une vitesse de 0 mm/s, ou un rectangle est sur le calque 17 et le projet décrit les calques 0 et 1.',
  },
};

/** Every page of this room, by code. */
export const LIGHTBURN_RULES: readonly RulePage[] = [
  UNREADABLE_PART,
  UNCONVERTED_TEXT,
  NO_OUTPUT,
  MISSING_IMAGE,
  LAYER_SETTINGS,
  BAD_LAYER,
];
