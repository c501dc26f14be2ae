/**
 * File names for the copies: CuraEngine names its objects by them. Plain letters only, since what else its command line
 * takes differs from system to system; unique, and in the order of the labels.
 */
export function meshNames(labels: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return labels.map((label, k) => {
    const plain = label
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[^A-Za-z0-9._ -]/g, '_');
    const stem = plain.replace(/^[ .-]+/, '') || 'part';
    const name = taken.has(stem.toLowerCase()) ? `${stem} (${k + 1})` : stem;
    taken.add(name.toLowerCase());
    return `${name}.stl`;
  });
}
