import { SpokenError } from '../../base/errors.ts';
import { joinTexts, same, sayText, type Text } from '../../base/text.ts';
import { listMachines, listMaterials, listTariffs } from '../../pipeline/profiles/profile-list.ts';
import type { DoctorCheck } from '../../report/doctor-text.ts';
import { ensureFolderCanBe } from '../atomic-write.ts';
import { type Configuration, readText } from '../configuration.ts';
import { lookForEngines } from '../engines.ts';
import { placeText } from '../failure.ts';

/** Runs a look; what goes wrong in words becomes a check of its own. A bug of ours is thrown on. */
export async function looked(id: string, look: () => Promise<readonly DoctorCheck[]>): Promise<readonly DoctorCheck[]> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof SpokenError)) throw error;
    const place: Text = { en: placeText(error.place, 'en'), fr: placeText(error.place, 'fr') };
    const what = place.en === '' ? error.text : joinTexts([place, error.text], ': ');
    return [{ id, state: 'error', what, fix: error.fix }];
  }
}

/** The profiles that the configuration leads to (each is read and validated), the issuer, the store, other slicers. */
export async function checkLab(configuration: Configuration): Promise<readonly DoctorCheck[]> {
  const { profiles, file } = configuration;
  const count = (id: string, list: () => Promise<readonly unknown[]>, words: Text) =>
    looked(id, async () => [{ id, state: 'good', what: sayText(words, (await list()).length) }]);
  return [
    {
      id: 'configuration',
      state: file === null ? 'note' : 'good',
      what:
        file === null
          ? {
              en: 'No etabli.yaml here (etabli init writes one).',
              fr: 'Pas de etabli.yaml ici (etabli init en écrit un).',
            }
          : sayText({ en: 'Configuration: {0}', fr: 'Configuration : {0}' }, file),
    },
    ...(await count('machines', () => listMachines(profiles), { en: 'Machines: {0}', fr: 'Machines : {0}' })),
    ...(await count('materials', () => listMaterials(profiles), { en: 'Materials: {0}', fr: 'Matières : {0}' })),
    ...(await count('tariffs', () => listTariffs(profiles), { en: 'Tariffs: {0}', fr: 'Tarifs : {0}' })),
    ...(await looked('defaults', () => defaultsCheck(configuration))),
    ...(await looked('issuer', () => issuerCheck(configuration))),
    ...(await looked('store', () => storeCheck(configuration))),
    ...(await engineChecks(configuration)),
  ];
}

/** The machine, material and tariff that the configuration names exist. @throws UsageError */
async function defaultsCheck({ profiles, machine, material, tariff }: Configuration): Promise<readonly DoctorCheck[]> {
  const { findProfile } = await import('../../pipeline/profiles/find-profile.ts');
  const named = { machines: machine, materials: material, tariffs: tariff } as const;
  const kinds = ['machines', 'materials', 'tariffs'] as const;
  const words: string[] = [];
  for (const kind of kinds) {
    const id = named[kind];
    if (id === undefined) continue;
    await findProfile(profiles, kind, kind === 'tariffs' ? (id.split('@')[0] ?? id) : id);
    words.push(id);
  }
  if (words.length === 0) return [];
  return [
    {
      id: 'defaults',
      state: 'good',
      what: sayText({ en: 'Used where none is named: {0}', fr: 'Pris quand rien n’est dit : {0}' }, words.join(', ')),
    },
  ];
}

async function issuerCheck({ issuer }: Configuration): Promise<readonly DoctorCheck[]> {
  if (issuer === undefined)
    return [
      {
        id: 'issuer',
        state: 'note',
        what: {
          en: 'Nobody is named who issues quotes (issuer:).',
          fr: 'Personne n’est nommé pour émettre les devis (issuer:).',
        },
      },
    ];
  const { parseIssuer } = await import('../../model/party.ts');
  const { readDataMap } = await import('../../pipeline/profiles/read-data-map.ts');
  const { name } = parseIssuer(readDataMap(await readText(issuer), issuer));
  return [{ id: 'issuer', state: 'good', what: sayText({ en: 'Quotes by: {0}', fr: 'Devis émis par : {0}' }, name) }];
}

/** Numbers and books have a place that may be written. @throws UsageError */
async function storeCheck({ store, userFolder }: Configuration): Promise<readonly DoctorCheck[]> {
  const folder = store ?? userFolder;
  await ensureFolderCanBe(folder);
  return [
    {
      id: 'store',
      state: 'good',
      what: sayText({ en: 'Quote numbers and books: {0}', fr: 'Numéros de devis et comptes : {0}' }, folder),
    },
  ];
}

async function engineChecks(configuration: Configuration): Promise<readonly DoctorCheck[]> {
  return looked('engines', async () => {
    const engines = await lookForEngines(configuration);
    return engines.map(({ engine, found }): DoctorCheck => {
      const id = `engine-${engine.name}`;
      if (found !== null) return { id, state: 'good', what: same(`${engine.title} ${found.version}: ${found.path}`) };
      return {
        id,
        state: 'note',
        what: sayText({ en: '{0} is not installed.', fr: '{0} n’est pas installé.' }, engine.title),
      };
    });
  });
}
