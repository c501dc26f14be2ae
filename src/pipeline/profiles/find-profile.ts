import { UsageError } from '../../base/errors.ts';
import { nearestName } from '../../base/nearest.ts';
import { sayText, type Text } from '../../base/text.ts';
import type { ProfileFile, ProfileKind, ProfileSource } from './profile-source.ts';

const KIND_WORDS: Readonly<Record<ProfileKind, Text>> = {
  machines: { en: 'machine', fr: 'machine' },
  materials: { en: 'material', fr: 'matière' },
  tariffs: { en: 'tariff', fr: 'tarif' },
  calibrations: { en: 'calibration', fr: 'étalonnage' },
};

/** The file of a profile. @throws UsageError that offers the nearest known name */
export async function findProfile(source: ProfileSource, kind: ProfileKind, id: string): Promise<ProfileFile> {
  const found = await source.find(kind, id);
  if (found !== undefined) return found;
  const ids = await source.ids(kind);
  const near = nearestName(id, ids);
  const word = KIND_WORDS[kind];
  throw new UsageError(
    sayText({ en: 'There is no {0} "{1}".', fr: 'Il n’y a pas de {0} « {1} ».' }, word, id),
    near === undefined
      ? sayText({ en: 'Known: {0}.', fr: 'Connus : {0}.' }, [...ids].join(', '))
      : sayText(
          { en: 'Did you mean "{0}"? Known: {1}.', fr: 'Vouliez-vous dire « {0} » ? Connus : {1}.' },
          near,
          [...ids].join(', '),
        ),
  );
}
