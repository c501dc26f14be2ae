import { expect, test } from 'vitest';
import type { DriverSettings } from '../../model/driver-settings.ts';
import type { Finding } from '../../model/finding.ts';
import { lbrn2 } from './index.ts';

const DRIVER: DriverSettings = {
  page: [0, 0, 300, 200],
  hairline: 0.1,
  interval: 0.1,
  travel: 500,
  burns: { cut: { color: { r: 0, g: 0, b: 0 }, speed: 10, power: 0.8, passes: 1, air: true } },
};

/** Every error that the reading of a job finds. */
async function errorsOf(body: string): Promise<readonly Finding[]> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(`<LightBurnProject>\n${body}\n</LightBurnProject>\n`);
  }
  const reader = lbrn2.openJob!(pieces(), { firmware: 'driver', scale: {}, driver: DRIVER });
  const findings: Finding[] = [];
  for (let step = await reader.next(); step.done !== true; step = await reader.next())
    findings.push(...step.value.findings);
  return findings.filter(({ severity }) => severity === 'error');
}

const layer = (values: Readonly<Record<string, string>>): string =>
  `<CutSetting type="Cut">${Object.entries({ index: '2', speed: '20', maxPower: '60', numPasses: '2', ...values })
    .map(([name, value]) => `<${name} Value="${value}"/>`)
    .join('')}</CutSetting>`;
const rectangle = (index: number): string =>
  `<Shape Type="Rect" CutIndex="${index}" W="40" H="20" Cr="0"><XForm>1 0 0 1 60 60</XForm></Shape>`;

test('a layer that can be burnt is no error, and neither is one at no power', async () => {
  expect(await errorsOf(`${layer({})}\n${rectangle(2)}`)).toEqual([]);
  expect(await errorsOf(`${layer({ maxPower: '0' })}\n${rectangle(2)}`)).toEqual([]);
});

test.each([
  ['speed', '0'],
  ['speed', '-20'],
  ['speed', 'NaN'],
  ['maxPower', '-5'],
  ['maxPower', 'full'],
  ['numPasses', '0'],
  ['numPasses', '1000'],
])('LBR006: %s of %s is told at the line of its layer, with what the file says', async (name, value) => {
  const errors = await errorsOf(`${layer({ [name]: value })}\n${rectangle(2)}`);
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatchObject({ code: 'LBR006', where: { line: 2 } });
  expect(errors[0]!.what.fr).toBe(`Calque 2 : ${name} vaut « ${value} ».`);
});

test('LBR006: shapes on a layer that is not described are told at the first of them; tool layers need no settings', async () => {
  const errors = await errorsOf(`${layer({})}\n${rectangle(2)}\n${rectangle(17)}\n${rectangle(17)}\n${rectangle(30)}`);
  expect(errors.map(({ code, where }) => `${code} ${where.line}`)).toEqual(['LBR006 4']);
});

test('a bad layer that no shape lies on is not burnt, and not told', async () => {
  expect(await errorsOf(`${layer({})}\n${layer({ index: '3', speed: '0' })}\n${rectangle(2)}`)).toEqual([]);
});
