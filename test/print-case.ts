import { readFileSync } from 'node:fs';
import { assert } from '../src/base/assert.ts';
import { same } from '../src/base/text.ts';
import { readData } from '../src/formats/yaml/read-data.ts';
import type { DataMap, DataNode } from '../src/model/data-node.ts';
import type { Mesh } from '../src/model/part.ts';
import { PrintContext } from '../src/processes/print/context.ts';
import { type PrintMachine, parsePrintMachine } from '../src/processes/print/machine.ts';
import { type PrintMaterial, parsePrintMaterial } from '../src/processes/print/material.ts';
import { parsePrintSettings } from '../src/processes/print/settings.ts';

function profile(kind: string, id: string): DataMap {
  const url = new URL(`../templates/${kind}/${id}.yaml`, import.meta.url);
  const node = readData(readFileSync(url, 'utf8'), `${id}.yaml`);
  assert(node.kind === 'map', 'a profile is a map');
  return node;
}

/** Settings as they would be written with `--set`. */
function settingsOf(values: Readonly<Record<string, string>>): DataMap {
  const at = {};
  const entries = new Map<string, { keyAt: object; node: DataNode }>();
  for (const [key, raw] of Object.entries(values))
    entries.set(key, { keyAt: at, node: { kind: 'scalar', value: raw, raw, at } });
  return { kind: 'map', entries, at };
}

interface CaseOptions {
  readonly settings?: Readonly<Record<string, string>>;
  /** Changes to the machine of 250 × 210 × 210 mm. */
  readonly machine?: Partial<PrintMachine>;
  readonly height?: number;
  /** Changes to PLA; null: no material is given. */
  readonly material?: Partial<PrintMaterial> | null;
}

/** A part on the machine of the models' table: 250 × 210 × 210 mm, 0.4 mm nozzle, PLA. */
export function printCase(part: Mesh, options: CaseOptions = {}): PrintContext {
  const machineNode = profile('machines', 'prusa-mk3s');
  const materialNode = profile('materials', 'pla');
  const machine = { ...parsePrintMachine(machineNode), ...options.machine };
  const print = { ...parsePrintMaterial(materialNode), ...options.material };
  const settings = parsePrintSettings(settingsOf(options.settings ?? {}), {
    machine: machine.settings,
    material: print.settings,
    nozzle: machine.nozzle,
  });
  return new PrintContext({
    part,
    file: 'part.stl',
    machine,
    machineName: same('Prusa MK3S+'),
    height: options.height ?? 210,
    ...(options.material === null ? {} : { material: { name: same('PLA'), print } }),
    settings,
  });
}
