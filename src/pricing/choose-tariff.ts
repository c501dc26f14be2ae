import { UsageError } from '../base/errors.ts';
import { nearestName } from '../base/nearest.ts';
import { sayText } from '../base/text.ts';
import type { Tariff } from '../model/tariff.ts';

/** First and last day, open ends far away. */
function spanOf(tariff: Tariff): readonly [string, string] {
  return [tariff.validFrom ?? '0000-00-00', tariff.validTo ?? '9999-99-99'];
}

function isValidOn(tariff: Tariff, date: string): boolean {
  const [from, to] = spanOf(tariff);
  return from <= date && date <= to;
}

function spanWords(tariff: Tariff): string {
  return `${tariff.fullId} (${tariff.validFrom ?? '…'} – ${tariff.validTo ?? '…'})`;
}

/**
 * The version of a tariff that holds on a day. `wanted` is an id shared by versions, or the full id of one.
 * @throws UsageError where none is valid on that day, where two are, and for an unknown id
 */
export function chooseTariff(tariffs: readonly Tariff[], wanted: string, date: string): Tariff {
  const family = tariffs.filter((tariff) => tariff.id === wanted);
  const versions = family.length > 0 ? family : tariffs.filter((tariff) => tariff.fullId === wanted);
  if (versions.length === 0) throw unknownTariff(tariffs, wanted);
  checkVersions(versions);
  const valid = versions.find((tariff) => isValidOn(tariff, date));
  if (valid !== undefined) return valid;
  const last = versions.at(-1);
  throw new UsageError(
    sayText(
      {
        en: 'No version of the tariff {0} holds on {1}: {2}.',
        fr: 'Aucune version du tarif {0} n’est valable le {1} : {2}.',
      },
      wanted,
      date,
      versions.map(spanWords).join(', '),
    ),
    {
      en: 'Quote for another day (--date), or add a version.',
      fr: 'Choisissez une autre date (--date), ou ajoutez une version.',
    },
    last?.places.get('valid_to') ?? last?.places.get('valid_from') ?? {},
  );
}

function unknownTariff(tariffs: readonly Tariff[], wanted: string): UsageError {
  const known = [...new Set(tariffs.flatMap((tariff) => [tariff.id, tariff.fullId]))];
  const near = nearestName(wanted, known);
  return new UsageError(
    sayText({ en: 'There is no tariff "{0}".', fr: 'Il n’y a pas de tarif « {0} ».' }, wanted),
    near === undefined
      ? sayText({ en: 'Known: {0}.', fr: 'Connus : {0}.' }, known.join(', '))
      : sayText(
          { en: 'Did you mean "{0}"? Known: {1}.', fr: 'Vouliez-vous dire « {0} » ? Connus : {1}.' },
          near,
          known.join(', '),
        ),
  );
}

/** @throws UsageError where two versions of one id hold on the same day, with the file and line of the later */
function checkVersions(tariffs: readonly Tariff[]): void {
  const sorted = [...tariffs].sort((a, b) => {
    const [left, right] = [`${a.id} ${spanOf(a)[0]}`, `${b.id} ${spanOf(b)[0]}`];
    return left < right ? -1 : left > right ? 1 : 0;
  });
  for (const [index, later] of sorted.entries()) {
    const earlier = sorted[index - 1];
    if (earlier === undefined || earlier.id !== later.id || spanOf(earlier)[1] < spanOf(later)[0]) continue;
    throw new UsageError(
      sayText(
        {
          en: 'Two versions of the tariff {0} hold on the same day: {1} and {2}.',
          fr: 'Deux versions du tarif {0} sont valables le même jour : {1} et {2}.',
        },
        later.id,
        spanWords(earlier),
        spanWords(later),
      ),
      sayText(
        {
          en: 'End the first ("valid_to") the day before the second begins ("valid_from"). Files: {0}, {1}.',
          fr: 'Terminez la première (« valid_to ») la veille du début de la seconde (« valid_from »). Fichiers : {0}, {1}.',
        },
        earlier.origin,
        later.origin,
      ),
      later.places.get('valid_from') ?? later.places.get('id') ?? { file: later.origin },
    );
  }
}
