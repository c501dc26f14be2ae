import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { same, sayText } from '../../base/text.ts';
import type { DoctorCheck } from '../../report/doctor-text.ts';
import { exists } from '../atomic-write.ts';
import { packageFolder } from '../package-folder.ts';

interface Manifest {
  readonly engines: { readonly node: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

async function manifest(): Promise<Manifest> {
  return JSON.parse(await readFile(path.join(packageFolder(), 'package.json'), 'utf8')); // our own file
}

/** Node, the packages (loaded, so that a binary for another system is found out), and the files that ship with Etabli. */
export async function checkInstallation(): Promise<readonly DoctorCheck[]> {
  const own = await manifest();
  return [
    nodeCheck(process.versions.node, own.engines.node),
    ...(await packageChecks(Object.keys(own.dependencies), 'error')),
    ...(await packageChecks(Object.keys(own.optionalDependencies), 'warning')),
    await filesCheck(),
  ];
}

/** @param wanted as package.json says it: `>=20.19` */
export function nodeCheck(version: string, wanted: string): DoctorCheck {
  const numbers = (text: string): readonly number[] => (text.match(/\d+/g) ?? []).map(Number);
  const [major = 0, minor = 0] = numbers(version);
  const [leastMajor = 0, leastMinor = 0] = numbers(wanted);
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor))
    return { id: 'node', state: 'good', what: same(`Node ${version}`) };
  return {
    id: 'node',
    state: 'error',
    what: sayText({ en: 'Node {0} is too old.', fr: 'Node {0} est trop ancien.' }, version),
    fix: sayText({ en: 'Install Node {0}, from nodejs.org.', fr: 'Installez Node {0}, depuis nodejs.org.' }, wanted),
  };
}

async function packageChecks(names: readonly string[], state: 'error' | 'warning'): Promise<readonly DoctorCheck[]> {
  const failed: DoctorCheck[] = [];
  for (const name of names) {
    const reason = await import(name).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message.split('\n')[0]! : String(error)),
    );
    if (reason !== null) failed.push(missingPackage(name, reason, state));
  }
  if (failed.length > 0) return failed;
  const id = state === 'error' ? 'packages' : 'optional-packages';
  return [{ id, state: 'good', what: sayText({ en: 'Packages: {0}', fr: 'Paquets : {0}' }, names.join(', ')) }];
}

function missingPackage(name: string, reason: string, state: 'error' | 'warning'): DoctorCheck {
  return {
    id: `package-${name}`,
    state,
    what: sayText(
      { en: 'The package {0} cannot be loaded: {1}', fr: 'Le paquet {0} ne peut pas être chargé : {1}' },
      name,
      reason,
    ),
    fix:
      state === 'error'
        ? {
            en: 'Install Etabli again, with the optional packages of its packages: npm install --include=optional',
            fr: 'Réinstallez Etabli, avec les paquets optionnels de ses paquets : npm install --include=optional',
          }
        : {
            en: 'Only quotes as PDF need it. To have them: npm install --include=optional',
            fr: 'Seuls les devis en PDF en ont besoin. Pour les avoir : npm install --include=optional',
          },
  };
}

/** What stands beside the program: profiles, the quote template, the words of the law. */
async function filesCheck(): Promise<DoctorCheck> {
  const wanted = [
    'machines',
    'materials',
    'tariffs',
    path.join('quote', 'devis.typ'),
    path.join('quote', 'mentions.yaml'),
  ];
  for (const name of wanted) {
    const file = path.join(packageFolder(), 'templates', name);
    if (await exists(file)) continue;
    return {
      id: 'files',
      state: 'error',
      what: sayText({ en: '"{0}" is not there.', fr: '« {0} » n’existe pas.' }, file),
      fix: { en: 'Install Etabli again.', fr: 'Réinstallez Etabli.' },
    };
  }
  return {
    id: 'files',
    state: 'good',
    what: sayText(
      { en: 'Built-in profiles and templates: {0}', fr: 'Profils et modèles fournis : {0}' },
      path.join(packageFolder(), 'templates'),
    ),
  };
}
