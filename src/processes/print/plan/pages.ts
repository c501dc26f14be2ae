import type { RulePage } from '../../../model/rule.ts';

/** What the planner itself may report. */
export const PLAN_PAGES = {
  leftOver: {
    code: 'PRT801',
    name: 'outside-machine',
    severity: 'error',
    stage: 'stable',
    title: { en: 'A part does not fit on the bed', fr: 'Une pièce ne tient pas sur le plateau' },
    what: {
      en: 'A part is larger than the bed of this printer, whichever way it is turned, or taller than the printer.',
      fr: 'Une pièce est plus grande que le plateau de cette imprimante, dans tous les sens, ou plus haute que l’imprimante.',
    },
    why: { en: 'The printer cannot reach all of it.', fr: 'L’imprimante ne peut pas l’atteindre en entier.' },
    fix: {
      en: 'Make it smaller (--set scale=…), cut it in two, lay it down, or take a larger printer.',
      fr: 'Réduisez-la (--set scale=…), coupez-la en deux, couchez-la, ou prenez une imprimante plus grande.',
    },
    example: { en: 'A plate of 305 mm on a bed of 250 mm.', fr: 'Une plaque de 305 mm sur un plateau de 250 mm.' },
  },
  openOutline: {
    code: 'PRT802',
    name: 'open-edges',
    severity: 'warning',
    stage: 'stable',
    title: { en: 'Outlines of layers were open', fr: 'Des contours de couches étaient ouverts' },
    what: {
      en: 'The surface has holes or badly sewn edges, so the outline of some layers did not close. Near ends were joined.',
      fr: 'La surface a des trous ou des bords mal cousus : le contour de certaines couches ne se fermait pas. Les bouts proches ont été reliés.',
    },
    why: {
      en: 'What was guessed may differ from what was meant.',
      fr: 'Ce qui a été deviné peut différer de ce qui était voulu.',
    },
    fix: {
      en: 'Close the surface in the modeller and export it again.',
      fr: 'Fermez la surface dans le modeleur et exportez-la de nouveau.',
    },
    example: {
      en: 'A box with a missing triangle in its side.',
      fr: 'Une boîte à laquelle il manque un triangle sur un côté.',
    },
  },
  nothing: {
    code: 'PRT803',
    name: 'empty',
    severity: 'error',
    stage: 'stable',
    title: { en: 'Nothing of the part can be printed', fr: 'Rien de la pièce ne peut être imprimé' },
    what: {
      en: 'No layer of the part holds anything as wide as a line.',
      fr: 'Aucune couche de la pièce ne contient quelque chose d’aussi large qu’une ligne.',
    },
    why: { en: 'The job would be empty.', fr: 'Le travail serait vide.' },
    fix: {
      en: 'Check the unit and the scale, and that the part is a solid.',
      fr: 'Vérifiez l’unité et l’échelle, et que la pièce est un solide.',
    },
    example: { en: 'A part of 0.1 mm, drawn in metres.', fr: 'Une pièce de 0,1 mm, dessinée en mètres.' },
  },
  lostDetail: {
    code: 'PRT804',
    name: 'small-feature',
    severity: 'info',
    stage: 'stable',
    title: {
      en: 'Details too narrow for a line were left out',
      fr: 'Des détails trop étroits pour une ligne ont été omis',
    },
    what: {
      en: 'Places narrower than a quarter of the nozzle are not printed.',
      fr: 'Les endroits plus étroits qu’un quart de la buse ne sont pas imprimés.',
    },
    why: { en: 'No line is thin enough for them.', fr: 'Aucune ligne n’est assez fine.' },
    fix: { en: 'Make them wider, or take a smaller nozzle.', fr: 'Élargissez-les, ou prenez une buse plus petite.' },
    example: { en: 'A rib of 0.08 mm with a nozzle of 0.4 mm.', fr: 'Une nervure de 0,08 mm avec une buse de 0,4 mm.' },
  },
  noSkirt: {
    code: 'PRT805',
    name: 'skirt',
    severity: 'info',
    stage: 'stable',
    title: { en: 'No room for the skirt', fr: 'Pas de place pour la jupe' },
    what: {
      en: 'The parts reach so near to the edge of the bed, or stand so about a place that must stay free, that the loop around them was left out.',
      fr: 'Les pièces vont si près du bord du plateau, ou entourent tant une place qui doit rester libre, que le tour qui les entoure a été omis.',
    },
    why: {
      en: 'The first line of the part may begin thin.',
      fr: 'La première ligne de la pièce peut commencer maigre.',
    },
    fix: {
      en: 'Nothing needs doing: the purge line of the start sequence helps.',
      fr: 'Rien à faire : la ligne de purge du départ aide.',
    },
    example: { en: 'A plate of 249 mm on a bed of 250 mm.', fr: 'Une plaque de 249 mm sur un plateau de 250 mm.' },
  },
  noVase: {
    code: 'PRT806',
    name: 'vase',
    severity: 'error',
    stage: 'stable',
    title: { en: 'The part cannot be printed as a vase', fr: 'La pièce ne peut pas être imprimée en vase' },
    what: {
      en: 'A vase is one rising line, so each layer must have exactly one outline, which stands on the one below.',
      fr: 'Un vase est une seule ligne qui monte : chaque couche doit avoir exactement un contour, posé sur celui du dessous.',
    },
    why: {
      en: 'The nozzle would have to jump from one outline to another, or would lay the wall in the air: there is nothing inside.',
      fr: 'La buse devrait sauter d’un contour à l’autre, ou déposerait la paroi dans le vide : il n’y a rien à l’intérieur.',
    },
    fix: {
      en: 'Print it without --set vase=true, or make it a solid without holes, handles and flat ledges.',
      fr: 'Imprimez-la sans --set vase=true, ou faites-en un solide sans trous, ni anses, ni replats.',
    },
    example: { en: 'A mug with its handle.', fr: 'Une tasse avec son anse.' },
  },
  emptyLayers: {
    code: 'PRT807',
    name: 'empty-layers',
    severity: 'error',
    stage: 'stable',
    title: { en: 'Layers within the part are empty', fr: 'Des couches au milieu de la pièce sont vides' },
    what: {
      en: 'Some layers hold nothing as wide as a line, and more of the part comes above them.',
      fr: 'Des couches ne contiennent rien d’aussi large qu’une ligne, et la pièce continue au-dessus.',
    },
    why: { en: 'What comes above would be laid in the air.', fr: 'La suite serait déposée dans le vide.' },
    fix: {
      en: 'Make the part larger or that place thicker, check the unit, or take a smaller nozzle. A job with neither walls nor infill needs one of them.',
      fr: 'Agrandissez la pièce ou épaississez cet endroit, vérifiez l’unité, ou prenez une buse plus petite. Sans parois ni remplissage, remettez l’un des deux.',
    },
    example: {
      en: 'A figure of 2 mm whose neck is 0.08 mm thick.',
      fr: 'Une figurine de 2 mm dont le cou fait 0,08 mm d’épaisseur.',
    },
  },
  colorChange: {
    code: 'PRT808',
    name: 'color-change',
    severity: 'warning',
    stage: 'stable',
    title: {
      en: 'The filament is not changed where it was asked for',
      fr: 'Le filament n’est pas changé là où c’était demandé',
    },
    what: {
      en: 'A change of filament comes between two layers; there is none at a height that was given.',
      fr: 'Un changement de filament vient entre deux couches ; il n’y en a pas à une hauteur donnée.',
    },
    why: {
      en: 'The part would come out in another colour than meant.',
      fr: 'La pièce sortirait dans une autre couleur que prévu.',
    },
    fix: {
      en: 'Give heights above the first layer and below the top of the part (--set colorChange=2.4).',
      fr: 'Donnez des hauteurs au-dessus de la première couche et sous le sommet de la pièce (--set colorChange=2.4).',
    },
    example: {
      en: '--set colorChange=24 for a name tag that is 3 mm high.',
      fr: '--set colorChange=24 pour une étiquette haute de 3 mm.',
    },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
