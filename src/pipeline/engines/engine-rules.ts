import { sayText, type Text } from '../../base/text.ts';
import type { Finding } from '../../model/finding.ts';
import { findingOf, type RulePage } from '../../model/rule.ts';

const FAILED: RulePage = {
  code: 'ENG001',
  name: 'engine-failed',
  severity: 'error',
  stage: 'stable',
  title: { en: 'The slicer made no job', fr: 'Le trancheur n’a pas fait de travail' },
  what: {
    en: 'The outside slicer stopped, was stopped, or left no file behind.',
    fr: 'Le trancheur externe s’est arrêté, a été arrêté, ou n’a laissé aucun fichier.',
  },
  why: {
    en: 'There is nothing to print: no job is written.',
    fr: 'Il n’y a rien à imprimer : aucun travail n’est écrit.',
  },
  fix: {
    en: 'Open the part in that program to see what it makes of it, or leave out --engine: Etabli slices by itself.',
    fr: 'Ouvrez la pièce dans ce logiciel pour voir ce qu’il en fait, ou retirez --engine : Etabli tranche lui-même.',
  },
  example: {
    en: 'PrusaSlicer ends with status 0 after "outside of the print volume" and writes no file.',
    fr: 'PrusaSlicer se termine avec le code 0 après « outside of the print volume » sans écrire de fichier : rien n’a été tranché.',
  },
};

const LOST: RulePage = {
  code: 'ENG002',
  name: 'missing-object',
  severity: 'error',
  stage: 'stable',
  title: { en: 'The slicer lost a part', fr: 'Le trancheur a perdu une pièce' },
  what: {
    en: 'A copy that was placed on the plate is not in the sliced job, or not whole.',
    fr: 'Un exemplaire posé sur le plateau n’est pas dans le travail tranché, ou n’y est pas entier.',
  },
  why: {
    en: 'The print would end with a piece missing, and nothing would say so.',
    fr: 'L’impression se terminerait avec une pièce en moins, sans que rien ne le dise.',
  },
  fix: {
    en: 'Print fewer copies at a time, or leave out --engine: Etabli slices by itself.',
    fr: 'Imprimez moins d’exemplaires à la fois, ou retirez --engine : Etabli tranche lui-même.',
  },
  example: {
    en: 'Of thirty keychains two are nowhere in the G-code.',
    fr: 'Sur trente porte-clés, deux ne sont nulle part dans le G-code tranché.',
  },
};

const SETTING: RulePage = {
  code: 'ENG003',
  name: 'engine-setting',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'A setting that the slicer does not know', fr: 'Un réglage que le trancheur ne connaît pas' },
  what: {
    en: 'A setting in force cannot be passed on to this slicer.',
    fr: 'Un réglage en vigueur ne peut pas être transmis à ce trancheur.',
  },
  why: {
    en: 'The job is made without it and may come out another way than asked for.',
    fr: 'Le travail est fait sans lui et peut différer de ce qui était demandé.',
  },
  fix: {
    en: 'Leave the setting out, or leave out --engine: Etabli follows all of its settings.',
    fr: 'Retirez ce réglage, ou retirez --engine : Etabli suit tous ses réglages.',
  },
  example: {
    en: '--set colorChange=2.4 with CuraEngine: the pause for the second colour would be missing.',
    fr: '--set colorChange=2.4 avec CuraEngine : la pause pour la deuxième couleur manquerait, réglage oublié.',
  },
};

const TIME: RulePage = {
  code: 'ENG004',
  name: 'engine-time',
  severity: 'info',
  stage: 'stable',
  title: { en: 'What the slicer itself says of the time', fr: 'Ce que le trancheur dit lui-même du temps' },
  what: {
    en: 'The slicer wrote an estimate of its own, besides the one that Etabli makes with the printer’s own planner.',
    fr: 'Le trancheur a écrit sa propre estimation, à côté de celle d’Etabli, faite avec le planificateur de l’imprimante.',
  },
  why: {
    en: 'Slicers leave out heating and levelling, and some reckon with other limits than those of the printer.',
    fr: 'Les trancheurs oublient la chauffe et le palpage, et certains comptent avec d’autres limites que celles de l’imprimante.',
  },
  fix: {
    en: 'Nothing to do: quotes use the time of Etabli.',
    fr: 'Rien à faire : les devis utilisent le temps d’Etabli.',
  },
  example: {
    en: 'PrusaSlicer says 29.6 min; the moves need 29.7 min, and 4 min of heating and levelling come before.',
    fr: 'PrusaSlicer annonce 29,6 min ; les mouvements en demandent 29,7, et 4 min de chauffe et de palpage précèdent.',
  },
};

/** Rules about what outside slicers do. */
export const ENGINE_RULES: readonly RulePage[] = [FAILED, LOST, SETTING, TIME];

export function failedFinding(text: Text, fix: Text, plate: number): Finding {
  return findingOf(FAILED, {
    what: sayText({ en: 'Plate {0}: {1}', fr: 'Plateau {0} : {1}' }, plate + 1, text),
    fix,
    where: {},
  });
}

/** @param what sentence about the part at hand */
export function lostFinding(what: Text, file: string, label: string): Finding {
  return findingOf(LOST, { what, where: { file, id: label } });
}

export function settingFinding(name: string, engine: string): Finding {
  const what = { en: '{0} cannot follow the setting "{1}".', fr: '{0} ne peut pas suivre le réglage « {1} ».' };
  return findingOf(SETTING, { what: sayText(what, engine, name), where: { id: name } });
}

/** @param own [s] the slicer's estimate @param motion [s] ours, without preparation */
export function timeFinding(engine: string, own: number, motion: number, plate: number): Finding {
  const what = sayText(
    {
      en: 'Plate {0}: {1} itself says {2} min; by the printer’s planner the moves need {3} min.',
      fr: 'Plateau {0} : {1} annonce {2} min ; selon le planificateur de l’imprimante, les mouvements demandent {3} min.',
    },
    plate + 1,
    engine,
    own / 60,
    motion / 60,
  );
  return findingOf(TIME, { what, where: {}, measured: own, limit: motion, unit: 's' });
}
