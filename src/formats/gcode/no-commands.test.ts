import { describe, expect, test } from 'vitest';
import { FormatError } from '../../base/errors.ts';
import { gcode } from './index.ts';

/** What reading to the end throws; null where it throws nothing. */
async function thrown(content: string | Uint8Array, firmware: string): Promise<FormatError | null> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield typeof content === 'string' ? new TextEncoder().encode(content) : content;
  }
  try {
    const reader = gcode.openJob!(pieces(), { firmware, scale: {} });
    while ((await reader.next()).done !== true);
    return null;
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
}

/** Bytes of every value, as even as chance and the same at each run. */
function noise(length: number): Uint8Array {
  let state = 12_345;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 23;
  });
}

describe.each(['prusa', 'marlin2', 'klipper', 'rrf', 'grbl', 'smoothie'])('in the dialect %s', (firmware) => {
  test('comments and blank lines alone are an empty job', async () => {
    expect((await thrown('; only a comment\n\n; and another\n', firmware))?.rule).toBe('empty');
  });

  test('noise and prose are no job', async () => {
    expect((await thrown(noise(50_000), firmware))?.rule).toBe('unreadable');
    expect((await thrown('once upon a time\nthere was a nozzle\n', firmware))?.rule).toBe('unreadable');
  });

  test('one command makes a job, faults or none around it', async () => {
    expect(await thrown('; a comment\nG1 X5 F600\n', firmware)).toBeNull();
    expect(await thrown('\u0000\u0001\nG1 X5 F600\nG1 X5 X6\n', firmware)).toBeNull();
  });
});

test('a macro of Klipper, a setting of GRBL and a bare word of GRBL are commands', async () => {
  expect(await thrown('PRINT_START BED=60\n', 'klipper')).toBeNull();
  expect(await thrown('$H\n', 'grbl')).toBeNull();
  expect(await thrown('X10 Y10\n', 'grbl')).toBeNull();
});

test('a text in UTF-16, of either byte order, is told as such', async () => {
  const little = Uint8Array.from(Buffer.from('\ufeffG28\nG1 X5 F600\n', 'utf16le'));
  for (const bytes of [little, Uint8Array.from(Buffer.from(little).swap16())]) {
    const error = await thrown(bytes, 'prusa');
    expect(error).toMatchObject({ rule: 'unreadable', place: { line: 1 } });
    expect(error?.text.en).toContain('UTF-16');
  }
  expect(await thrown('\ufeffG28\nG1 X5 F600\n', 'prusa')).toBeNull();
});
