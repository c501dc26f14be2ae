import type { Place } from '../../base/errors.ts';
import type { DataMap, DataNode } from '../../model/data-node.ts';
import { mapNode } from '../../model/schema.ts';

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

/**
 * The settings of one process, out of those of a lab that has several: what stands under its name (`print:`, `laser:`) counts
 * for it alone, what stands beside counts for all. A setting of the line wins over one of a section.
 */
export function settingsFor(settings: DataMap, process: string, processes: readonly string[]): DataMap {
  const entries = new Map([...settings.entries].filter(([key]) => !processes.includes(key)));
  const own = settings.entries.get(process);
  if (own !== undefined)
    for (const [key, entry] of mapNode(own.node, `settings.${process}`).entries)
      if (!entries.has(key)) entries.set(key, entry);
  return { ...settings, entries };
}
