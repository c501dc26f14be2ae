import { sayText } from '../../base/text.ts';
import { parseTariff } from '../../model/parse-tariff.ts';
import { profileError } from '../../model/schema.ts';
import type { Tariff } from '../../model/tariff.ts';
import { chooseTariff } from '../../pricing/choose-tariff.ts';
import { sha256 } from '../hash.ts';
import { findProfile } from './find-profile.ts';
import type { ProfileFile, ProfileSource } from './profile-source.ts';
import { readDataMap } from './read-data-map.ts';

/** Reads one tariff file. Its name must be the id, or the id with its version. @throws UsageError with file and line */
export function readTariff(file: ProfileFile): Tariff {
  const node = file.data ?? readDataMap(file.text, file.file);
  const tariff = parseTariff(node, file.file, sha256(new TextEncoder().encode(file.text)));
  if (file.id === tariff.fullId || file.id === tariff.id) return tariff;
  throw profileError(
    tariff.places.get('id') ?? { file: file.file },
    sayText(
      {
        en: 'The file is named "{0}" but holds the tariff "{1}".',
        fr: 'Le fichier s’appelle « {0} » mais contient le tarif « {1} ».',
      },
      file.id,
      tariff.fullId,
    ),
    sayText({ en: 'Name it {0}.yaml.', fr: 'Nommez-le {0}.yaml.' }, tariff.fullId),
  );
}

/**
 * The tariff that holds on a day: `id` is a full id (`slub-2022`) or one that versions share (`slub`).
 * Versions lie in files of their own, `ID-VERSION.yaml`.
 * @throws UsageError where there is none, or two
 */
export async function loadTariff(source: ProfileSource, id: string, date: string): Promise<Tariff> {
  const ids = await source.ids('tariffs');
  const near = ids.filter((name) => name === id || name.startsWith(`${id}-`));
  // Where none fits all are read, so that the error can offer the ids that versions share.
  const candidates = near.length > 0 ? near : ids;
  const files = await Promise.all(candidates.map((name) => findProfile(source, 'tariffs', name)));
  return chooseTariff(files.map(readTariff), id, date);
}
