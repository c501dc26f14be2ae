import type { Text } from '../../base/text.ts';
import { findProfile } from './find-profile.ts';
import { loadMachine, loadMaterial } from './load-profile.ts';
import { readTariff } from './load-tariff.ts';
import type { ProfileSource } from './profile-source.ts';

/** A profile as `list` shows it. */
export interface ListedProfile {
  readonly id: string;
  readonly name: Text;
  /** Process, or currency of a tariff. */
  readonly kind: string;
  readonly origin: string;
  readonly verified: boolean;
}

/** Every machine that can be found, read and validated. @throws UsageError for one that is wrong */
export async function listMachines(source: ProfileSource): Promise<readonly ListedProfile[]> {
  const listed: ListedProfile[] = [];
  for (const id of await source.ids('machines')) {
    const { head } = await loadMachine(source, id);
    listed.push({ id, name: head.name, kind: head.process, origin: head.origin, verified: head.verified });
  }
  return listed;
}

/** Every material that can be found, read and validated. @throws UsageError for one that is wrong */
export async function listMaterials(source: ProfileSource): Promise<readonly ListedProfile[]> {
  const listed: ListedProfile[] = [];
  for (const id of await source.ids('materials')) {
    const { head } = await loadMaterial(source, id);
    listed.push({ id, name: head.name, kind: head.process, origin: head.origin, verified: head.verified });
  }
  return listed;
}

/** Every tariff that can be found, read and validated. @throws UsageError for one that is wrong */
export async function listTariffs(source: ProfileSource): Promise<readonly Omit<ListedProfile, 'verified'>[]> {
  const listed: Omit<ListedProfile, 'verified'>[] = [];
  for (const id of await source.ids('tariffs')) {
    const file = await findProfile(source, 'tariffs', id);
    const tariff = readTariff(file);
    listed.push({ id, name: tariff.name, kind: `${tariff.currency} ${tariff.basis}`, origin: file.origin });
  }
  return listed;
}
