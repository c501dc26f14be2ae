import { decimalText, exactText, parseRational } from '../base/rational.ts';
import type { Lang } from '../base/text.ts';

/** Narrow no-break space between thousands and no-break space before the currency, as French typography has them. */
const THIN = '\u202f';
const WIDE = '\u00a0';

const SYMBOLS: Readonly<Record<string, string>> = { EUR: '€', USD: '$', GBP: '£' };

/** "1234.50" as people write it: `1 234,50 €` in French, `€1,234.50` in English. Works on the text: no float. */
export function moneyText(amount: string, currency: string, lang: Lang): string {
  const number = groupedText(amount, lang);
  const symbol = SYMBOLS[currency];
  if (lang === 'fr') return `${number}${WIDE}${symbol ?? currency}`;
  if (symbol === undefined) return `${currency}${WIDE}${number}`;
  return number.startsWith('−') ? `−${symbol}${number.slice(1)}` : `${symbol}${number}`;
}

/** A decimal text with its thousands apart, a real minus sign and the language's decimal mark. */
function groupedText(decimal: string, lang: Lang): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, lang === 'fr' ? THIN : ',');
  const mark = lang === 'fr' ? ',' : '.';
  return `${sign === '' ? '' : '−'}${groups}${rest === '' ? '' : mark + rest}`;
}

/** An exact measure for people: as it is, or to `digits` decimals with "≈" where it is longer or does not end. */
export function measureText(exact: string, lang: Lang, digits = 3): string {
  const value = parseRational(exact);
  if (value === undefined) return exact;
  const short = decimalText(value, digits).replace(/\.?0+$/, '');
  return `${short === exactText(value) ? '' : '≈ '}${groupedText(short, lang)}`;
}

/** A percent or rate: `5,5 %`, `5.5 %`. */
export function percentText(exact: string, lang: Lang): string {
  return `${measureText(exact, lang)}${WIDE}%`;
}

/** 2026-03-31 → `31/03/2026` in French, as it is in English. */
export function dayText(day: string, lang: Lang): string {
  return lang === 'fr' ? day.replace(/^(\d+)-(\d+)-(\d+)$/, '$3/$2/$1') : day;
}
