import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { type JsonFinding, validDocument } from './json-schemas.ts';
import { contents, inFolder, ROOT, runEtabli } from './run-etabli.ts';

const fixture = (...names: string[]): string => path.join(ROOT, 'fixtures', ...names);
const CUBE = fixture('parts', 'cube-with-hole.stl');
const PRINT = fixture('jobs', 'prusaslicer-cube.gcode');

interface Document {
  readonly ok: boolean;
  readonly picture: {
    readonly file: string;
    readonly shows: string;
    readonly width: number;
    readonly height: number;
    readonly layer: number | null;
    readonly layers: number | null;
    readonly sha256: string;
    readonly bytes: number;
    readonly bounds: readonly (readonly number[])[] | null;
  } | null;
  readonly findings: readonly JsonFinding[];
}

/** One preview in a folder of its own: the run, its document and the file. */
async function drawn(args: readonly string[], ending = '.png') {
  return inFolder(async (folder) => {
    const out = path.join(folder, `picture${ending}`);
    const small = args.includes('--width') ? [] : ['--width', '240'];
    const run = await runEtabli(['preview', ...args, ...small, '-o', out, '--json']);
    const document = run.code === 2 ? null : validDocument<Document>('preview', run.stdout);
    return { run, document, bytes: existsSync(out) ? new Uint8Array(readFileSync(out)) : null, left: contents(folder) };
  });
}

/** Pixels of one colour, near enough. */
async function countPixels(
  png: Uint8Array,
  [r, g, b]: readonly [number, number, number],
  within = 12,
): Promise<number> {
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  let count = 0;
  for (let k = 0; k < data.length; k += info.channels)
    if (Math.max(Math.abs(data[k]! - r), Math.abs(data[k + 1]! - g), Math.abs(data[k + 2]! - b)) <= within) count++;
  return count;
}

describe('what is shown', () => {
  test.each([
    ['a solid', [CUBE], 'part'],
    ['a drawing', [fixture('drawings', 'pencil-box.svg')], 'drawing'],
    ['a drawing on its machine', [fixture('drawings', 'pencil-box.svg'), '-m', 'grbl-laser'], 'drawing'],
    ['an image', [fixture('drawings', 'ball.png')], 'image'],
    ['a print', [PRINT, '-m', 'prusa-mk3s'], 'plate'],
    ['a print of an unnamed machine', [fixture('jobs', 'cura-keychain.gcode')], 'plate'],
    ['a layer', [PRINT, '-m', 'prusa-mk3s', '--layer', '3'], 'layer'],
    ['a laser job', [fixture('jobs', 'grbl-squares.nc'), '-m', 'grbl-laser'], 'burn'],
    ['a laser job of an unnamed machine', [fixture('jobs', 'grbl-raster-grey.nc')], 'burn'],
  ])('%s', async (_name, args, shows) => {
    const { run, document, bytes } = await drawn([...args, '--width', '300']);
    expect(run.code).toBe(0);
    expect(document?.picture).toMatchObject({ shows, width: 300 });
    const info = await sharp(bytes!).metadata();
    expect([info.width, info.height]).toEqual([300, document?.picture?.height]);
    expect(document?.picture?.bytes).toBe(bytes?.length);
  });

  test('a layer says which of how many; the plate says how many', async () => {
    const layer = await drawn([PRINT, '-m', 'prusa-mk3s', '--layer', '1', '--width', '200']);
    expect(layer.document?.picture?.layer).toBe(1);
    const plate = await drawn([PRINT, '-m', 'prusa-mk3s', '--width', '200']);
    expect(plate.document?.picture).toMatchObject({ layer: null, layers: layer.document?.picture?.layers });
  });

  test('cuts are red on the machine that cuts strokes, and as drawn without a machine', async () => {
    const box = fixture('drawings', 'pencil-box.svg');
    const on = await drawn([box, '-m', 'grbl-laser', '--width', '400']);
    expect(await countPixels(on.bytes!, [0xd9, 0x30, 0x1f], 40)).toBeGreaterThan(300);
    expect(on.document?.picture?.bounds?.[1]?.[0]).toBeGreaterThan(100);
  });

  test('an engraving job is dark where its picture was dark', async () => {
    await inFolder(async (folder) => {
      const [job, out] = [path.join(folder, 'ball.gcode'), path.join(folder, 'ball.png')];
      const ball = fixture('drawings', 'ball.png');
      await runEtabli(['prepare', ball, '-m', 'grbl-laser', '--material', 'plywood-3mm', '-o', job]);
      await runEtabli(['preview', job, '-m', 'grbl-laser', '-o', out, '--width', '400']);
      const grey = sharp(out).greyscale();
      // The ball is lit from the upper left: the lower right of the middle is darker than its upper left.
      const { data, info } = await grey.raw().toBuffer({ resolveWithObject: true });
      const mean = (x0: number, y0: number): number => {
        let sum = 0;
        for (let y = 0; y < 30; y++) for (let x = 0; x < 30; x++) sum += data[(y0 + y) * info.width + x0 + x]!;
        return sum / 900;
      };
      expect(mean(245, 190)).toBeLessThan(mean(160, 110) - 60);
    });
  });
});

