import { sayText, type Text } from '../base/text.ts';
import type { Finding } from '../model/finding.ts';
import { findingOf, type RulePage } from '../model/rule.ts';
import type { Ending, Finish } from '../motion/opening-hours.ts';
import { LONG_JOB } from './long-job.ts';

const AFTER_CLOSING: RulePage = {
  code: 'LAB001',
  name: 'after-closing',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'The job ends after closing time', fr: 'Le travail finit après la fermeture' },
  what: {
    en: 'Started at that moment, the machine would still be working when the lab closes.',
    fr: 'Lancée à ce moment-là, la machine tournerait encore à la fermeture du lab.',
  },
  why: {
    en: 'Someone must stay, or the job is stopped half-way and the material is lost. A laser never runs alone.',
    fr: 'Quelqu’un doit rester, ou le travail est arrêté en route et la matière est perdue. Un laser ne tourne jamais seul.',
  },
  fix: {
    en: 'Start earlier, make fewer copies, choose thicker layers, or take the next slot.',
    fr: 'Commencez plus tôt, faites moins d’exemplaires, choisissez des couches plus épaisses, ou prenez le créneau suivant.',
  },
  example: {
    en: 'At 19:30 a print of 2 h 10 would end at 21:40; the lab closes at 21:00, so 18:50 was the latest start.',
    fr: 'À 19 h 30, une impression de 2 h 10 finirait à 21 h 40 ; le lab ferme à 21 h 00 : il fallait la lancer avant 18 h 50.',
  },
};

const OUTSIDE_HOURS: RulePage = {
  code: 'LAB002',
  name: 'outside-hours',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'The job starts while the lab is closed', fr: 'Le travail commence quand le lab est fermé' },
  what: {
    en: 'At the moment given for the start nobody is there.',
    fr: 'Au moment prévu pour le départ, il n’y a personne.',
  },
  why: {
    en: 'Nobody can load the material, watch the first layer or stop the machine.',
    fr: 'Personne ne peut charger la matière, surveiller la première couche ou arrêter la machine.',
  },
  fix: { en: 'Choose a start within the opening hours.', fr: 'Choisissez un départ pendant les heures d’ouverture.' },
  example: {
    en: 'The lab opens on Saturdays at 10:00; a start at 9:00 was asked for.',
    fr: 'Le lab ouvre le samedi à 10 h 00 ; un départ à 9 h 00 a été demandé.',
  },
};

/** Rules about the lab's hours. */
export const LAB_RULES: readonly RulePage[] = [AFTER_CLOSING, OUTSIDE_HOURS, LONG_JOB];

/** "18:50" of "2026-11-24T18:50+01:00"; with the day where it is another than `day`'s. */
function hourText(moment: string, day: string): string {
  return moment.slice(0, 10) === day.slice(0, 10)
    ? moment.slice(11, 16)
    : `${moment.slice(0, 10)} ${moment.slice(11, 16)}`;
}

/** What to say of a job that starts then. @param attended the process needs someone there */
export function hoursFindings(file: string, finish: Finish, attended: boolean): readonly Finding[] {
  const at = (moment: string): string => hourText(moment, finish.start);
  const next: Text =
    finish.nextFit === null
      ? {
          en: 'It fits into no opening of the next weeks: cut it into shorter jobs.',
          fr: 'Il ne tient dans aucune ouverture des prochaines semaines : coupez-le en travaux plus courts.',
        }
      : sayText({ en: 'Next slot long enough: {0}.', fr: 'Prochain créneau assez long : {0}.' }, at(finish.nextFit));
  if (!finish.startsOpen) {
    const what = sayText({ en: 'The lab is closed at {0}.', fr: 'Le lab est fermé à {0}.' }, at(finish.start));
    return [findingOf(OUTSIDE_HOURS, { what, fix: next, where: { file } })];
  }
  if (!attended || finish.beforeClosing === 'sure' || finish.closing === null) return [];
  const late = finish.beforeClosing === 'no';
  const what = sayText(
    late
      ? {
          en: 'Started at {0} it ends at {1}; the lab closes at {2}.',
          fr: 'Lancé à {0}, il finit à {1} ; le lab ferme à {2}.',
        }
      : {
          en: 'Started at {0} it should end at {1}, but may run past closing at {2}.',
          fr: 'Lancé à {0}, il devrait finir à {1}, mais peut dépasser la fermeture à {2}.',
        },
    at(finish.start),
    at(finish.end),
    at(finish.closing),
  );
  const latest: Text =
    finish.latestStart === null
      ? next
      : sayText({ en: 'Latest start: {0}. {1}', fr: 'Départ au plus tard : {0}. {1}' }, at(finish.latestStart), next);
  return [findingOf(AFTER_CLOSING, { what, fix: latest, severity: late ? 'warning' : 'info', where: { file } })];
}

/** The finish in words, for people. */
export function finishText(finish: Finish | Ending): Text {
  const at = (moment: string): string => hourText(moment, finish.start);
  if (!('closing' in finish) || finish.closing === null)
    return sayText({ en: 'started {0}, ends {1}', fr: 'départ {0}, fin {1}' }, at(finish.start), at(finish.end));
  const verdict: Text = {
    sure: { en: 'before closing', fr: 'avant la fermeture' },
    likely: { en: 'probably before closing', fr: 'sans doute avant la fermeture' },
    no: { en: 'after closing', fr: 'après la fermeture' },
  }[finish.beforeClosing];
  return sayText(
    { en: 'started {0}, ends {1}, {2} ({3})', fr: 'départ {0}, fin {1}, {2} ({3})' },
    at(finish.start),
    at(finish.end),
    verdict,
    at(finish.closing),
  );
}
