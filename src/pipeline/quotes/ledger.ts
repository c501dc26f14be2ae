import { FormatError } from '../../base/errors.ts';
import { parseRational, type Rational } from '../../base/rational.ts';
import { sayText, type Text } from '../../base/text.ts';
import type { Costs } from '../../model/costs.ts';
import type { LedgerEntry, LedgerReport, LedgerStore } from '../../model/ledger.ts';
import type { Tariff } from '../../model/tariff.ts';
import { type ChainReading, ledgerRow, readChain } from '../../pricing/ledger-chain.ts';
import { ledgerReport } from '../../pricing/ledger-report.ts';
import { type Simulation, simulateTariff } from '../../pricing/simulate-tariff.ts';

const WHY: Readonly<Record<NonNullable<ChainReading['broken']>['why'], Text>> = {
  'not-json': { en: 'it is no row of a ledger', fr: 'ce n’est pas une ligne de registre' },
  hash: {
    en: 'a row before it was changed, moved or removed',
    fr: 'une ligne avant elle a été modifiée, déplacée ou enlevée',
  },
  'duplicate-id': { en: 'its id was used before', fr: 'son identifiant a déjà servi' },
  torn: { en: 'it was cut off', fr: 'elle est coupée' },
};

/** The entries of an exported or stored ledger. @throws FormatError with the row at which its chain breaks */
export function ledgerEntries(text: string, file: string): readonly LedgerEntry[] {
  const { entries, broken } = readChain(text);
  if (broken === null) return entries;
  throw new FormatError(
    sayText(
      { en: 'The ledger breaks at row {0}: {1}.', fr: 'Le registre se rompt à la ligne {0} : {1}.' },
      broken.row,
      WHY[broken.why],
    ),
    {
      en: 'Restore it from a copy; rows are never edited, a correction is a new row.',
      fr: 'Restaurez une copie ; on ne modifie jamais une ligne, une correction est une nouvelle ligne.',
    },
    { file, line: broken.row },
  );
}

/** All rows of a store as one text, a row a line. */
export function ledgerText(store: LedgerStore): string {
  return [...store.rows()].map((row) => `${row}\n`).join('');
}

/** Adds the row of a finished job behind the last one. Two writers need the store's own lock. */
export function appendToLedger(store: LedgerStore, entry: LedgerEntry): void {
  store.append(ledgerRow(entry, store.last()));
}

/** A year added up. */
export function yearReport(
  entries: readonly LedgerEntry[],
  year: string,
  known: { readonly tariff?: Tariff; readonly costs?: Costs },
): LedgerReport {
  const { tariff, costs } = known;
  const members = tariff === undefined ? new Set<string>() : memberAudiences(tariff);
  return ledgerReport(entries, year, {
    ...(members.size === 0 ? {} : { members }),
    ...(costs === undefined ? {} : { costs }),
  });
}

/** Audiences that a membership makes, and those that inherit from one. */
function memberAudiences(tariff: Tariff): ReadonlySet<string> {
  const made = new Set(tariff.memberships.flatMap(({ audience }) => audience ?? []));
  return new Set([...tariff.audiences.values()].filter(({ is }) => is.some((id) => made.has(id))).map(({ id }) => id));
}

/** The same year with another price list, and how many memberships would close the gap. */
export function simulateYear(
  entries: readonly LedgerEntry[],
  year: string,
  tariff: Tariff,
  fee: string | undefined,
): Simulation {
  const amount: Rational | null = fee === undefined ? null : (parseRational(fee) ?? null);
  return simulateTariff(
    entries.filter(({ at }) => at.startsWith(`${year}-`)),
    tariff,
    amount,
  );
}
