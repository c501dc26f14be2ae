import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { openGcode } from '../../src/formats/gcode/read.ts';
import { readData } from '../../src/formats/yaml/read-data.ts';
import type { BoundFirmware, MotionTime } from '../../src/model/firmware.ts';
import { mapNode } from '../../src/model/schema.ts';
import { FIRMWARES } from '../../src/motion/index.ts';

/** Truth of a printer's file: seconds by machine. */
interface PrintTruth {
  readonly file: string;
  readonly slicer: string;
  readonly motionSeconds: Readonly<Record<string, number>>;
  /** [s] The slicer’s own estimate; hand-made files have none. */
  readonly slicerSeconds?: number;
  /** [s] Way over feed rate. */
  readonly naiveSeconds: number;
}

/** Truth of a laser's file. */
interface LaserTruth {
  readonly machine: string;
  readonly motionSeconds: number;
  readonly laserOnSeconds: number;
}

const REFERENCE = new URL('../../../shared/reference/', import.meta.url);
const MACHINES = new URL('../../templates/machines/', import.meta.url);

export function printTruth(): readonly PrintTruth[] {
  return JSON.parse(readFileSync(new URL('estimate/truth.json', REFERENCE), 'utf8')).files;
}

export function laserTruth(): readonly (LaserTruth & { readonly file: string })[] {
  const { jobs } = JSON.parse(readFileSync(new URL('grbl/truth.json', REFERENCE), 'utf8'));
  return Object.entries<LaserTruth>(jobs).map(([file, truth]) => ({ file, ...truth }));
}

/** The clock of a machine that is shipped. */
async function shippedFirmware(machine: string): Promise<BoundFirmware & { readonly name: string }> {
  const node = mapNode(readData(readFileSync(new URL(`${machine}.yaml`, MACHINES), 'utf8'), machine), machine);
  const firmwareNode = node.entries.get('firmware')?.node;
  const name = firmwareNode?.kind === 'scalar' ? firmwareNode.raw : '';
  const firmware = FIRMWARES.find((known) => known.name === name);
  const motion = node.entries.get('motion')?.node;
  if (firmware === undefined || motion === undefined) throw new Error(`${machine}: no firmware or no motion`);
  return { name, ...(await firmware.load()).bind(mapNode(motion, 'motion')) };
}

export function unpacked(set: 'estimate' | 'grbl', file: string): Uint8Array {
  return gunzipSync(readFileSync(new URL(`${set}/${file}`, REFERENCE)));
}

/** Reads a job through the reader of its dialect and times it. */
export async function timeOf(bytes: Uint8Array, machine: string): Promise<MotionTime> {
  const firmware = await shippedFirmware(machine);
  const timer = firmware.start();
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  for await (const chunk of openGcode(pieces(), { firmware: firmware.name, scale: { powerMax: 1000 } })) {
    timer.push(chunk.toolpath);
  }
  return timer.end();
}