describe('formats and languages', () => {
  test('an SVG stands alone and speaks the language, accents and all', async () => {
    const { bytes } = await drawn([PRINT, '-m', 'prusa-mk3s', '--layer', '2', '--lang', 'fr'], '.svg');
    const svg = new TextDecoder().decode(bytes!);
    expect(svg).toMatch(/^<svg xmlns=/);
    expect(svg).toContain('paroi extérieure');
    expect(svg).toContain('déplacement à vide');
    expect(svg).toContain('couche 2 sur ');
    expect(svg).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
  });

  test('a page holds the same picture', async () => {
    const { bytes, document } = await drawn([CUBE, '--lang', 'fr'], '.html');
    const html = new TextDecoder().decode(bytes!);
    expect(html).toMatch(/^<!doctype html>\n<html lang="fr">/);
    expect(html).toContain('<svg ');
    expect(document?.picture?.shows).toBe('part');
  });

  test('the same bytes twice', async () => {
    for (const ending of ['.png', '.svg']) {
      const [a, b] = [
        await drawn([PRINT, '-m', 'prusa-mk3s'], ending),
        await drawn([PRINT, '-m', 'prusa-mk3s'], ending),
      ];
      expect(a.bytes).toEqual(b.bytes);
    }
  });

  test('a name with signs of markup, from stdin', async () => {
    await inFolder(async (folder) => {
      const out = path.join(folder, 'x.svg');
      const run = await runEtabli(['preview', '-', '--stdin-filename', 'a<b>&"c".stl', '-o', out], {
        input: readFileSync(CUBE),
      });
      expect(run.code).toBe(0);
      expect(readFileSync(out, 'utf8')).toContain('a&lt;b&gt;&amp;&quot;c&quot;.stl');
    });
  });
});

describe('what is refused', () => {
  test('no -o, another ending, a file that is there: 2, and nothing is touched', async () => {
    expect((await runEtabli(['preview', CUBE])).code).toBe(2);
    expect((await drawn([CUBE], '.gif')).run.code).toBe(2);
    await inFolder(async (folder) => {
      const out = path.join(folder, 'x.png');
      writeFileSync(out, 'mine');
      const run = await runEtabli(['preview', CUBE, '-o', out]);
      expect(run.code).toBe(2);
      expect(readFileSync(out, 'utf8')).toBe('mine');
      expect((await runEtabli(['preview', CUBE, '-o', out, '--force', '--width', '200'])).code).toBe(0);
      expect(readFileSync(out).subarray(1, 4).toString()).toBe('PNG');
    });
  });

  test('a layer that is not there, a layer of a laser job, an unknown machine, an absurd width: 2', async () => {
    const tooHigh = await drawn([PRINT, '-m', 'prusa-mk3s', '--layer', '5000']);
    expect(tooHigh.run.code).toBe(2);
    expect(tooHigh.run.stderr).toMatch(/The job has \d+ layers/);
    expect((await drawn([fixture('jobs', 'grbl-squares.nc'), '-m', 'grbl-laser', '--layer', '1'])).run.code).toBe(2);
    expect((await drawn([CUBE, '-m', 'nothing'])).run.code).toBe(2);
    expect((await drawn([CUBE, '--width', '100000'])).run.code).toBe(2);
    expect((await drawn([CUBE, '--width', '0'])).run.code).toBe(2);
  });

  test('a missing file, an empty one, a web page, a job that does nothing: 3, a finding and no picture', async () => {
    await inFolder(async (folder) => {
      const file = (name: string, text: string): string => {
        writeFileSync(path.join(folder, name), text);
        return path.join(folder, name);
      };
      const cases = [
        [path.join(folder, 'nowhere.stl'), 'unreadable'],
        [file('empty.stl', ''), 'empty'],
        [file('page.stl', '<!doctype html><html><body>Log in</body></html>'), 'unreadable'],
        [file('idle.gcode', 'G21\nG90\nG28\nG1 X10 Y10 F600\nM84\n'), 'empty'],
      ] as const;
      for (const [name, rule] of cases) {
        const { run, document, bytes } = await drawn([name]);
        expect(run.code, name).toBe(3);
        expect(document).toMatchObject({ ok: false, picture: null });
        expect(document?.findings[0]?.rule, name).toBe(rule);
        expect(bytes).toBeNull();
      }
    });
  });

  test('--dry-run writes nothing; two files for one picture are too many', async () => {
    expect((await drawn([CUBE, '--dry-run'])).left).toEqual([]);
    expect((await drawn([fixture('parts', '*.stl')])).run.code).toBe(2);
  });
});
