import { describe, expect, test } from 'vitest';
import { inPieces, readJob } from '../../../test/support/read-job.ts';

const HEAD = 'G28\nG90\nM83\n';

/** Where each move of a Klipper job ends, and what it feeds. */
async function ends(text: string): Promise<readonly (readonly number[])[]> {
  const { chunks } = await readJob(inPieces(new TextEncoder().encode(HEAD + text)), 'klipper');
  return chunks.flatMap(({ toolpath: { length, x, y, z, e } }) =>
    Array.from({ length }, (_, n) => [x[n]!, y[n]!, z[n]!, e[n]!]),
  );
}

describe('SET_GCODE_OFFSET', () => {
  test('shifts the moves that follow, and again only by what changes', async () => {
    const offsets = 'SET_GCODE_OFFSET X=10 Z=0.5\nG1 X1 Y2 Z3 F600\nSET_GCODE_OFFSET Z_ADJUST=-0.25\nG1 X1 Z3\n';
    expect(await ends(offsets)).toEqual([
      [11, 2, 3.5, 0],
      [11, 2, 3.25, 0],
    ]);
    expect(await ends('SET_GCODE_OFFSET Z=1\nSET_GCODE_OFFSET Z=1\nG1 Z2 F600\n')).toEqual([[0, 0, 3, 0]]);
  });

  test('with MOVE=1 goes there at once; homing keeps it', async () => {
    expect(await ends('G1 X5 Y5 F600\nSET_GCODE_OFFSET Y=2 MOVE=1\n')).toEqual([
      [5, 5, 0, 0],
      [5, 7, 0, 0],
    ]);
    expect(await ends('SET_GCODE_OFFSET Y=2\nG28\nG1 Y5 F600\n')).toEqual([[0, 7, 0, 0]]);
  });
});

describe('SAVE_GCODE_STATE and RESTORE_GCODE_STATE', () => {
  test('bring modes, filament and place back', async () => {
    const pause = 'SAVE_GCODE_STATE NAME=a\nG91\nM82\nG1 X3 E9\nRESTORE_GCODE_STATE NAME=a MOVE=1\nG1 X8 E1\n';
    expect(await ends(`G1 X5 Y5 E1 F600\n${pause}`)).toEqual([
      [5, 5, 0, 1],
      [8, 5, 0, 9],
      [5, 5, 0, 0],
      [8, 5, 0, 1],
    ]);
  });

  test('a name that was never saved changes nothing', async () => {
    expect(await ends('G91\nRESTORE_GCODE_STATE NAME=b\nG1 X3 F600\nG1 X3\n')).toEqual([
      [3, 0, 0, 0],
      [6, 0, 0, 0],
    ]);
  });
});

describe('SET_STEPPER_ENABLE', () => {
  test('switches one axis off', async () => {
    const { chunks } = await readJob(
      inPieces(new TextEncoder().encode('G28\nSET_STEPPER_ENABLE STEPPER=stepper_x ENABLE=0\n')),
      'klipper',
    );
    expect(chunks.flatMap(({ toolpath }) => toolpath.events).map((event) => event.type)).toContain('motors-off');
  });
});

describe('M200', () => {
  test('E counts mm³ of that filament, and mm again after D0', async () => {
    const text = 'M83\nM200 D2\nG1 X1 E3.14159265358979 F600\nM200 D0\nG1 X2 E1\n';
    const { chunks } = await readJob(inPieces(new TextEncoder().encode(text)), 'marlin2');
    const fed = chunks.flatMap(({ toolpath: { length, e } }) => [...e.subarray(0, length)]);
    expect(fed[0]).toBeCloseTo(1, 12);
    expect(fed[1]).toBe(1);
  });
});
