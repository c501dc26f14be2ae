import { UsageError } from '../base/errors.ts';
import { exactText, type Rational } from '../base/rational.ts';
import { sayText } from '../base/text.ts';
import type { Client, Issuer } from '../model/party.ts';
import type { TaxClass } from '../model/quote.ts';
import type { Tariff, TariffRule } from '../model/tariff.ts';

/**
 * The regime of VAT is a function of issuer, client and line: one association may be exempt towards its members and
 * in franchise towards a craftsperson. Basis: CGI art. 256 B, 261-7-1°, 293 B, moved to the CIBS on 2026-09-01.
 * Help, not legal advice.
 */
export type RegimeId = 'untaxed' | 'standard' | 'franchise' | 'asso-members' | 'not-taxable' | 'public';

const REGIMES: Readonly<
  Record<Exclude<RegimeId, 'standard' | 'untaxed'>, Pick<TaxClass, 'category' | 'exemption' | 'mention'>>
> = {
  franchise: { category: 'E', exemption: 'VATEX-FR-FRANCHISE', mention: 'franchise' },
  'asso-members': { category: 'E', exemption: 'VATEX-FR-CGI261-7', mention: 'asso-members' },
  'not-taxable': { category: 'O', exemption: 'VATEX-EU-O', mention: 'asso-not-taxable' },
  public: { category: 'O', exemption: 'VATEX-EU-O', mention: 'public' },
};

/** Member states of the EU, by ISO 3166 code (Greece under both of its codes). */
const EU: readonly string[] =
  'AT BE BG CY CZ DE DK EE EL ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

/**
 * The class of tax of each line.
 * @throws UsageError for reverse charge within the EU, which is not supported
 */
export function taxClassesFor(
  tariff: Tariff,
  issuer: Issuer | null,
  client: Client | null,
): (rule: TariffRule) => TaxClass {
  refuseReverseCharge(issuer, client);
  return (rule) => {
    const rate = rule.vat === undefined ? tariff.vat : rule.vat;
    const regime = regimeOf(issuer, client, rule, rate);
    if (regime === 'untaxed')
      return { id: 'untaxed', regime, rate: null, category: 'O', exemption: null, mention: null };
    if (regime !== 'standard') return { id: regime, regime, rate: null, ...REGIMES[regime] };
    const text = exactText(rate ?? { n: 0n, d: 1n });
    const category = text === '0' ? 'Z' : 'S';
    return { id: `standard ${text}`, regime, rate: text, category, exemption: null, mention: null };
  };
}

function regimeOf(issuer: Issuer | null, client: Client | null, rule: TariffRule, rate: Rational | null): RegimeId {
  if (issuer !== null) {
    // Exempt are services to members; goods sold to them (material) only within a tenth of the receipts: not assumed.
    const service = rule.kind !== 'material';
    const isMember = client?.member === true || rule.kind === 'membership';
    if (issuer.kind === 'association' && issuer.membersExempt && isMember && service) return 'asso-members';
    if (issuer.vatRegime !== 'standard') return issuer.vatRegime;
  }
  return rate === null ? 'untaxed' : 'standard';
}

function refuseReverseCharge(issuer: Issuer | null, client: Client | null): void {
  if (issuer === null || client === null) return;
  const abroad = client.country !== issuer.country && EU.includes(client.country);
  const taxed = issuer.vatRegime === 'standard';
  if (!abroad || !taxed || client.kind === 'private') return;
  throw new UsageError(
    sayText(
      {
        en: 'The client is a business in {0}: the tax may be due there (reverse charge), which Etabli does not do.',
        fr: 'Le client est un professionnel établi en {0} : la taxe peut y être due (autoliquidation), ce qu’Etabli ne traite pas.',
      },
      client.country,
    ),
    {
      en: 'Ask your accountant, and write this quote by hand.',
      fr: 'Demandez à votre comptable, et établissez ce devis à la main.',
    },
  );
}
