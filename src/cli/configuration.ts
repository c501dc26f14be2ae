import { readdir, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { UsageError } from '../base/errors.ts';
import { sayText } from '../base/text.ts';
import type { DataMap } from '../model/data-node.ts';
import { type Field, group, list, mapNode, optional, parseFields } from '../model/schema.ts';
import { quantity, textField } from '../model/schema-values.ts';
import { LAB_HOURS, type LabHours } from '../pipeline/lab-hours.ts';
import type { ProfileFile, ProfileKind, ProfileSource } from '../pipeline/profiles/profile-source.ts';
import { storedMap } from '../pipeline/profiles/stored-data.ts';
import { exists } from './atomic-write.ts';
import { packageFolder } from './package-folder.ts';

/** What `etabli.yaml` may say. */
const folders = (en: string, fr: string): Field<readonly string[]> =>
  list(textField({ doc: { en: 'a folder, from this file', fr: 'un dossier, depuis ce fichier' } }), {
    doc: { en, fr },
  });

const CONFIGURATION = {
  machines: folders('folders of machine profiles', 'dossiers de profils de machines'),
  materials: folders('folders of material profiles', 'dossiers de profils de matières'),
  tariffs: folders('folders of tariffs', 'dossiers de tarifs'),
  machine: optional(textField({ doc: { en: 'machine used when -m is not given', fr: 'machine utilisée sans -m' } })),
  material: optional(
    textField({ doc: { en: 'material used when none is given', fr: 'matière utilisée si aucune n’est donnée' } }),
  ),
  tariff: optional(
    textField({ doc: { en: 'tariff used when none is given', fr: 'tarif utilisé si aucun n’est donné' } }),
  ),
  issuer: optional(
    textField({ doc: { en: 'file that says who issues quotes', fr: 'fichier qui dit qui émet les devis' } }),
  ),
  costs: optional(
    textField({ doc: { en: 'file that says what the lab pays', fr: 'fichier qui dit ce que paie le lab' } }),
  ),
  store: optional(
    textField({
      doc: { en: 'folder of the quote numbers and the ledger', fr: 'dossier des numéros de devis et du registre' },
    }),
  ),
  engines: optional(
    group(
      {
        'prusa-slicer': optional(program('PrusaSlicer')),
        'orca-slicer': optional(program('OrcaSlicer')),
        'cura-engine': optional(program('CuraEngine')),
        timeout: optional(
          quantity('s', {
            doc: { en: 'longest run of a slicer', fr: 'durée maximale d’un trancheur' },
            min: 1,
            max: 86_400,
          }),
        ),
      },
      { doc: { en: 'slicers installed elsewhere than usual', fr: 'trancheurs installés ailleurs que d’habitude' } },
    ),
  ),
  lab: optional(LAB_HOURS),
  settings: optional(rawMap()),
};

function program(name: string): Field<string> {
  return textField({ doc: { en: `path of ${name}`, fr: `chemin de ${name}` } });
}

function rawMap(): Field<DataMap> {
  return {
    type: 'custom',
    doc: { en: 'settings, as with --set', fr: 'réglages, comme avec --set' },
    parse: (node, at, path) => (node === undefined ? { kind: 'map', entries: new Map(), at } : mapNode(node, path)),
  };
}

/** The configuration in force, and the profiles that it leads to. */
export interface Configuration {
  /** Path of the file, null where there is none. */
  readonly file: string | null;
  readonly machine: string | undefined;
  readonly material: string | undefined;
  readonly tariff: string | undefined;
  /** Path of the file that says who issues quotes. */
  readonly issuer: string | undefined;
  /** Path of the file that says what the lab itself pays. */
  readonly costs: string | undefined;
  readonly settings: DataMap | undefined;
  readonly profiles: ProfileSource;
  /** Where this user's own data lives: calibrations are written there. */
  readonly userFolder: string;
  /** Folder of the quote numbers and the ledger, where the configuration names one. */
  readonly store: string | undefined;
  /** Opening hours of the lab, where it says them. */
  readonly lab: LabHours | undefined;
  readonly engines: EngineConfiguration;
}

/** Where slicers are and how long they may take. */
interface EngineConfiguration {
  /** Full paths by name of the engine. */
  readonly paths: ReadonlyMap<string, string>;
  /** [ms] */
  readonly timeout: number;
}

/** [s] A large plate takes PrusaSlicer minutes, not half an hour. */
const ENGINE_TIMEOUT = 1800;

/** Where this user's own profiles live. */
function userFolder(env: NodeJS.ProcessEnv): string {
  if (env.XDG_CONFIG_HOME) return path.join(env.XDG_CONFIG_HOME, 'etabli');
  if (process.platform === 'win32' && env.APPDATA) return path.join(env.APPDATA, 'etabli');
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Application Support', 'etabli');
  return path.join(os.homedir(), '.config', 'etabli');
}

async function nearestFile(from: string): Promise<string | null> {
  let folder = path.resolve(from);
  for (;;) {
    const candidate = path.join(folder, 'etabli.yaml');
    if (await exists(candidate)) return candidate;
    const parent = path.dirname(folder);
    if (parent === folder) return null;
    folder = parent;
  }
}

/** A data file that the user named. @throws UsageError where it cannot be read */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      sayText(
        { en: '"{0}" cannot be read: {1}.', fr: '« {0} » ne peut pas être lu : {1}.' },
        file,
        (error as NodeJS.ErrnoException).code ?? String(error),
      ),
      { en: 'Check the path.', fr: 'Vérifiez le chemin.' },
    );
  }
}

