import { UsageError } from '../base/errors.ts';
import { divide, multiply, type Rational, rational, rationalFromNumber } from '../base/rational.ts';
import { sayText } from '../base/text.ts';
import type { JobFacts } from '../model/order.ts';
import type { JobMeasure, TariffRule } from '../model/tariff.ts';

/** A millisecond, a milligram, a micrometre: finer than any machine measures. */
const DIGITS = 3;
const MM_A_METRE = 1000;

/** The fact of a job that a rule bills, in the inner unit; undefined where the job does not know it. */
function factOf(job: JobFacts, measure: JobMeasure): number | undefined {
  const { consumption } = job;
  switch (measure) {
    case 'time':
      return job.seconds;
    case 'motionTime':
      return job.motionSeconds;
    case 'preparationTime':
      return Math.max(0, job.seconds - job.motionSeconds);
    case 'laserOnTime':
      return job.laserOnSeconds;
    case 'mass':
      return consumption.grams;
    case 'volume':
      return consumption.volume;
    case 'filament':
      return consumption.filament;
    case 'cutLength':
      return consumption.cutLength;
    case 'engraveArea':
      return job.engraveArea;
    case 'sheetArea':
      return consumption.sheet;
    case 'energy':
      return consumption.energy;
    case 'upperThread':
      return job.upperThread === undefined ? undefined : job.upperThread * MM_A_METRE;
    case 'bobbinThread':
      return job.bobbinThread === undefined ? undefined : job.bobbinThread * MM_A_METRE;
    case 'stitches':
      return job.stitches;
    case 'colorChanges':
      return job.colorChanges;
    case 'piece':
      return job.pieces ?? 1;
    case 'job':
    case 'run':
    case 'order':
      return 1;
  }
}

/**
 * The measure of a rule for one run of a job, in the rule's unit.
 * @throws UsageError where the job does not know the fact that the rule bills
 */
export function jobMeasure(job: JobFacts, rule: TariffRule, measure: JobMeasure): Rational {
  const fact = factOf(job, measure);
  if (fact === undefined) {
    throw new UsageError(
      sayText(
        {
          en: 'The price "{0}" bills {1}, which is not known of {2}.',
          fr: 'Le prix « {0} » facture {1}, qui n’est pas connu pour {2}.',
        },
        rule.id,
        measure,
        job.file,
      ),
      {
        en: 'Bill another measure, or say for which process, machine or material the price is ("applies").',
        fr: 'Facturez une autre mesure, ou dites à quel procédé, machine ou matière le prix s’applique (« applies »).',
      },
      rule.places.get('applies') ?? rule.place,
    );
  }
  const exact = rationalFromNumber(fact, DIGITS);
  return rule.per.factor === null ? exact : divide(exact, rule.per.factor);
}

/** Whether a rule counts once however often the job is run. */
export function isOnce(measure: JobMeasure): boolean {
  return measure === 'job' || measure === 'order';
}

/** Runs times pieces. */
export function piecesOf(job: JobFacts): Rational {
  return multiply(rational(BigInt(job.copies)), rationalFromNumber(job.pieces ?? 1, 0));
}
