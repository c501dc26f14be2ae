import { nearestName } from '../../base/nearest.ts';
import { sayText } from '../../base/text.ts';
import type { DataMap, DataNode } from '../../model/data-node.ts';
import type { BoundFirmware } from '../../model/firmware.ts';
import { MACHINE_HEAD, MATERIAL_HEAD, type MachineHead, type MaterialHead } from '../../model/machine.ts';
import type { Process } from '../../model/process.ts';
import { type Field, type Fields, mapNode, optional, parseFields, profileError } from '../../model/schema.ts';
import { FIRMWARES } from '../../motion/index.ts';
import { PROCESSES } from '../../processes/index.ts';
import { sha256 } from '../hash.ts';
import { LAB_HOURS, type LabHours } from '../lab-hours.ts';
import { findProfile } from './find-profile.ts';
import type { ProfileFile, ProfileSource } from './profile-source.ts';

/** A machine ready to work with: its head, its firmware's clock, and the data that its process reads. */
export interface LoadedMachine {
  readonly head: MachineHead;
  readonly node: DataMap;
  readonly firmware: BoundFirmware;
  readonly process: Process;
  /** Opening hours of this machine, where its profile says its own. */
  readonly lab: LabHours | undefined;
  /** Of the profile's text, worked out when it is asked for. */
  readonly sha256: string;
}

export interface LoadedMaterial {
  readonly head: MaterialHead;
  readonly node: DataMap;
  readonly sha256: string;
}

const LAB = { lab: optional(LAB_HOURS) };

/** The data of a profile; the reader is loaded only where nobody has read it yet. @throws UsageError with file and line */
async function dataOf({ text, file, data }: ProfileFile): Promise<DataMap> {
  return data ?? (await import('./read-data-map.ts')).readDataMap(text, file);
}

/** A section that its owner (process, firmware) parses; here only that it is there. */
function section(name: string): Field<DataMap> {
  const doc = { en: `read by the ${name}`, fr: `lu par : ${name}` };
  return {
    type: 'custom',
    doc,
    parse(node, at, path) {
      if (node !== undefined) return mapNode(node, path);
      throw profileError(
        at,
        sayText({ en: 'The section "{0}" is missing.', fr: 'La section « {0} » manque.' }, path),
        sayText({ en: 'Add "{0}:" with its keys.', fr: 'Ajoutez « {0}: » et ses clés.' }, path),
      );
    },
  };
}

/** What a name must be one of, or the error with its line. */
function known<T extends { readonly name: string }>(items: readonly T[], node: DataMap, key: string, name: string): T {
  const found = items.find((item) => item.name === name);
  if (found !== undefined) return found;
  const names = items.map((item) => item.name);
  throw profileError(
    node.entries.get(key)?.node.at ?? node.at,
    sayText({ en: '"{0}: {1}" is not known.', fr: '« {0} : {1} » n’est pas connu.' }, key, name),
    sayText(
      { en: 'Did you mean "{0}"? Known: {1}.', fr: 'Vouliez-vous dire « {0} » ? Connus : {1}.' },
      nearestName(name, names) ?? names[0] ?? '',
      names.join(', '),
    ),
  );
}

/** @throws UsageError naming file and line when the id inside differs from the file's name */
function checkId(node: DataMap, id: string, file: ProfileFile): void {
  if (id === file.id) return;
  throw profileError(
    node.entries.get('id')?.node.at ?? node.at,
    sayText(
      {
        en: 'The file is named "{0}" but its id is "{1}".',
        fr: 'Le fichier s’appelle « {0} » mais son id est « {1} ».',
      },
      file.id,
      id,
    ),
    { en: 'Give both the same name.', fr: 'Donnez le même nom aux deux.' },
  );
}

/** Reads and validates a machine down to its firmware's section; its process checks the rest when it is bound. */
export async function loadMachine(source: ProfileSource, id: string): Promise<LoadedMachine> {
  const file = await findProfile(source, 'machines', id);
  const node = await dataOf(file);
  const processName = scalarText(node.entries.get('process')?.node);
  const process = known(PROCESSES, node, 'process', processName);
  const fields: Fields = {
    ...MACHINE_HEAD,
    ...LAB,
    motion: section('firmware'),
    [process.name]: section(process.name),
  };
  parseFields(node, fields);
  const head = { ...parseFields(only(node, MACHINE_HEAD), MACHINE_HEAD), origin: file.origin };
  checkId(node, head.id, file);
  const motion = mapNode(node.entries.get('motion')!.node, 'motion');
  const firmware = (await known(FIRMWARES, node, 'firmware', head.firmware).load()).bind(motion);
  const { lab } = parseFields(only(node, LAB), LAB);
  return {
    head,
    node,
    firmware,
    process,
    lab,
    get sha256() {
      return sha256(new TextEncoder().encode(file.text));
    },
  };
}

/** Reads and validates a material; the process that works it checks its own section when it is bound. */
export async function loadMaterial(source: ProfileSource, id: string): Promise<LoadedMaterial> {
  const file = await findProfile(source, 'materials', id);
  const node = await dataOf(file);
  const sections: Record<string, Field> = {};
  for (const process of PROCESSES) if (node.entries.has(process.name)) sections[process.name] = section(process.name);
  parseFields(node, { ...MATERIAL_HEAD, ...sections });
  const head = { ...parseFields(only(node, MATERIAL_HEAD), MATERIAL_HEAD), origin: file.origin };
  checkId(node, head.id, file);
  return {
    head,
    node,
    get sha256() {
      return sha256(new TextEncoder().encode(file.text));
    },
  };
}

function scalarText(node: DataNode | undefined): string {
  return node?.kind === 'scalar' ? node.raw : '';
}

/** The map with the keys of one schema alone. */
function only(node: DataMap, fields: Fields): DataMap {
  return { ...node, entries: new Map([...node.entries].filter(([key]) => Object.hasOwn(fields, key))) };
}
