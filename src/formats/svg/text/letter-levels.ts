/*
 * Which way each letter of a text runs, and in which order runs follow each other: Unicode's bidirectional algorithm
 * (UAX #9, rules W1 to W7, N1, N2, I1, I2 and L2) without the marks that open and close a direction, which drawings
 * do not hold. A letter of an even level runs to the right, one of an odd level to the left:
 *
 *   written      a b   A B   1 2        (capitals: letters of Hebrew)
 *   level        0 0 0 1 1 1 2 2
 *   seen         a b   1 2   B A
 */

/** L, R letters to the right and left; AL those of Arabic; EN, AN digits; ES, CS, ET signs in and beside numbers. */
type Kind = 'L' | 'R' | 'AL' | 'EN' | 'AN' | 'ES' | 'CS' | 'ET' | 'NSM' | 'ON';

const KINDS: readonly (readonly [kind: Kind, letters: RegExp])[] = [
  ['NSM', /\p{Mn}/u],
  ['EN', /[0-9\u06f0-\u06f9]/],
  ['AN', /[\u0600-\u0605\u0660-\u0669\u066b\u066c\u06dd]/],
  ['R', /[\u0590-\u05ff\u07c0-\u085f\ufb1d-\ufb4f]/],
  ['AL', /[\u0600-\u07bf\u0860-\u08ff\ufb50-\ufdff\ufe70-\ufefe]/],
  ['L', /[\p{L}\p{N}]/u],
  ['ES', /[+-]/],
  ['CS', /[,./:\u00a0]/],
  ['ET', /[#$%°\u00b1\u2030\p{Sc}]/u],
];

/** The first sign that runs to the left or is a digit of a script that does. */
const FIRST_LEFTWARD = '\u0590';

const kindOf = (letter: string): Kind => KINDS.find(([, letters]) => letters.test(letter))?.[0] ?? 'ON';

/** The level of each letter; `leftward`: the text as a whole runs to the left (`direction: rtl`). */
export function letterLevels(letters: readonly string[], leftward: boolean): readonly number[] {
  // Most texts hold nothing that runs to the left.
  if (!leftward && letters.every((letter) => letter < FIRST_LEFTWARD)) return letters.map(() => 0);
  const kinds = letters.map(kindOf);
  const base = leftward ? 'R' : 'L';
  resolveArabic(kinds);
  joinNumbers(kinds);
  resolveNumbers(kinds, base);
  resolveSigns(kinds, base);
  return kinds.map((kind) => (kind === 'R' ? 1 : kind === 'L' && !leftward ? 0 : 2));
}

/** W1 to W3: marks are what they stand on, digits after Arabic letters are Arabic ones. */
function resolveArabic(kinds: Kind[]): void {
  let strong: Kind = 'ON';
  for (const [k, kind] of kinds.entries()) {
    if (kind === 'NSM') kinds[k] = kinds[k - 1] ?? 'ON';
    else if (kind === 'EN' && strong === 'AL') kinds[k] = 'AN';
    else if (isStrong(kind)) strong = kind;
    if (kind === 'AL') kinds[k] = 'R';
  }
}

/** W4 to W6: a sign within or beside a number is part of it, any other is a sign like others. */
function joinNumbers(kinds: Kind[]): void {
  for (const [k, kind] of kinds.entries()) {
    const before = kinds[k - 1];
    const joins = before === kinds[k + 1] && (before === 'EN' || (before === 'AN' && kind === 'CS'));
    if ((kind === 'ES' || kind === 'CS') && joins) kinds[k] = before;
    else if (kind === 'ET' && before === 'EN') kinds[k] = 'EN';
  }
  for (let k = kinds.length - 2; k >= 0; k--) if (kinds[k] === 'ET' && kinds[k + 1] === 'EN') kinds[k] = 'EN';
  for (const [k, kind] of kinds.entries()) if (kind === 'ES' || kind === 'CS' || kind === 'ET') kinds[k] = 'ON';
}

/** W7: digits after letters that run to the right are like those. */
function resolveNumbers(kinds: Kind[], base: Kind): void {
  let strong = base;
  for (const [k, kind] of kinds.entries()) {
    if (kind === 'EN' && strong === 'L') kinds[k] = 'L';
    else if (isStrong(kind)) strong = kind;
  }
}

/** N1 and N2: signs and blanks run as what stands on both sides of them, else as the text does. */
function resolveSigns(kinds: Kind[], base: Kind): void {
  for (let from = 0; from < kinds.length; from++) {
    if (kinds[from] !== 'ON') continue;
    let to = from;
    while (kinds[to] === 'ON') to++;
    const side = (kind: Kind | undefined): Kind => (kind === undefined ? base : kind === 'L' ? 'L' : 'R');
    const before = side(kinds[from - 1]);
    kinds.fill(before === side(kinds[to]) ? before : base, from, to);
  }
}

const isStrong = (kind: Kind): boolean => kind === 'L' || kind === 'R' || kind === 'AL';

/** L2: the places of runs from left to right; from the highest level down, all that lies at it or above is turned. */
export function seenOrder(levels: readonly number[]): readonly number[] {
  const order = levels.map((_, i) => i);
  for (let level = Math.max(0, ...levels); level > 0; level--)
    for (let from = 0; from < levels.length; from++) {
      let to = from;
      while (to < levels.length && levels[order[to]!]! >= level) to++;
      if (to - from > 1) order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = to;
    }
  return order;
}

const MIRRORED = new Map([...'()[]{}<>«»‹›≤≥'].map((sign, i, all) => [sign, all[i ^ 1]!]));

/** A sign as it is drawn in a run to the left: brackets open towards their beginning. */
export function mirroredSign(letter: string): string {
  return MIRRORED.get(letter) ?? letter;
}
