import type { DataMap } from '../../model/data-node.ts';
import { parseTariff } from '../../model/parse-tariff.ts';
import type { Tariff } from '../../model/tariff.ts';
import { type FabManagerHead, tariffFromFabManager } from '../../pricing/fab-manager-tariff.ts';
import { readDataMap } from './read-data-map.ts';

/**
 * A tariff file from answers of Fab-manager's API, read back as any tariff is: what is written can be quoted with.
 * @throws FormatError where there is no price in them
 */
export function importTariff(
  documents: readonly DataMap[],
  head: FabManagerHead,
): { readonly text: string; readonly tariff: Tariff } {
  const text = tariffFromFabManager(documents, head);
  const file = `${head.id}.yaml`;
  return { text, tariff: parseTariff(readDataMap(text, file), file) };
}
