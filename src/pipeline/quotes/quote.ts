import { UsageError } from '../../base/errors.ts';
import { sayText } from '../../base/text.ts';
import { addDays, isDay } from '../../model/day.ts';
import type { Finding } from '../../model/finding.ts';
import type { Mention } from '../../model/mention.ts';
import type { Credit, JobFacts, Order } from '../../model/order.ts';
import type { Client, Issuer } from '../../model/party.ts';
import { INVENTED_NOTE, type Quote, type QuoteInput } from '../../model/quote.ts';
import type { Tariff } from '../../model/tariff.ts';
import { findAudience } from '../../pricing/conditions.ts';
import { itemsFromJobs } from '../../pricing/items-from-jobs.ts';
import { priceOrder } from '../../pricing/price-order.ts';
import { printedOrder } from '../../pricing/quote-from-priced.ts';
import { quotedOrder } from '../../pricing/quoted-order.ts';
import { selectMentions } from '../../pricing/select-mentions.ts';

const STANDARD_VALIDITY = 30; // [days]

/** Everything that a quote stands on. What is said here goes before what the measures say. */
export interface QuoteRequest {
  readonly tariff: Tariff;
  /** YYYY-MM-DD */
  readonly date: string;
  /** Planned or finished jobs. */
  readonly jobs?: readonly JobFacts[];
  /** An order from measures. */
  readonly measures?: Order;
  readonly audience?: string;
  readonly badge?: boolean;
  readonly rush?: string;
  readonly credits?: readonly Credit[];
  readonly issuer?: Issuer;
  readonly client?: Client;
  readonly mentions?: readonly Mention[];
  /** Absent: none was drawn. */
  readonly number?: string;
  /** Files besides those of the jobs: tariff, measures, profiles, client… */
  readonly inputs?: readonly QuoteInput[];
}

/**
 * Prices jobs, measures, or both, and fills the quote that reports print.
 * @throws UsageError for what the order, the tariff or the parties have wrong
 */
export function quoteOrder(request: QuoteRequest): Quote {
  const { tariff, date, jobs = [], measures, mentions = [] } = request;
  if (!isDay(date)) throw noDay(date);
  const [issuer, client] = [request.issuer ?? null, request.client ?? null];
  const wanted = request.audience ?? measures?.audience ?? null;
  const badge = request.badge ?? measures?.badge ?? null;
  const asker = { audience: findAudience(tariff, wanted), badge };
  const made = itemsFromJobs(tariff, jobs, asker);
  const order: Order = {
    items: [...made.items, ...(measures?.items ?? [])],
    audience: wanted,
    badge,
    materials: materialsOf(jobs, measures),
    rush: request.rush ?? measures?.rush ?? null,
    credits: [...(request.credits ?? []), ...(measures?.credits ?? [])],
  };
  const priced = priceOrder(tariff, order, { issuer, client });
  const printed = printedOrder(priced);
  const regimes = new Set(printed.taxClasses.map(({ regime }) => regime));
  return {
    number: request.number ?? null,
    date,
    validUntil: addDays(date, issuer?.validityDays ?? STANDARD_VALIDITY),
    currency: tariff.currency,
    basis: tariff.basis,
    audience: priced.audience?.id ?? null,
    audienceName: priced.audience?.name ?? null,
    badge,
    tariff: headOf(tariff),
    issuer,
    client,
    order: quotedOrder(order),
    ...printed,
    mentions: selectMentions(mentions, { date, regimes, issuer, client }),
    notes: [...made.notes, ...(tariff.fictional ? [INVENTED_NOTE] : [])],
    inputs: [
      ...jobs.map(({ file, sha256 }): QuoteInput => ({ role: 'part', file, sha256 })),
      ...(request.inputs ?? []),
    ],
    findings: made.findings,
  };
}

/** What stands in for a quote where nothing could be priced: no lines, the findings that say why. */
export function unpricedQuote(
  tariff: Tariff,
  date: string,
  why: { readonly inputs: readonly QuoteInput[]; readonly findings: readonly Finding[] },
): Quote {
  return {
    number: null,
    date,
    validUntil: date,
    currency: tariff.currency,
    basis: tariff.basis,
    audience: null,
    audienceName: null,
    badge: null,
    tariff: headOf(tariff),
    issuer: null,
    client: null,
    order: { items: [], materials: '1', rush: null, credits: [] },
    lines: [],
    taxClasses: [],
    excludingTax: '0.00',
    tax: [],
    includingTax: '0.00',
    mentions: [],
    notes: [],
    inputs: why.inputs,
    findings: why.findings,
  };
}

function headOf(tariff: Tariff): Quote['tariff'] {
  const { id, version, fullId, name, source, sha256, fictional } = tariff;
  return { id, version, fullId, name, source, sha256, fictional };
}

function materialsOf(jobs: readonly JobFacts[], measures: Order | undefined): bigint {
  const fromJobs = BigInt(new Set(jobs.map((job) => job.material).filter((name) => name !== '')).size);
  const stated = measures?.materials ?? 1n;
  return fromJobs > stated ? fromJobs : stated;
}

function noDay(date: string): UsageError {
  return new UsageError(sayText({ en: '"{0}" is not a day.', fr: '« {0} » n’est pas une date.' }, date), {
    en: 'Write it as 2026-03-31.',
    fr: 'Écrivez-la sous la forme 2026-03-31.',
  });
}
