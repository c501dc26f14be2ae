import { UsageError } from '../base/errors.ts';
import { sayText } from '../base/text.ts';
import type { DataMap } from '../model/data-node.ts';
import { settingsMap } from '../pipeline/profiles/settings-map.ts';

/**
 * `--set key=value` as data, later ones winning over earlier ones and over the configuration.
 * @throws UsageError where there is no `=`
 */
export function settingsOf(pairs: readonly string[], configured?: DataMap): DataMap {
  return settingsMap(pairs.map(keyAndValue), '--set', configured);
}

function keyAndValue(pair: string): readonly [string, string] {
  const split = pair.indexOf('=');
  const key = pair.slice(0, Math.max(0, split)).trim();
  if (key !== '') return [key, pair.slice(split + 1).trim()];
  throw new UsageError(
    sayText({ en: '--set "{0}" does not say key=value.', fr: '--set « {0} » ne dit pas clé=valeur.' }, pair),
    { en: 'Write it like --set layerHeight=0.2mm.', fr: 'Écrivez par exemple --set layerHeight=0.2mm.' },
  );
}
