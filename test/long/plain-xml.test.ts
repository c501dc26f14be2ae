import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FormatError } from '../../src/base/errors.ts';
import { seededRandom } from '../../src/base/random.ts';
import { parseXml } from '../../src/formats/svg/tree/parse-xml.ts';
import { scanPlain } from '../../src/formats/svg/tree/scan-plain.ts';
import type { GrownTree, SvgNode } from '../../src/formats/svg/tree/svg-node.ts';
import { damaged } from '../support/damage-drawing.ts';

const DRAWINGS = new URL('../../../shared/drawings/', import.meta.url);
const RUNS = Number(process.env.ETABLI_FUZZ_RUNS ?? 20_000);

/** Everything of a tree but its links upwards, as text. */
function written({ root, styles }: GrownTree): string {
  const plain = (key: string, value: unknown): unknown => (key === 'parent' ? undefined : value);
  return JSON.stringify([styles, root] satisfies [readonly SvgNode[], SvgNode], plain);
}

async function told(
  read: () => Promise<{ tree: GrownTree; faults?: readonly object[] } | null>,
): Promise<string | null> {
  try {
    const reading = await read();
    if (reading === null) return null;
    return (reading.faults ?? []).length > 0 ? 'faults' : written(reading.tree);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return `${error.message} ${JSON.stringify(error.place)}`;
  }
}

test('what is read as plain XML is what the full parser reads, in whole and in damaged drawings', async () => {
  const files = ['own/', 'conformance/', 'foreign/', 'boxes/'].flatMap((folder) =>
    readdirSync(new URL(folder, DRAWINGS))
      .filter((name) => name.endsWith('.svg'))
      .map((name) => new Uint8Array(readFileSync(new URL(folder + name, DRAWINGS)))),
  );
  const small = files.filter((bytes) => bytes.length < 20_000);
  const random = seededRandom(21);
  let plain = 0;
  for (let run = 0; run < RUNS + files.length; run++) {
    const bytes = files[run] ?? damaged(small[Math.floor(random() * small.length)]!, random);
    const text = new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n');
    const start = /^\s*/.exec(text)![0].length;
    const quick = await told(async () => scanPlain(text, start));
    if (quick === null) continue;
    plain++;
    expect(quick).toBe(await told(() => parseXml(text, start)));
  }
  expect(plain).toBeGreaterThan(RUNS / 20);
}, 1_800_000);
