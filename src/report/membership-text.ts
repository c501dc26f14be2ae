import { type Lang, sayText } from '../base/text.ts';
import { measureText, moneyText } from './money-text.ts';
import type { Paint } from './paint.ts';
import { textTable } from './text-table.ts';

/** What a membership is worth to an audience on one price. */
export interface ShownWorth {
  readonly membership: string;
  readonly rule: string;
  readonly audience: string | null;
  readonly fee: string;
  readonly rows: readonly { readonly hours: string; readonly without: string; readonly withMembership: string }[];
  readonly breakEvenHours: string | null;
}

/** All of them, one block each. */
export function membershipsText(worths: readonly ShownWorth[], currency: string, lang: Lang, paint: Paint): string {
  const blocks = worths.map((worth) => {
    const head = [worth.audience ?? '', worth.membership, worth.rule].filter((word) => word !== '').join(' · ');
    return `${paint.strong(head)}\n${membershipText(worth, currency, lang)}`;
  });
  return blocks.join('\n');
}

/** One table: hours, without, with; and from how many hours it pays. */
export function membershipText(worth: ShownWorth, currency: string, lang: Lang): string {
  const money = (amount: string): string => moneyText(amount, currency, lang);
  const head =
    lang === 'fr'
      ? ['Heures', 'Sans adhésion', 'Avec, cotisation comprise']
      : ['Hours', 'Without', 'With, fee included'];
  const rows = worth.rows.map(({ hours, without, withMembership }) => [
    measureText(hours, lang),
    money(without),
    money(withMembership),
  ]);
  const end =
    worth.breakEvenHours === null
      ? { en: '{0} ({1}) never pays off on {2}.', fr: '{0} ({1}) n’est jamais rentable sur {2}.' }
      : {
          en: '{0} ({1}) pays off from {3} hours of {2} on.',
          fr: '{0} ({1}) est rentable à partir de {3} heures de {2}.',
        };
  const words = sayText(
    end,
    worth.membership,
    money(worth.fee),
    worth.rule,
    worth.breakEvenHours === null ? '' : measureText(worth.breakEvenHours, lang),
  );
  return `${[...textTable([head, ...rows], new Set([0, 1, 2])), words[lang]].join('\n')}\n`;
}
