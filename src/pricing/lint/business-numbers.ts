/** Check digits of French business numbers: INSEE's use of Luhn's method, and the key of the VAT number. */

/** La Poste has more establishments than Luhn's digit allows: its SIRET are multiples of 5 in their digit sum. */
const LA_POSTE = '356000000';

/** The digits alone: numbers are written with blanks. */
export function digitsOf(text: string): string {
  return text.replace(/[\s.\u00a0\u202f-]/g, '');
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let k = 0; k < digits.length; k++) {
    const digit = Number(digits[digits.length - 1 - k]);
    const weighed = k % 2 === 1 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}

export function isSiren(text: string): boolean {
  const digits = digitsOf(text);
  return /^\d{9}$/.test(digits) && luhn(digits);
}

export function isSiret(text: string): boolean {
  const digits = digitsOf(text);
  if (!/^\d{14}$/.test(digits)) return false;
  if (digits.startsWith(LA_POSTE))
    return luhn(digits) || [...digits].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
  return luhn(digits) && isSiren(digits.slice(0, 9));
}

/** FR, the key (12 + 3 × (SIREN mod 97)) mod 97, the SIREN; keys with letters are not computed. */
export function isFrenchVat(text: string, siren = ''): boolean {
  const match = /^FR([0-9A-HJ-NP-Z]{2})(\d{9})$/.exec(digitsOf(text).toUpperCase());
  if (match === null) return false;
  const [, key = '', number = ''] = match;
  if (!isSiren(number) || (siren !== '' && siren !== number)) return false;
  return /\D/.test(key) || Number(key) === (12 + 3 * (Number(number) % 97)) % 97;
}