async function readMap(file: string): Promise<DataMap> {
  const { readDataMap } = await import('../pipeline/profiles/read-data-map.ts');
  return readDataMap(await readText(file), file);
}

/** What the build kept of a profile that comes with Etabli; undefined where it was not built, or was changed since. */
async function builtData(kind: ProfileKind, id: string, text: string, file: string): Promise<DataMap | undefined> {
  const built = path.join(packageFolder(), 'dist', 'profiles', kind, `${id}.json`);
  return (await exists(built)) ? storedMap(JSON.parse(await readText(built)), text, file) : undefined;
}

/**
 * Finds the configuration: `--config`, else the nearest `etabli.yaml` upwards. Profiles are looked for in its folders,
 * then in the user's folder, then among the built-in ones.
 * @throws UsageError with the line of what is wrong in it
 */
export async function loadConfiguration(
  given: string | undefined,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<Configuration> {
  const user = userFolder(env);
  const own = path.join(user, 'etabli.yaml');
  const file = given ?? (await nearestFile(cwd)) ?? ((await exists(own)) ? own : null);
  const map: DataMap = file === null ? { kind: 'map', entries: new Map(), at: {} } : await readMap(file);
  const parsed = parseFields(map, CONFIGURATION);
  const base = file === null ? cwd : path.dirname(path.resolve(file));
  const extra = env.ETABLI_TARIFFS ? env.ETABLI_TARIFFS.split(path.delimiter) : [];
  const folders = (kind: ProfileKind): readonly Folder[] => {
    const named = [
      ...(kind === 'calibrations' ? [] : parsed[kind]).map((name) => path.resolve(base, name)),
      ...(kind === 'tariffs' ? extra : []),
    ];
    return [
      ...named.map((folder) => ({ folder, origin: folder, required: true })),
      { folder: path.join(user, kind), origin: path.join(user, kind), required: false },
      { folder: path.join(packageFolder(), 'templates', kind), origin: BUILT_IN, required: kind !== 'calibrations' },
    ];
  };
  const { machine, material, tariff, settings } = parsed;
  const issuer = parsed.issuer === undefined ? undefined : path.resolve(base, parsed.issuer);
  return {
    file,
    machine,
    material,
    tariff,
    issuer,
    costs: parsed.costs === undefined ? undefined : path.resolve(base, parsed.costs),
    settings,
    profiles: diskProfiles(folders),
    userFolder: user,
    store: parsed.store === undefined ? undefined : path.resolve(base, parsed.store),
    lab: parsed.lab,
    engines: enginesOf(parsed.engines ?? {}, base),
  };
}

function enginesOf(
  given: { readonly timeout?: number | undefined } & Readonly<Record<string, string | number | undefined>>,
  base: string,
): EngineConfiguration {
  const paths = new Map<string, string>();
  for (const [name, value] of Object.entries(given))
    if (typeof value === 'string') paths.set(name, path.resolve(base, value));
  return { paths, timeout: 1000 * (given.timeout ?? ENGINE_TIMEOUT) };
}

interface Folder {
  readonly folder: string;
  readonly origin: string;
  /** A folder that the configuration names must be there. */
  readonly required: boolean;
}

const BUILT_IN = 'built-in';
const ENDINGS = ['.yaml', '.yml', '.json'];

function diskProfiles(foldersOf: (kind: ProfileKind) => readonly Folder[]): ProfileSource {
  const filesIn = async ({ folder, required }: Folder): Promise<readonly string[]> => {
    try {
      return (await readdir(folder)).filter((name) => ENDINGS.includes(path.extname(name))).sort();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' && !required) return [];
      throw new UsageError(
        sayText(
          {
            en: 'The profile folder "{0}" cannot be read: {1}.',
            fr: 'Le dossier de profils « {0} » ne peut pas être lu : {1}.',
          },
          folder,
          code ?? '',
        ),
        { en: 'Correct the path in the configuration.', fr: 'Corrigez le chemin dans la configuration.' },
      );
    }
  };
  return {
    async find(kind, id) {
      for (const entry of foldersOf(kind)) {
        const name = (await filesIn(entry)).find((file) => path.parse(file).name === id);
        if (name === undefined) continue;
        const file = path.join(entry.folder, name);
        const text = await readText(file);
        const data = entry.origin === BUILT_IN ? await builtData(kind, id, text, file) : undefined;
        const found = { id, text, file, origin: entry.origin } satisfies ProfileFile;
        return data === undefined ? found : { ...found, data };
      }
      return undefined;
    },
    async ids(kind) {
      const ids = new Set<string>();
      for (const entry of foldersOf(kind)) for (const file of await filesIn(entry)) ids.add(path.parse(file).name);
      return [...ids].sort();
    },
  };
}
