import { readdirSync, readFileSync } from 'node:fs';
import { obj } from '../../src/formats/obj/index.ts';
import { stl } from '../../src/formats/stl/index.ts';
import { threemf } from '../../src/formats/threemf/index.ts';
import type { Mesh } from '../../src/model/part.ts';
import { checkPrint } from '../../src/processes/print/check.ts';
import { printCase } from '../print-case.ts';

/** Rules on the triangles themselves: cutting them changes what these say. */
const ON_TRIANGLES = ['resolution', 'degenerate-triangles'];

/** `rule severity` of every finding but those on triangles and those left out, each once, sorted. */
export async function verdictsOf(mesh: Mesh, leave: readonly string[] = []): Promise<readonly string[]> {
  const findings = await checkPrint(printCase(mesh));
  const told = findings.filter(({ rule }) => !ON_TRIANGLES.includes(rule) && !leave.includes(rule));
  return [...new Set(told.map(({ rule, severity }) => `${rule} ${severity}`))].sort();
}

const ROOT = new URL('../../../shared/models/', import.meta.url);

/** Files of the preflight table. */
export const MODEL_FILES: readonly string[] = [
  ...readdirSync(ROOT),
  ...readdirSync(new URL('own/', ROOT)).map((name) => `own/${name}`),
].filter((name) => /\.(stl|obj|3mf)$/i.test(name));

/** A model of the preflight table; undefined where it cannot be read. */
export async function modelOf(name: string): Promise<Mesh | undefined> {
  const format = /\.3mf$/i.test(name) ? threemf : /\.obj$/i.test(name) ? obj : stl;
  const file = { name, bytes: new Uint8Array(readFileSync(new URL(name, ROOT))) };
  const reading = await format.readPart!(file, { settings: new Map(), resolve: async () => undefined }).catch(
    () => undefined,
  );
  return reading?.part.kind === 'mesh' ? reading.part : undefined;
}
