import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../base/random.ts';
import { eachDoubledChord } from './doubled-chords.ts';

describe('eachDoubledChord', () => {
  it('tells what of hundreds of dashes on a few lines lies on earlier ones, in every direction', () => {
    for (let degrees = 0; degrees < 180; degrees += 19) {
      const random = seededRandom(degrees);
      const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
      const dashes = Array.from({ length: 300 }, () => {
        const from = 40 * random();
        const length = (random() < 0.5 ? 1 : 4) * (0.2 + random());
        return { row: Math.floor(5 * random()), from, to: from + (random() < 0.5 ? length : -length) };
      });
      const places = dashes.flatMap(({ row, from, to }) =>
        [from, to].flatMap((along) => [cos * along - sin * row, sin * along + cos * row]),
      );
      const covers = new Map<number, number>();
      const ends = Uint32Array.from(dashes, (_, k) => 2 * k + 2);
      eachDoubledChord(Float64Array.from(places), ends, 0.02, (point, { length }) => covers.set(point / 2, length));
      for (const [k, dash] of dashes.entries())
        expect(covers.get(k) ?? 0, `${degrees}°, dash ${k}`).toBeCloseTo(doubledOf(dash, dashes.slice(0, k)), 1);
    }
  });

  it('finds nothing where there is nothing', () => {
    const none = () => expect.fail('nothing is doubled');
    eachDoubledChord(new Float64Array(0), new Uint32Array(0), 0.02, none);
    eachDoubledChord(Float64Array.of(1, 1), Uint32Array.of(1), 0.02, none);
    eachDoubledChord(Float64Array.of(1, 1, 1, 1), Uint32Array.of(2), 0.02, none);
  });
});

interface Dash {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** [mm] How much of a dash lies on others of its row, by samples. */
function doubledOf({ row, from, to }: Dash, others: readonly Dash[]): number {
  const samples = 400;
  const beside = others.filter((other) => other.row === row);
  let hit = 0;
  for (let k = 0; k < samples; k++) {
    const at = from + ((k + 0.5) / samples) * (to - from);
    if (beside.some((other) => at >= Math.min(other.from, other.to) && at <= Math.max(other.from, other.to))) hit++;
  }
  return (hit / samples) * Math.abs(to - from);
}
