import { expect, test } from 'vitest';
import type { DriverSettings } from '../model/driver-settings.ts';
import type { Finding } from '../model/finding.ts';
import { svg } from './svg/index.ts';

const DRIVER: DriverSettings = {
  page: [0, 0, 100, 100],
  hairline: 0.1,
  interval: 0.1,
  travel: 500,
  burns: {
    cut: { color: { r: 255, g: 0, b: 0 }, speed: 10, power: 0.8, passes: 1, air: true },
    score: { color: { r: 0, g: 0, b: 255 }, speed: 50, power: 0.2, passes: 1, air: false },
  },
};

async function findingsOf(stroke: string, layer: string): Promise<readonly Finding[]> {
  const text =
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" ' +
    'width="100mm" height="100mm" viewBox="0 0 100 100">\n' +
    `<g inkscape:groupmode="layer" inkscape:label="${layer}">\n` +
    `<path d="M10 10H50" fill="none" stroke="${stroke}" stroke-width="0.1"/></g></svg>`;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(text);
  }
  const reader = svg.openJob!(pieces(), { firmware: 'driver', scale: {}, driver: DRIVER });
  const findings: Finding[] = [];
  for (let step = await reader.next(); step.done !== true; step = await reader.next())
    findings.push(...step.value.findings);
  return findings;
}

test('a line of the colour of its layer’s operation is nothing to tell of', async () => {
  expect(await findingsOf('#ff0000', 'cut')).toEqual([]);
  expect(await findingsOf('#0000ff', 'other')).toEqual([]);
});

test.each([
  ['another operation', '#0000ff'],
  ['none', '#00a000'],
])(
  'drivers go by colour: a line on the layer of cuts in the colour of %s is an error with its line',
  async (_, color) => {
    const findings = await findingsOf(color, 'cut');
    expect(findings.map(({ severity, where }) => `${severity} ${where.line}`)).toEqual(['error 3']);
    expect(findings[0]!.what.en).toContain(color);
  },
);
