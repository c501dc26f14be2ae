import { describe, expect, test } from 'vitest';
import { FormatError } from '../../base/errors.ts';
import type { DriverSettings } from '../../model/driver-settings.ts';
import type { Finding } from '../../model/finding.ts';
import { MoveKind, type Toolpath } from '../../model/toolpath.ts';
import { pdf } from './index.ts';

const DRIVER: DriverSettings = {
  page: [0, 0, 200, 100],
  hairline: 0.01,
  interval: 0.1,
  travel: 400,
  burns: {
    cut: { color: { r: 255, g: 0, b: 0 }, speed: 10, power: 0.8, passes: 1, air: true },
    score: { color: { r: 0, g: 0, b: 255 }, speed: 50, power: 0.2, passes: 1, air: false },
    engrave: { color: { r: 0, g: 0, b: 0 }, speed: 200, power: 0.3, passes: 1, air: false },
  },
};

async function read(bytes: Uint8Array): Promise<{ toolpath: Toolpath; findings: readonly Finding[] }> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield bytes.subarray(0, 7);
    yield bytes.subarray(7);
  }
  const reader = pdf.openJob!(pieces(), { firmware: 'driver', scale: {}, driver: DRIVER });
  const findings: Finding[] = [];
  let toolpath: Toolpath | null = null;
  for (let step = await reader.next(); step.done !== true; step = await reader.next()) {
    findings.push(...step.value.findings);
    if (step.value.toolpath.length > 0) toolpath ??= step.value.toolpath;
  }
  expect(toolpath).not.toBeNull();
  return { toolpath: toolpath!, findings };
}

/** A PDF as a stranger's program writes it: by hand, its table of places wrong. */
function pageOf(content: string, more = '', pages = 1): Uint8Array {
  const kids = Array.from({ length: pages }, () => '3 0 R').join(' ');
  return new TextEncoder().encode(
    `%PDF-1.5\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[${kids}]/Count ${pages}` +
      `/MediaBox[0 0 567 283.5]>> endobj\n3 0 obj <</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>${more}>> ` +
      `endobj\n4 0 obj <</Length 9 0 R>> stream\n${content}\nendstream endobj\n5 0 obj <</Type/XObject/Subtype/Form` +
      '/Matrix[2 0 0 2 0 0]/Length 40>>\nstream\n1 0 0 RG 0.1 w 10 10 m 20 10 l S       \nendstream endobj\n' +
      'trailer <</Root 1 0 R>>\nstartxref\n12\n%%EOF\n',
  );
}

const ends = ({ x, y, length }: Toolpath): number[][] =>
  Array.from({ length }, (_, n) => [Math.round(x[n]! * 1000) / 1000, Math.round(y[n]! * 1000) / 1000]);
const MM = 25.4 / 72;

