import type { RulePage } from '../../model/rule.ts';

/** What the reader of G-code stumbles on. The rules on the job as a whole (limits, heat, laser) are in `verification/`. */

export const SYNTAX: RulePage = {
  code: 'GCD001',
  name: 'syntax',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A line that cannot be read', fr: 'Une ligne illisible' },
  what: {
    en: 'The line holds something that is no word of G-code: a letter inside a number, a word twice, a wrong checksum, foreign characters.',
    fr: 'La ligne contient autre chose que des mots de G-code : une lettre dans un nombre, un mot en double, une somme de contrôle fausse, des caractères étrangers.',
  },
  why: {
    en: 'Each machine guesses in its own way what was meant, or leaves the line out: the tool then goes elsewhere.',
    fr: 'Chaque machine devine à sa façon ce qui était voulu, ou saute la ligne : l’outil va alors ailleurs.',
  },
  fix: {
    en: 'Make the job again from its model or drawing; if it was edited by hand, correct the line.',
    fr: 'Refaites le travail depuis le modèle ou le dessin ; s’il a été retouché à la main, corrigez la ligne.',
  },
  example: {
    en: '"G1 X1O0 Y20" holds the letter O in place of a zero: the machine reads X1 and goes 99 mm too far left.',
    fr: '« G1 X1O0 Y20 » contient la lettre O au lieu d’un zéro : la machine lit X1 et va 99 mm trop à gauche.',
  },
};

export const UNKNOWN_COMMAND: RulePage = {
  code: 'GCD002',
  name: 'unknown-command',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A command that this machine does not know', fr: 'Une commande que cette machine ne connaît pas' },
  what: {
    en: 'The command, or one of its words, is not in the table of this firmware.',
    fr: 'La commande, ou l’un de ses mots, n’est pas dans la table de ce micrologiciel.',
  },
  why: {
    en: 'The machine leaves it out (printers) or refuses the line and stops (GRBL). What it was meant to do is not done.',
    fr: 'La machine l’ignore (imprimantes) ou refuse la ligne et s’arrête (GRBL). Ce qu’elle devait faire n’est pas fait.',
  },
  fix: {
    en: 'Choose this machine in the program that makes the job, or take the command out of its start and end sequences.',
    fr: 'Choisissez cette machine dans le logiciel qui prépare le travail, ou retirez la commande de ses séquences de début et de fin.',
  },
  example: {
    en: '"M106 S255" switches a fan on in a printer; a GRBL laser answers with an error and waits.',
    fr: '« M106 S255 » allume un ventilateur sur une imprimante ; un laser GRBL répond par une erreur et attend.',
  },
};

export const MODE: RulePage = {
  code: 'GCD003',
  name: 'mode',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A mode that is not what the moves expect', fr: 'Un mode qui ne va pas avec les mouvements' },
  what: {
    en: 'Inches or mm, absolute or relative, speed: the mode is not set, not possible here, or left on from before.',
    fr: 'Pouces ou mm, absolu ou relatif, vitesse : le mode n’est pas choisi, impossible ici, ou resté d’avant.',
  },
  why: {
    en: 'The same number then means another place: 10 can be a position, a step, or 254 mm.',
    fr: 'Le même nombre désigne alors un autre endroit : 10 peut être une position, un pas, ou 254 mm.',
  },
  fix: {
    en: 'Begin the job with G21, G90 and M82 or M83, and end each relative passage with G90.',
    fr: 'Commencez le travail par G21, G90 et M82 ou M83, et terminez chaque passage relatif par G90.',
  },
  example: {
    en: 'After "G91", "G1 Z5" without "G90", the next "G1 X100" moves 100 mm further instead of to 100.',
    fr: 'Après « G91 », « G1 Z5 » sans « G90 », le « G1 X100 » suivant avance de 100 mm au lieu d’aller à 100.',
  },
};

export const TRUNCATED: RulePage = {
  code: 'GCD004',
  name: 'truncated',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A job that stops before its end', fr: 'Un travail qui s’arrête avant sa fin' },
  what: {
    en: 'The file says itself that more should follow: layers announced and not there, a progress (M73) far from 100 %, a closing mark missing, a last line cut.',
    fr: 'Le fichier dit lui-même qu’il manque une suite : couches annoncées absentes, avancement (M73) loin de 100 %, marque de fin absente, dernière ligne coupée.',
  },
  why: {
    en: 'The machine stops in the middle, often with heaters or laser still on.',
    fr: 'La machine s’arrête au milieu, souvent avec le chauffage ou le laser encore allumé.',
  },
  fix: {
    en: 'Copy or export the file again and wait until it is done; eject the card before pulling it out.',
    fr: 'Copiez ou exportez à nouveau le fichier et attendez la fin ; éjectez la carte avant de la retirer.',
  },
  example: {
    en: '";LAYER_COUNT:100" at the top, and the file ends within layer 61.',
    fr: '« ;LAYER_COUNT:100 » en tête, et le fichier s’arrête dans la couche 61.',
  },
};

