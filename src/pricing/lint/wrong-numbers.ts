import { sayText } from '../../base/text.ts';
import type { Finding } from '../../model/finding.ts';
import { isSiren, isSiret } from './business-numbers.ts';
import type { Found } from './define-lint.ts';

/** SIREN and SIRET of a party that their check digit proves wrong; what is not said is not wrong. */
export function wrongNumbers(
  found: Found,
  party: { readonly siren: string; readonly siret: string } | null,
  path: 'issuer' | 'client',
): readonly Finding[] {
  if (party === null) return [];
  const checks = [
    { name: 'SIREN', key: 'siren', number: party.siren, holds: isSiren },
    { name: 'SIRET', key: 'siret', number: party.siret, holds: isSiret },
  ];
  return checks
    .filter(({ number, holds }) => number !== '' && !holds(number))
    .map(({ name, key, number }) =>
      found(sayText({ en: '{0} {1} cannot be.', fr: 'Le {0} {1} est impossible.' }, name, number), `${path}.${key}`),
    );
}