describe('PDFs of other programs', () => {
  test('points are mm, colours are operations, closed paths close', async () => {
    const { toolpath, findings } = await read(pageOf('0 0 1 RG 0.05 w 72 72 m 144 72 l 144 144 l s'));
    expect(ends(toolpath)).toEqual([
      [25.4, 25.4],
      [50.8, 25.4],
      [50.8, 50.8],
      [25.4, 25.4],
    ]);
    expect([...toolpath.kind.subarray(0, 4)]).toEqual([0, 17, 17, 17].map((kind) => kind));
    expect(toolpath.feed[1]).toBe(50);
    expect(findings).toEqual([]);
  });

  test('forms, transformations, saved states and inks are followed', async () => {
    const { toolpath } = await read(pageOf('q 1 0 0 1 100 0 cm /F Do Q 0 1 1 0 K 0.1 w 0 0 m 10 0 l S'));
    const wanted = [
      [120 * MM, 20 * MM],
      [140 * MM, 20 * MM],
      [0, 0],
      [10 * MM, 0],
    ];
    for (const [n, [x, y]] of wanted.entries()) {
      expect(toolpath.x[n]).toBeCloseTo(x!, 6);
      expect(toolpath.y[n]).toBeCloseTo(y!, 6);
    }
    expect([...toolpath.kind.subarray(0, 4)]).toEqual([0, MoveKind.cut, 0, MoveKind.cut]);
  });

  test('a circle of four curves is burnt as arcs', async () => {
    const k = 0.5522847498 * 50;
    const circle =
      `150 100 m 150 ${100 + k} ${100 + k} 150 100 150 c ${100 - k} 150 50 ${100 + k} 50 100 c ` +
      `50 ${100 - k} ${100 - k} 50 100 50 c ${100 + k} 50 150 ${100 - k} 150 100 c`;
    // Off by 0.03 % of the radius (5 µm here): too far for a machine's arc, so chords. In eighths it is exact.
    const { toolpath } = await read(pageOf(`1 0 0 RG 0.1 w q 0.1 0 0 0.1 0 0 cm ${circle} s Q`));
    expect([...toolpath.motion.subarray(1, 5)]).toEqual([3, 3, 3, 3]);
    expect(toolpath.i[1]).toBeCloseTo(10 * MM, 3);
  });

  test('a page that is turned is read as it is seen', async () => {
    const { toolpath } = await read(pageOf('1 0 0 RG 0.1 w 0 0 m 72 0 l S', '/Rotate 90'));
    expect(ends(toolpath)).toEqual([
      [0, Math.round(567 * MM * 1000) / 1000],
      [0, Math.round((567 - 72) * MM * 1000) / 1000],
    ]);
  });

  test('ART001, ART002, PDF001, PDF002: colours, widths, text and pages are told with their numbers', async () => {
    const odd = '0 1 0 RG 0 0 m 9 9 l S 1 0 0 RG 10 w 0 0 m 9 0 l S BT (x) Tj ET';
    const { findings } = await read(pageOf(odd, '', 2));
    expect(findings.map(({ code, measured }) => [code, Math.round(measured ?? 0)])).toEqual([
      ['PDF002', 2],
      ['PDF001', 1],
      ['ART001', 0],
      ['ART002', 4],
    ]);
    expect(findings.find(({ code }) => code === 'ART001')!.what.en).toContain('#00ff00');
    const { findings: good } = await read(pageOf('1 0 0 RG 0.1 w 0 0 m 9 9 l S'));
    expect(good).toEqual([]);
  });

  test('what is no PDF, is locked or has no page is refused with words', async () => {
    const text = (words: string): Uint8Array => new TextEncoder().encode(words);
    for (const bytes of [text(''), text('<html>'), text('%PDF-1.4\n'), text('%PDF-1.4 trailer <</Encrypt 1 0 R>>')]) {
      const error = await read(bytes).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(FormatError);
    }
  });

  test('cut at any length it is refused or read, never a crash', async () => {
    const whole = pageOf('1 0 0 RG 0.1 w q 2 0 0 2 0 0 cm 10 10 20 20 re S Q /F Do');
    for (let cut = 0; cut < whole.length; cut += 11) {
      const outcome = await read(whole.subarray(0, cut)).catch((thrown: unknown) => thrown);
      if (outcome instanceof Error && !(outcome instanceof FormatError))
        expect(outcome.message).toMatch(/toBeNull|not to be null/);
    }
  });

  test('numbers that no machine can follow are refused before a chord or a dot is made of them', async () => {
    const curve = '1 0 0 RG 0.1 w 0 0 m 1 0 2 1 2 2 c S';
    for (const content of [`404566 0 0 1 0 0 cm ${curve}`, `1 0 0 1 0 999999 cm ${curve}`]) {
      const error = await read(pageOf(content)).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(FormatError);
    }
    // Off the bed by less than ten beds: read, so that the rules about the job can tell it.
    expect((await read(pageOf(`1 0 0 1 3000 0 cm ${curve}`))).toolpath.length).toBeGreaterThan(0);
  });

  test('a picture, or many, that would cover the bed many times is refused', async () => {
    const picture = '/XObject<</P 5 0 R>>';
    const sized = (size: number, times: number): Uint8Array =>
      new TextEncoder().encode(
        new TextDecoder()
          .decode(pageOf(`q ${size} 0 0 ${size} 0 0 cm ${'/P Do '.repeat(times)}Q`))
          .replace('/XObject<</F 5 0 R>>', picture)
          .replace(
            /5 0 obj[\s\S]*?endobj/,
            '5 0 obj <</Type/XObject/Subtype/Image/Width 2/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 2>>\n' +
              'stream\n\0\x40\nendstream endobj',
          ),
      );
    expect((await read(sized(20, 3))).toolpath.length).toBeGreaterThan(0);
    for (const bytes of [sized(5000, 1), sized(300, 40)]) {
      const error = await read(bytes).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(FormatError);
      expect((error as FormatError).text.en).toMatch(/cover the bed \d+ times/);
    }
  });

  test('nests without an end and bombs stop', async () => {
    const deep = await read(pageOf(`${'['.repeat(100_000)} 1 0 0 RG 0 0 m 9 9 l S`)).catch((e: unknown) => e);
    expect(deep === null || typeof deep === 'object').toBe(true);
    const loop = pageOf('/F Do 1 0 0 RG 0.1 w 0 0 m 9 9 l S');
    expect((await read(loop)).toolpath.length).toBeGreaterThan(0);
  });
});
