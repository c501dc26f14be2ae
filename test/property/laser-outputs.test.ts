import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dxf } from '../../src/formats/dxf/index.ts';
import { lbrn2 } from '../../src/formats/lbrn2/index.ts';
import { pdf } from '../../src/formats/pdf/index.ts';
import { rd } from '../../src/formats/rd/index.ts';
import { svg } from '../../src/formats/svg/index.ts';
import type { DriverSettings } from '../../src/model/driver-settings.ts';
import type { Format } from '../../src/model/format.ts';
import type { Toolpath } from '../../src/model/toolpath.ts';
import { compareBurns } from '../../src/verification/compare-burns.ts';
import { comparePlan } from '../../src/verification/compare-plan.ts';
import { anyLaserJob, DRIVER, jobWith, joined, readWith } from '../support/laser-jobs.ts';

const RUNS = process.env.ETABLI_LONG === '1' ? 3000 : 40;

async function differenceOf(format: Format, body: readonly Toolpath[], driver: DriverSettings): Promise<string | null> {
  const written = await format.writeJob!(jobWith(body, driver));
  const { chunks } = await readWith(format, joined(written.pieces), driver);
  const comparer = comparePlan(written.held ?? body, written.bodyLines);
  for (const { toolpath } of chunks) comparer.push(toolpath);
  return comparer.end()?.en ?? null;
}

describe.each([svg, pdf, dxf, lbrn2, rd])('a job as $name', (format) => {
  const isDots = format === dxf;

  test('is read back as what the file is said to hold, and burns what was planned', async () => {
    await fc.assert(
      fc.asyncProperty(anyLaserJob, async (body) => {
        const driver = DRIVER;
        if (!body[0]!.power.some((power) => power > 0)) return;
        expect(await differenceOf(format, body, driver)).toBe(null);
        const written = await format.writeJob!(jobWith(body, driver));
        // Greys of a DXF are dots and dashes: a small patch may gain or lose one.
        if (!isDots) expect(compareBurns(body, written.held ?? body)?.en ?? null).toBe(null);
        const again = await format.writeJob!(jobWith(body, driver));
        expect(Buffer.from(joined(again.pieces)).equals(joined(written.pieces))).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  test('passes are the driver’s where the file is a drawing, and are burnt as often', async () => {
    const twice: DriverSettings = {
      ...DRIVER,
      burns: { ...DRIVER.burns, cut: { ...DRIVER.burns.cut!, passes: 3 } },
    };
    await fc.assert(
      fc.asyncProperty(anyLaserJob, async (body) => {
        if (!body[0]!.power.some((power) => power > 0)) return;
        expect(await differenceOf(format, body, twice)).toBe(null);
      }),
      { numRuns: RUNS / 4 },
    );
  });
});
