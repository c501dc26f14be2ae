import type { JobFacts } from '../../model/order.ts';
import type { MoneyText } from '../../model/quote.ts';
import { type QuoteRequest, quoteOrder } from './quote.ts';

/** The price as far as the time is known. */
export interface PriceInterval {
  /** [currency] With tax. */
  readonly least: MoneyText;
  readonly quoted: MoneyText;
  readonly most: MoneyText;
}

/** The price at both ends of the jobs' time intervals, null where no job has one. The quote itself stands on the estimate. */
export function priceInterval(request: QuoteRequest): PriceInterval | null {
  const { jobs = [] } = request;
  if (!jobs.some((job) => job.interval !== undefined)) return null;
  const priceAt = (end: 0 | 1): MoneyText =>
    quoteOrder({ ...request, jobs: jobs.map((job) => atEnd(job, end)) }).includingTax;
  return { least: priceAt(0), quoted: quoteOrder(request).includingTax, most: priceAt(1) };
}

/** The job as if it took the least or most time; its parts grow alike. */
function atEnd(job: JobFacts, end: 0 | 1): JobFacts {
  if (job.interval === undefined || job.seconds <= 0) return job;
  const scale = job.interval[end] / job.seconds;
  return {
    ...job,
    seconds: job.seconds * scale,
    motionSeconds: job.motionSeconds * scale,
    ...(job.laserOnSeconds === undefined ? {} : { laserOnSeconds: job.laserOnSeconds * scale }),
  };
}
