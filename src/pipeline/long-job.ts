import { sayText } from '../base/text.ts';
import type { Finding } from '../model/finding.ts';
import { findingOf, type RulePage } from '../model/rule.ts';

export const LONG_JOB: RulePage = {
  code: 'LAB003',
  name: 'long-job',
  severity: 'info',
  stage: 'stable',
  title: { en: 'A long job', fr: 'Un long travail' },
  what: {
    en: 'The job takes longer than the workshop likes one job to take on this machine.',
    fr: 'Le travail dure plus longtemps que ce que l’atelier souhaite pour un travail sur cette machine.',
  },
  why: {
    en: 'Somebody must stay beside a laser all the time, and others wait for it.',
    fr: 'Quelqu’un doit rester près du laser tout le temps, et d’autres l’attendent.',
  },
  fix: {
    en: 'Book the time with the lab, or make two jobs of it; engraving less or faster saves most. The limit is laser.timeLimit of the machine.',
    fr: 'Réservez ce temps auprès du lab, ou faites-en deux travaux ; graver moins ou plus vite gagne le plus. La limite est laser.timeLimit de la machine.',
  },
  example: {
    en: 'An engraving of 95 minutes where the limit is 60.',
    fr: 'Une gravure de 95 minutes là où la limite est de 60.',
  },
};

/** What is said of a job's time, nothing where the machine has no limit or it is kept. */
export function longJobFindings(seconds: number, limit: number | undefined): readonly Finding[] {
  if (limit === undefined || !(seconds > limit)) return [];
  const what = sayText(
    { en: 'The job takes {0} minutes; the limit is {1}.', fr: 'Le travail dure {0} minutes ; la limite est de {1}.' },
    Math.round(seconds / 60),
    Math.round(limit / 60),
  );
  return [findingOf(LONG_JOB, { what, where: {}, measured: seconds, limit, unit: 's' })];
}
