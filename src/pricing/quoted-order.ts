import { UsageError } from '../base/errors.ts';
import { exactText, parseRational, type Rational } from '../base/rational.ts';
import { sayText } from '../base/text.ts';
import type { Order } from '../model/order.ts';
import type { Quote, QuotedOrder } from '../model/quote.ts';

/** An order as a quote keeps it. */
export function quotedOrder(order: Order): QuotedOrder {
  return {
    items: order.items.map(({ rule, measure, copies, quantity, subject, origin, job }) => ({
      rule,
      measure: exactText(measure),
      copies: String(copies),
      quantity: quantity === null ? null : exactText(quantity),
      subject: subject ?? null,
      origin: origin ?? null,
      job: job ?? null,
    })),
    materials: String(order.materials),
    rush: order.rush,
    credits: order.credits.map(({ kind, have, on }) => ({ kind, have: exactText(have), on })),
  };
}

/** The order of a quote, to be priced again. @throws UsageError where a number of it is none */
export function orderOfQuote(quote: Quote): Order {
  const { items, materials, rush, credits } = quote.order;
  return {
    items: items.map(({ subject, origin, job, ...item }) => ({
      rule: item.rule,
      measure: numberOf(item.measure),
      copies: countOf(item.copies),
      quantity: item.quantity === null ? null : numberOf(item.quantity),
      ...(subject === null ? {} : { subject }),
      ...(origin === null ? {} : { origin }),
      ...(job === null ? {} : { job }),
      at: {},
    })),
    audience: quote.audience,
    badge: quote.badge,
    materials: countOf(materials),
    rush,
    credits: credits.map(({ kind, have, on }) => ({ kind, have: numberOf(have), on, at: {} })),
  };
}

function numberOf(text: string): Rational {
  const value = parseRational(text);
  if (value !== undefined) return value;
  throw new UsageError(
    sayText(
      {
        en: 'The quote’s order holds "{0}", which is no number.',
        fr: 'La commande du devis contient « {0} », qui n’est pas un nombre.',
      },
      text,
    ),
    {
      en: 'Give the .json as "etabli quote -o" wrote it.',
      fr: 'Donnez le .json tel que « etabli quote -o » l’a écrit.',
    },
  );
}

function countOf(text: string): bigint {
  const value = numberOf(text);
  return value.n / value.d;
}
