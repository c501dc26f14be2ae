import type { Place } from '../base/errors.ts';
import type { DataMap, DataNode } from '../model/data-node.ts';

/** Settings given as words (`--set`, the library) as data, later ones winning, over those of the configuration. */
export function settingsMap(pairs: Iterable<readonly [string, string]>, source: string, configured?: DataMap): DataMap {
  const entries = new Map<string, { readonly keyAt: Place; readonly node: DataNode }>();
  for (const [key, entry] of configured?.entries ?? []) entries.set(key, entry);
  for (const [key, raw] of pairs) {
    const at = { file: `${source} ${key}` };
    entries.set(key, { keyAt: at, node: { kind: 'scalar', value: raw, raw, at } });
  }
  return { kind: 'map', entries, at: { file: source } };
}
