import type { RulePage } from '../../model/rule.ts';

export const SYNTAX: RulePage = {
  code: 'RUI001',
  name: 'syntax',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A command that is not whole', fr: 'Une commande incomplète' },
  what: {
    en: 'A command of the job has too few parameters, or the file does not begin like a Ruida job.',
    fr: 'Une commande du travail a trop peu de paramètres, ou le fichier ne commence pas comme un travail Ruida.',
  },
  why: {
    en: 'The controller would read on with the next bytes: the head goes anywhere.',
    fr: 'La carte lirait la suite de travers : la tête irait n’importe où.',
  },
  fix: { en: 'Make the job again.', fr: 'Refaites le travail.' },
  example: {
    en: 'A file that was changed by an e-mail program or copied in text mode.',
    fr: 'Un fichier modifié par un logiciel de courriel ou copié en mode texte.',
  },
};

export const UNKNOWN_COMMAND: RulePage = {
  code: 'RUI002',
  name: 'unknown-command',
  severity: 'info',
  stage: 'stable',
  title: { en: 'A command that is not known here', fr: 'Une commande inconnue ici' },
  what: {
    en: 'The job holds a command whose meaning is not public.',
    fr: 'Le travail contient une commande dont le sens n’est pas public.',
  },
  why: {
    en: 'It was skipped in the simulation; most are settings of the screen.',
    fr: 'Elle est sautée dans la simulation ; ce sont le plus souvent des réglages de l’écran.',
  },
  fix: {
    en: 'Nothing, if the job comes from RDWorks or LightBurn.',
    fr: 'Rien, si le travail vient de RDWorks ou de LightBurn.',
  },
  example: {
    en: 'Newer RDWorks files hold a block E8.',
    fr: 'Les fichiers récents de RDWorks contiennent un bloc E8.',
  },
};

export const ALTERED: RulePage = {
  code: 'RUI003',
  name: 'altered-job',
  severity: 'error',
  stage: 'stable',
  title: { en: 'The sum of the file is wrong', fr: 'La somme du fichier est fausse' },
  what: {
    en: 'The job ends with a sum of all its bytes, and they add up to something else.',
    fr: 'Le travail se termine par la somme de tous ses octets, et ils donnent autre chose.',
  },
  why: {
    en: 'A byte was changed after the job was made: a place, a speed or a power may be wrong.',
    fr: 'Un octet a changé depuis la création : une position, une vitesse ou une puissance peut être fausse.',
  },
  fix: { en: 'Make or copy the job again.', fr: 'Refaites ou recopiez le travail.' },
  example: {
    en: 'One byte of a coordinate was damaged on a bad card. In jobs of other programs it is only a note: how they add up is not published.',
    fr: 'Un octet d’une coordonnée a été abîmé sur une mauvaise carte. Pour les autres logiciels, c’est une simple note : leur calcul n’est pas publié.',
  },
};

export const TRUNCATED: RulePage = {
  code: 'RUI004',
  name: 'truncated',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A job without an end', fr: 'Un travail sans fin' },
  what: {
    en: 'The file ends before the command that ends every job (D7).',
    fr: 'Le fichier s’arrête avant la commande qui termine tout travail (D7).',
  },
  why: {
    en: 'The rest of the work is missing, and the controller waits for more with the head over the sheet.',
    fr: 'La suite du travail manque, et la carte attend, la tête au-dessus de la plaque.',
  },
  fix: {
    en: 'Copy the file again and wait until it is done; eject the card before pulling it out.',
    fr: 'Recopiez le fichier et attendez la fin ; éjectez la carte avant de la retirer.',
  },
  example: {
    en: 'The card was full, and the last third of the file is not on it.',
    fr: 'La carte était pleine, et le dernier tiers du fichier n’y est pas.',
  },
};

export const CONTRADICTION: RulePage = {
  code: 'RUI005',
  name: 'contradiction',
  severity: 'error',
  stage: 'stable',
  title: { en: 'The job is not as its header says', fr: 'Le travail contredit son en-tête' },
  what: {
    en: 'The header says speed, powers and size of every layer; the moves have others, or go on after the end.',
    fr: 'L’en-tête annonce la vitesse, les puissances et la taille de chaque calque ; les mouvements en ont d’autres, ou continuent après la fin.',
  },
  why: {
    en: 'One of the two is wrong: what should be engraved may be cut, and the head may leave the sheet.',
    fr: 'L’un des deux est faux : une gravure peut devenir une découpe, et la tête peut quitter la plaque.',
  },
  fix: { en: 'Make or copy the job again.', fr: 'Refaites ou recopiez le travail.' },
  example: {
    en: 'Layer 0 is set to 20 mm/s in the header and to 0 before its moves. In jobs of other programs most of these are warnings.',
    fr: 'Le calque 0 est à 20 mm/s dans l’en-tête et à 0 avant ses mouvements. Pour les autres logiciels, ce sont surtout des avertissements.',
  },
};

/** Every page of this room, by code. */
export const RUIDA_RULES: readonly RulePage[] = [SYNTAX, UNKNOWN_COMMAND, ALTERED, TRUNCATED, CONTRADICTION];
