import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openGcode } from './read.ts';
import { grblJob } from './read-grbl-job.fixture.ts';

const number = fc.oneof(
  fc.integer({ min: -9999, max: 9999 }).map(String),
  fc.tuple(fc.integer({ min: -999, max: 999 }), fc.nat(999)).map(([whole, rest]) => `${whole}.${rest}`),
  fc.constantFrom('.5', '5.', '-.25', '1e3', '+2', '-', '', '0000000000000000012', '3.1415926535897932', '1 0'),
);
const word = fc.tuple(fc.constantFrom('X', 'Y', 'S', 'x', 'Z', 'F', 'G1', 'N7'), number).map(([a, b]) => a + b);
const line = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 4 }), fc.constantFrom('', ' ', '  '), fc.constantFrom('', ' '))
  .map(([words, between, last]) => words.join(between) + last);

test('plain lines are read as all others: a comment behind each changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
      const start = ['G21 G90', 'M4 S0', 'G1 F1200 X1'];
      const bare = await grblJob([...start, ...lines].join('\n'));
      const remarked = await grblJob([...start, ...lines.map((each) => `${each};`)].join('\n'));
      expect(bare).toEqual(remarked);
    }),
    { numRuns: 300 },
  );
});

const place = fc.tuple(fc.constantFrom('X', 'X', 'X', 'Y'), number).map(([a, b]) => a + b);
const power = fc.constantFrom('', '', ' S0', ' S140', ' S0', ' S140', 'S7.5', ' S-1', ' S', '  S2', ' S3 ');
const row = fc.tuple(place, power).map(([a, b]) => a + b);
const other = fc.constantFrom(
  'M4 S0',
  'M3 S100',
  'M5',
  'G0 X5',
  'G1 X6',
  ';TYPE:engrave',
  ';TYPE:overrun',
  'G20',
  'G91',
  'G90',
  'G92 X3',
  'Z2',
  'S80',
  'F900',
  'G80',
);

test('and so are rows of them, many at once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 30, arbitrary: row }, { weight: 1, arbitrary: other }), { maxLength: 300 }),
      async (lines) => {
        const start = ['G21 G90', 'M4 S0', 'G1 F1200 X1'];
        const bare = await grblJob([...start, ...lines].join('\n'));
        const remarked = await grblJob(
          [...start, ...lines.map((each) => (each.startsWith(';') ? each : `${each};`))].join('\n'),
        );
        expect(bare).toEqual(remarked);
      },
    ),
    { numRuns: 150 },
  );
});

test('rows taken many at once count the characters that the serial line carries', async () => {
  const lines = [
    'G21 G90',
    'M4 S0',
    'G1 F1200 X1',
    ...Array.from({ length: 500 }, (_, k) => `X${k / 10} S${k % 7}`),
    'M5',
  ];
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(`; a remark\n${lines.join('\n')}\n`);
  }
  let characters = 0;
  for await (const chunk of openGcode(bytes(), { firmware: 'grbl', scale: { powerMax: 1000 } }))
    characters += chunk.characters ?? 0;
  expect(characters).toBe(`${lines.join('\n')}\n`.length);
});
