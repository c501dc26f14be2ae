import { type Lang, sayText } from '../base/text.ts';
import { moneyText } from './money-text.ts';

/** The price as far as the time is known, in a line. */
export function intervalText(
  interval: { readonly least: string; readonly most: string },
  currency: string,
  lang: Lang,
): string {
  const [least, most] = [moneyText(interval.least, currency, lang), moneyText(interval.most, currency, lang)];
  const words = {
    en: 'With the time as well as it is known, nine of ten such jobs cost {0} to {1}; the quote stands on the estimate.',
    fr: 'Avec la durée telle qu’elle est connue, neuf travaux sur dix coûtent de {0} à {1} ; le devis se fonde sur l’estimation.',
  };
  return `${sayText(words, least, most)[lang]}\n`;
}
