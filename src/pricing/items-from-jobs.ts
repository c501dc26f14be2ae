import { UsageError } from '../base/errors.ts';
import { isPositive } from '../base/rational.ts';
import { same, sayText, type Text } from '../base/text.ts';
import type { Finding } from '../model/finding.ts';
import type { JobFacts, OrderItem } from '../model/order.ts';
import { findingOf } from '../model/rule.ts';
import type { Applies, Tariff, TariffRule } from '../model/tariff.ts';
import { type Asker, demand, holds } from './conditions.ts';
import { isOnce, jobMeasure, piecesOf } from './job-measure.ts';
import { materialNotPriced } from './rules/material-not-priced.ts';

/** What jobs ask of a tariff. */
export interface JobItems {
  readonly items: readonly OrderItem[];
  readonly findings: readonly Finding[];
  readonly notes: readonly Text[];
}

const BADGE_NOTE: Text = {
  en: 'It is not said whether the customer has the machine’s badge: assistance is not in this price.',
  fr: 'Il n’est pas dit si le client a le badge de la machine : l’accompagnement n’est pas compris dans ce prix.',
};
const NO_BADGE_NOTE: Text = {
  en: 'The customer does not have the machine’s badge: assistance is in this price.',
  fr: 'Le client n’a pas le badge de la machine : l’accompagnement est compris dans ce prix.',
};

/**
 * Turns finished jobs into items: each rule whose `applies` fits a job bills its measure of it.
 * A rule of the whole order counts once. @throws UsageError where no rule prices a job
 */
export function itemsFromJobs(tariff: Tariff, jobs: readonly JobFacts[], asker: Asker): JobItems {
  const items: OrderItem[] = [];
  const findings: Finding[] = [];
  const notes = new Set<Text>();
  const orderRules = new Set<string>();
  for (const [index, job] of jobs.entries()) {
    const fitting = tariff.rules.filter(({ applies }) => applies !== null && fits(applies, job));
    const used = fitting.filter((rule) => isFor(rule, asker, notes));
    if (used.length === 0) throw noPrice(tariff, job);
    if (!pricesMaterial(used, job)) findings.push(notPriced(tariff, job));
    for (const rule of used) {
      if (rule.applies?.measure === 'order') {
        if (orderRules.has(rule.id)) continue;
        orderRules.add(rule.id);
      }
      const item = itemOf(rule, job, index);
      if (isPositive(item.measure)) items.push(item);
    }
  }
  return { items, findings, notes: [...notes] };
}

function fits(applies: Applies, job: JobFacts): boolean {
  const within = (names: readonly string[] | null, name: string): boolean => names === null || names.includes(name);
  return (
    within(applies.process, job.process) &&
    within(applies.machine, job.machine) &&
    within(applies.material, job.material)
  );
}

/** Rules for others are left out; an audience that is not said is an error, a badge that is not said a note. */
function isFor(rule: TariffRule, asker: Asker, notes: Set<Text>): boolean {
  const answer = holds(rule.when, asker);
  if (answer === 'unknown' && rule.when?.badge !== null && asker.badge === null) {
    notes.add(BADGE_NOTE);
    return false;
  }
  if (answer === 'unknown') demand(rule, asker, {});
  if (answer === 'yes' && rule.when?.badge === false) notes.add(NO_BADGE_NOTE);
  return answer === 'yes';
}

function pricesMaterial(rules: readonly TariffRule[], job: JobFacts): boolean {
  const { grams = 0, sheet = 0 } = job.consumption;
  if (grams <= 0 && sheet <= 0) return true;
  return rules.some(
    (rule) => rule.kind === 'material' || rule.includes.includes('all') || rule.includes.includes(job.material),
  );
}

function itemOf(rule: TariffRule, job: JobFacts, index: number): OrderItem {
  const measure = rule.applies?.measure ?? 'job';
  const once = isOnce(measure);
  return {
    rule: rule.id,
    measure: jobMeasure(job, rule, measure),
    copies: once ? 1n : BigInt(job.copies),
    quantity: piecesOf(job),
    subject: measure === 'order' ? same('') : same(job.file),
    origin: originOf(job),
    job: index,
    at: rule.place,
  };
}

function originOf(job: JobFacts): Text {
  const on = job.material === '' ? job.machine : `${job.machine}, ${job.material}`;
  return sayText(
    { en: 'estimate of {0}, SHA-256 {1}…, on {2}', fr: 'estimation de {0}, SHA-256 {1}…, sur {2}' },
    job.file,
    job.sha256.slice(0, 12),
    on,
  );
}

function notPriced(tariff: Tariff, job: JobFacts): Finding {
  return findingOf(materialNotPriced, {
    what: sayText(
      {
        en: 'The tariff {0} has no price for the material "{1}" of {2}.',
        fr: 'Le tarif {0} n’a pas de prix pour la matière « {1} » de {2}.',
      },
      tariff.fullId,
      job.material === '' ? '?' : job.material,
      job.file,
    ),
    where: { file: job.file },
  });
}

function noPrice(tariff: Tariff, job: JobFacts): UsageError {
  const on = job.material === '' ? job.machine : `${job.machine}, ${job.material}`;
  return new UsageError(
    sayText(
      { en: 'The tariff {0} has no price for {1} ({2}).', fr: 'Le tarif {0} n’a pas de prix pour {1} ({2}).' },
      tariff.fullId,
      job.file,
      `${job.process}, ${on}`,
    ),
    sayText(
      {
        en: 'Give a price "applies: { process: {0}, measure: time }", choose another tariff, or quote with --measures.',
        fr: 'Donnez à un prix « applies: { process: {0}, measure: time } », prenez un autre tarif, ou chiffrez avec --measures.',
      },
      job.process,
    ),
    tariff.places.get('rules') ?? { file: tariff.origin },
  );
}