export const LINE_LENGTH: RulePage = {
  code: 'GCD005',
  name: 'line-length',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A line too long for the machine', fr: 'Une ligne trop longue pour la machine' },
  what: {
    en: 'Without comments, the line has more characters than the controller keeps.',
    fr: 'Sans les commentaires, la ligne a plus de caractères que le contrôleur n’en retient.',
  },
  why: {
    en: 'The rest is cut off or the whole line is refused: a number can lose its last digits.',
    fr: 'La suite est coupée ou toute la ligne refusée : un nombre peut perdre ses derniers chiffres.',
  },
  fix: {
    en: 'Export with fewer decimals, or without the long message or name.',
    fr: 'Exportez avec moins de décimales, ou sans le long message ou le long nom.',
  },
  example: {
    en: 'GRBL keeps 79 characters a line: a move written with 15 decimals does not fit.',
    fr: 'GRBL retient 79 caractères par ligne : un mouvement écrit avec 15 décimales n’y tient pas.',
  },
};

export const ARC: RulePage = {
  code: 'GCD006',
  name: 'arc',
  severity: 'error',
  stage: 'stable',
  title: { en: 'An arc that does not exist', fr: 'Un arc impossible' },
  what: {
    en: 'Centre, radius and end of the arc do not fit together.',
    fr: 'Le centre, le rayon et la fin de l’arc ne vont pas ensemble.',
  },
  why: {
    en: 'The machine refuses the line, or draws another curve and jumps at its end.',
    fr: 'La machine refuse la ligne, ou trace une autre courbe et saute à la fin.',
  },
  fix: {
    en: 'Make the job again, with more decimals or with arcs switched off.',
    fr: 'Refaites le travail, avec plus de décimales ou sans les arcs.',
  },
  example: {
    en: 'From (0, 0), "G2 X10 Y0 R3" asks for a circle of 6 mm across that reaches 10 mm.',
    fr: 'Depuis (0, 0), « G2 X10 Y0 R3 » demande un cercle de 6 mm de large qui atteigne 10 mm.',
  },
};

export const NOT_GCODE: RulePage = {
  code: 'GCD007',
  name: 'unreadable-part',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A file that is not text', fr: 'Un fichier qui n’est pas du texte' },
  what: {
    en: 'The file holds binary data: a packed job, an archive, or something else altogether.',
    fr: 'Le fichier contient des données binaires : un travail compacté, une archive, ou tout autre chose.',
  },
  why: {
    en: 'What cannot be read cannot be checked.',
    fr: 'Ce qui ne peut pas être lu ne peut pas être vérifié.',
  },
  fix: {
    en: 'Export plain G-code (a .3mf or .zip: unpack it first).',
    fr: 'Exportez du G-code en texte (un .3mf ou .zip : décompressez-le d’abord).',
  },
  example: {
    en: 'A ".gcode.3mf" begins with the letters PK: it is a packed folder with the job inside.',
    fr: 'Un « .gcode.3mf » commence par les lettres PK : c’est un dossier compressé qui contient le travail.',
  },
};

export const LAYER_NUMBER: RulePage = {
  code: 'GCD008',
  name: 'layer-order',
  severity: 'error',
  stage: 'stable',
  title: {
    en: 'Layers missing or doubled by their numbers',
    fr: 'Des couches absentes ou en double d’après leurs numéros',
  },
  what: {
    en: 'The file numbers its layers, and a number is left out or stands twice.',
    fr: 'Le fichier numérote ses couches, et un numéro manque ou figure deux fois.',
  },
  why: {
    en: 'The layer above has nothing to stand on, or two layers are printed into one another.',
    fr: 'La couche du dessus ne repose sur rien, ou deux couches s’impriment l’une dans l’autre.',
  },
  fix: { en: 'Slice the model again.', fr: 'Tranchez à nouveau le modèle.' },
  example: {
    en: '";LAYER:41" is followed by ";LAYER:43".',
    fr: '« ;LAYER:41 » est suivi de « ;LAYER:43 ».',
  },
};

export const BURNT_TRAVEL: RulePage = {
  code: 'GCD009',
  name: 'laser-while-travelling',
  severity: 'error',
  stage: 'trial',
  title: { en: 'A travel that seems to burn', fr: 'Un déplacement qui semble brûler' },
  what: {
    en: 'Each stroke of the file begins with a rapid move and names its power or speed; here one names them anew without a rapid move before.',
    fr: 'Chaque trait du fichier commence par un déplacement rapide et nomme sa puissance ou sa vitesse ; ici l’un d’eux les nomme à nouveau sans déplacement rapide avant.',
  },
  why: {
    en: 'The move before it was meant to be dark, and burns across the piece.',
    fr: 'Le mouvement précédent devait être éteint, et brûle à travers la pièce.',
  },
  fix: {
    en: 'Make the job again; by hand: write G0 for the move between two strokes.',
    fr: 'Refaites le travail ; à la main : écrivez G0 pour le mouvement entre deux traits.',
  },
  example: {
    en: 'Forty strokes read "G0 X… Y…", "G1 X… S600 F1800"; once "G1 X80 Y20" stands in the place of G0.',
    fr: 'Quarante traits s’écrivent « G0 X… Y… », « G1 X… S600 F1800 » ; une fois, « G1 X80 Y20 » est à la place de G0.',
  },
};

export const GCODE_RULES: readonly RulePage[] = [
  SYNTAX,
  UNKNOWN_COMMAND,
  MODE,
  TRUNCATED,
  LINE_LENGTH,
  ARC,
  NOT_GCODE,
  LAYER_NUMBER,
  BURNT_TRAVEL,
];
