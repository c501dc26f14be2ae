import { readFileSync } from 'node:fs';
import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { FormatError } from '../../src/base/errors.ts';
import { seededRandom } from '../../src/base/random.ts';
import { readObj } from '../../src/formats/obj/read.ts';
import { writeObj } from '../../src/formats/obj/write.ts';
import { readStl } from '../../src/formats/stl/read.ts';
import { writeStl } from '../../src/formats/stl/write.ts';
import { readThreemf } from '../../src/formats/threemf/read.ts';
import { writeThreemf } from '../../src/formats/threemf/write.ts';
import type { PartReading, SourceFile } from '../../src/model/part.ts';
import { meshFacts } from '../../src/pipeline/facts/mesh-facts.ts';
import { checkPrint } from '../../src/processes/print/check.ts';
import { ball, box, together } from '../meshes.ts';
import { printCase } from '../print-case.ts';

/** Mutated inputs a reader. */
const INPUTS = 20_000;
/** [s] of CPU and [MB] that one of them may cost. */
const SLOW = 1;
const HEAVY = 512;
/** Every so many inputs that are read are checked by all rules too: what is read must never break a rule. */
const CHECKED = 50;

const own = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../shared/models/${name}`, import.meta.url)));
const part = together(box([0, 0, 0, 20, 20, 20]), ball(40, 0, 10, 10, 12));
const textStl = strToU8(
  'solid a\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 0 1 0\nendloop\nendfacet\nendsolid a\nsolid b\nfacet normal 0 0 0\nouter loop\nvertex 0 0 1\nvertex 1e0 0 1\nvertex .5 1 1\nendloop\nendfacet\nendsolid b\n',
);

/** One of several kinds of damage, by a seeded die. */
function mutate(bytes: Uint8Array, random: () => number, words: readonly string[]): Uint8Array {
  const at = (length: number): number => Math.floor(random() * length);
  const kind = at(7);
  if (kind === 0) return bytes.slice(0, at(bytes.length));
  if (kind === 1) return Uint8Array.from([...bytes.slice(at(bytes.length)), ...bytes.slice(0, 10)]);
  const out = bytes.slice();
  if (kind === 2) for (let k = at(20); k >= 0; k--) out[at(out.length)] = at(256);
  else if (kind === 3) out.fill([0, 255, 48, 57, 32][at(5)]!, at(out.length), at(out.length));
  else if (kind === 4) out[at(out.length)]! ^= 1 << at(8);
  else {
    // A word of the format, or a hostile number, in the middle of it.
    const word = strToU8(words[at(words.length)]!);
    const place = at(out.length);
    const drop = kind === 5 ? 0 : at(40);
    return Uint8Array.from([...out.subarray(0, place), ...word, ...out.subarray(place + drop)]);
  }
  return out;
}

async function run(
  name: string,
  read: (file: SourceFile) => PartReading,
  inputs: (random: () => number) => Uint8Array,
): Promise<void> {
  const random = seededRandom(20_261_124);
  let readable = 0;
  for (let k = 0; k < INPUTS; k++) {
    const bytes = inputs(random);
    const began = process.cpuUsage().user;
    let reading: PartReading | undefined;
    try {
      reading = read({ name, bytes });
    } catch (error) {
      if (!(error instanceof FormatError)) throw new Error(`input ${k}: ${String(error)}`, { cause: error });
      expect(error.text.fr.length).toBeGreaterThan(0);
    }
    if (reading?.part.kind === 'mesh' && readable++ % CHECKED === 0) {
      const facts = meshFacts(reading.part);
      expect(Number.isNaN(facts.area)).toBe(false);
      for (const finding of await checkPrint(printCase(reading.part)))
        expect(finding.what.en).not.toMatch(/NaN|undefined|\{\d\}/);
      continue;
    }
    expect((process.cpuUsage().user - began) / 1e6).toBeLessThan(SLOW);
  }
  expect(process.memoryUsage().arrayBuffers / 2 ** 20).toBeLessThan(HEAVY);
  expect(readable).toBeGreaterThan(INPUTS / 100);
}

const options = { settings: new Map<string, string>(), resolve: async () => undefined };

describe('readers under mutated input', () => {
  test('STL, binary and text', async () => {
    const seeds = [
      writeStl(part),
      textStl,
      own('own/solid_but_binary.stl'),
      own('own/truncated.stl'),
      own('multibody.stl'),
    ];
    const words = [
      'solid ',
      'endsolid',
      'facet normal',
      'vertex 1e999 0 0',
      'vertex nan 0 0',
      'endfacet',
      '\0\0\0\0',
      '1,5',
    ];
    await run(
      'a.stl',
      (file) => readStl(file, options),
      (random) => mutate(seeds[Math.floor(random() * seeds.length)]!, random, words),
    );
  });

  test('OBJ', async () => {
    const seeds = [
      writeObj(part),
      strToU8('v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nv 0 0 1\no a\nf -5/1 -4//2 -3\nf 1 2 \\\n 3 4\nf 1 5 2\n'),
    ];
    const words = [
      'f 1 2 1000000000000\n',
      'v 1e308 1e308 1e308\n',
      'f -1 -2 -3\n',
      '\\\n',
      'o \n',
      'f 0 0 0\n',
      'surf 0 1\n',
      'v nan nan nan\n',
    ];
    await run(
      'a.obj',
      (file) => readObj(file, options),
      (random) => mutate(seeds[Math.floor(random() * seeds.length)]!, random, words),
    );
  });

  test('3MF: the archive, and the model in it', async () => {
    const good = writeThreemf(part);
    const files = unzipSync(good);
    const model = files['3D/3dmodel.model']!;
    const words = [
      '<object id="1">',
      '<components><component objectid="1"/></components>',
      '<item objectid="1" transform="1e300 0 0 0 1e300 0 0 0 1 0 0 0"/>',
      'v1="4000000000"',
      '<!DOCTYPE x>',
      '<!--',
      '">',
      'x="1e999"',
      '&#xffffffff;',
    ];
    await run(
      'a.3mf',
      (file) => readThreemf(file, options),
      (random) => {
        if (random() < 0.4) return mutate(good, random, words);
        const broken: Zippable = { ...files, '3D/3dmodel.model': mutate(model, random, words) };
        return zipSync(broken, { level: 0 });
      },
    );
  });
});
