/** Adds up amounts key by key. */
export function addUp<K extends string>(
  amounts: readonly Readonly<Partial<Record<K, number>>>[],
): Partial<Record<K, number>> {
  const sum: Partial<Record<K, number>> = {};
  for (const amount of amounts) {
    for (const key of Object.keys(amount) as K[]) sum[key] = (sum[key] ?? 0) + (amount[key] ?? 0);
  }
  return sum;
}
