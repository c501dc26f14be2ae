import type { RulePage } from '../../../model/rule.ts';

/** What the planner says of its own work. */
export const MOVED: RulePage = {
  code: 'LAS051',
  name: 'moved',
  severity: 'info',
  stage: 'stable',
  title: { en: 'The drawing was moved onto the sheet', fr: 'Le dessin a été déplacé sur la plaque' },
  what: {
    en: 'Where its page has it, the drawing would lie beside the sheet.',
    fr: 'À sa place sur la page, le dessin serait hors de la plaque.',
  },
  why: { en: 'It is burnt in the corner of the sheet instead.', fr: 'Il est brûlé dans le coin de la plaque.' },
  fix: {
    en: 'Nothing. To choose the place, set the page of the drawing to the sheet and lay the drawing on it.',
    fr: 'Rien. Pour choisir l’endroit, donnez à la page la taille de la plaque et posez-y le dessin.',
  },
  example: { en: 'A drawing left of the page border.', fr: 'Un dessin à gauche du bord de la page.' },
};

export const SHEETS: RulePage = {
  code: 'LAS052',
  name: 'several-sheets',
  severity: 'info',
  stage: 'stable',
  title: { en: 'More than one sheet', fr: 'Plus d’une plaque' },
  what: { en: 'The parts do not fit one sheet together.', fr: 'Les pièces ne tiennent pas ensemble sur une plaque.' },
  why: { en: 'One job is made for each sheet.', fr: 'Un travail est préparé par plaque.' },
  fix: { en: 'Nothing, or use a larger sheet.', fr: 'Rien, ou prenez une plaque plus grande.' },
  example: {
    en: 'Eight lids of 200 mm on sheets of 400 mm.',
    fr: 'Huit couvercles de 200 mm sur des plaques de 400 mm.',
  },
};

export const NEAR_EDGE: RulePage = {
  code: 'LAS053',
  name: 'near-edge',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'A cut near the edge of the sheet', fr: 'Une découpe près du bord de la plaque' },
  what: {
    en: 'A cut lies in the strip at the edge that should stay free.',
    fr: 'Une découpe est dans la bande qui devrait rester libre au bord.',
  },
  why: {
    en: 'Clamps, a crooked edge or a sheet laid badly: the part may be cut off.',
    fr: 'Pinces, bord irrégulier ou plaque mal posée : la pièce peut être tronquée.',
  },
  fix: {
    en: 'Move the drawing inward, or lay the sheet with care.',
    fr: 'Décalez le dessin vers l’intérieur, ou posez la plaque avec soin.',
  },
  example: {
    en: 'A box whose outline touches the page border.',
    fr: 'Une boîte dont le contour touche le bord de la page.',
  },
};

export const SHORT_OVERRUN: RulePage = {
  code: 'LAS054',
  name: 'short-overrun',
  severity: 'info',
  stage: 'stable',
  title: { en: 'Little room beside the engraving', fr: 'Peu de place à côté de la gravure' },
  what: {
    en: 'The head has less room to speed up beside the rows than it needs.',
    fr: 'La tête a moins de place pour prendre son élan à côté des lignes qu’il ne lui en faut.',
  },
  why: {
    en: 'It reaches its speed inside the picture. With M4 the power follows the speed, so the ends are hardly darker.',
    fr: 'Elle atteint sa vitesse dans l’image. Avec M4, la puissance suit la vitesse : les bouts sont à peine plus foncés.',
  },
  fix: {
    en: 'Move the engraving away from the edge of the machine, or engrave slower.',
    fr: 'Éloignez la gravure du bord de la machine, ou gravez plus lentement.',
  },
  example: {
    en: 'A picture at 2 mm from the left end of the axis, with a run-up of 11 mm.',
    fr: 'Une image à 2 mm du bout gauche de l’axe, avec un élan de 11 mm.',
  },
};

export const NO_LEAD: RulePage = {
  code: 'LAS055',
  name: 'no-lead-in',
  severity: 'info',
  stage: 'stable',
  title: { en: 'No room for a run-up', fr: 'Pas de place pour une amorce' },
  what: {
    en: 'Beside some outlines the waste is too narrow for the run-up that was asked for.',
    fr: 'À côté de certains contours, la chute est trop étroite pour l’amorce demandée.',
  },
  why: {
    en: 'These cuts begin on their own line: a small mark may show there.',
    fr: 'Ces découpes commencent sur leur trait : une petite marque peut s’y voir.',
  },
  fix: {
    en: 'Move the parts further apart, or ask for a shorter one: --set leadIn=1',
    fr: 'Écartez les pièces, ou demandez une amorce plus courte : --set leadIn=1',
  },
  example: { en: 'A run-up of 3 mm beside holes of 4 mm.', fr: 'Une amorce de 3 mm à côté de trous de 4 mm.' },
};

export const FEW_TABS: RulePage = {
  code: 'LAS056',
  name: 'few-tabs',
  severity: 'info',
  stage: 'stable',
  title: { en: 'Too small for all its bridges', fr: 'Trop petit pour toutes ses attaches' },
  what: {
    en: 'Some parts are too small for as many bridges as were asked for.',
    fr: 'Certaines pièces sont trop petites pour autant d’attaches que demandé.',
  },
  why: {
    en: 'They get fewer, or none: they may fall through the table.',
    fr: 'Elles en ont moins, ou aucune : elles peuvent tomber à travers la table.',
  },
  fix: {
    en: 'Ask for fewer or narrower bridges: --set tabs=1 --set tabWidth=0.3',
    fr: 'Demandez moins d’attaches ou plus étroites : --set tabs=1 --set tabWidth=0.3',
  },
  example: { en: 'Four bridges of 0.5 mm on a disc of 2 mm.', fr: 'Quatre attaches de 0,5 mm sur un disque de 2 mm.' },
};

export const TURNED: RulePage = {
  code: 'LAS057',
  name: 'turned',
  severity: 'info',
  stage: 'stable',
  title: { en: 'Turned to fit the sheet', fr: 'Tourné pour tenir sur la plaque' },
  what: {
    en: 'The drawing fits the sheet only sideways, so it was turned by 90°.',
    fr: 'Le dessin ne tient sur la plaque que de côté ; il a été tourné de 90°.',
  },
  why: {
    en: 'The grain of the wood then runs the other way in the part.',
    fr: 'Le fil du bois est alors dans l’autre sens dans la pièce.',
  },
  fix: {
    en: 'Nothing, unless the grain matters: --set turn=none',
    fr: 'Rien, sauf si le fil du bois compte : --set turn=none',
  },
  example: {
    en: 'A box of 202 × 432 mm on a bed of 620 × 420 mm.',
    fr: 'Une boîte de 202 × 432 mm sur un plateau de 620 × 420 mm.',
  },
};
