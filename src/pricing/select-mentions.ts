import type { Text } from '../base/text.ts';
import type { Mention } from '../model/mention.ts';
import type { Client, Issuer } from '../model/party.ts';
import type { QuoteMention } from '../model/quote.ts';

/** What decides which mentions a quote bears. */
export interface MentionCase {
  readonly date: string;
  /** Regimes of VAT of its lines. */
  readonly regimes: ReadonlySet<string>;
  readonly issuer: Issuer | null;
  readonly client: Client | null;
}

/** Whether a wording is right on a day. */
export function isMentionValid(mention: Mention, date: string): boolean {
  return (mention.from ?? '') <= date && date <= (mention.until ?? '9999-12-31');
}

/**
 * The mentions of a quote, one wording a key: of those valid on the day a verified one first, then the newest.
 * A mention with a hole that the issuer does not fill is left out; `quote lint` reports what is wanting.
 */
export function selectMentions(mentions: readonly Mention[], of: MentionCase): readonly QuoteMention[] {
  const chosen = new Map<string, { readonly mention: Mention; readonly text: Text }>();
  for (const mention of mentions) {
    if (!isMentionValid(mention, of.date) || !applies(mention, of)) continue;
    const text = fillHoles(mention.text, of.issuer);
    if (text === undefined) continue;
    const before = chosen.get(mention.key)?.mention;
    if (before === undefined || isBetter(mention, before)) chosen.set(mention.key, { mention, text });
  }
  return [...chosen.values()].map(({ mention, text }) => ({ id: mention.id, text, source: mention.source }));
}

function isBetter(one: Mention, other: Mention): boolean {
  if (one.verified !== other.verified) return one.verified;
  return (one.from ?? '') > (other.from ?? '');
}

function applies(mention: Mention, { regimes, issuer, client }: MentionCase): boolean {
  if (mention.regime !== undefined && !mention.regime.some((regime) => regimes.has(regime))) return false;
  if (mention.issuer !== undefined && (issuer === null || !mention.issuer.includes(issuer.kind))) return false;
  if (mention.client !== undefined && (client === null || !mention.client.includes(client.kind))) return false;
  switch (mention.when) {
    case 'free':
      return issuer?.charged !== true;
    case 'charged':
      return issuer?.charged === true;
    case 'off-premises':
      return issuer?.offPremises === true;
    case 'no-delivery':
      return (issuer?.delivery ?? '') === '';
    default:
      return true;
  }
}

/** `{payment}` and the like from the issuer; undefined where one of them is empty. */
function fillHoles(text: Text, issuer: Issuer | null): Text | undefined {
  const known: Readonly<Record<string, string>> = {
    payment: issuer?.payment ?? '',
    delivery: issuer?.delivery ?? '',
    lateRate: issuer?.lateRate ?? '',
    mediator: issuer?.mediator ?? '',
    complaints: issuer?.complaints ?? '',
  };
  let empty = false;
  const fill = (words: string): string =>
    words.replace(/\{(\w+)\}/g, (_hole, name: string) => {
      const value = known[name] ?? '';
      if (value === '') empty = true;
      return value;
    });
  const filled = { en: fill(text.en), fr: fill(text.fr) };
  return empty ? undefined : filled;
}
