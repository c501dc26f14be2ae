import { UsageError } from '../../base/errors.ts';
import { same, sayText } from '../../base/text.ts';
import type { GridBench, ProfilePatch, ProfileValues } from '../../model/process.ts';
import { cellName, planTestGrid, type TestGrid } from './plan/plan-test-grid.ts';
import { refusal } from './rules/material-refused.ts';
import type { LaserSetup } from './setup.ts';
import type { LineWork } from './work.ts';

/** Most columns and rows: letters and two digits name them. */
const MOST = 26;
/** Around the material's own numbers, where nothing else is asked for. */
const SPEEDS = { from: 0.5, to: 2, count: 6 } as const;
const POWERS = { from: 0.4, to: 1, count: 4 } as const;

/** Test grids of one machine, material and settings. */
export function laserGrid(setup: LaserSetup): GridBench {
  return {
    plan: (words) => {
      const grid = gridOf(words, setup);
      const refused = refusal(setup);
      return refused.length > 0 ? { plates: [], findings: refused } : planTestGrid(grid, setup);
    },
    lesson: (words, cell) => lessonOf(gridOf(words, setup), cell, setup),
  };
}

/**
 * `speed=5:40:8`, `power=20:100:5`, `operation=engrave`, `side=8`: from, to and how many.
 * @throws UsageError where a word is none of these
 */
function gridOf(words: ReadonlyMap<string, string>, { work, maxSpeed }: LaserSetup): TestGrid {
  for (const key of words.keys()) if (!KEYS.includes(key)) throw wrongWord(key);
  const operation = words.get('operation') ?? 'cut';
  if (operation !== 'cut' && operation !== 'engrave') throw wrongWord(`operation=${operation}`);
  const usual = operation === 'cut' ? work.cut : work.engrave;
  const speed = usual?.speed ?? (operation === 'cut' ? 10 : 200);
  const speeds =
    spread(words.get('speed'), 'speed') ??
    steps(SPEEDS.from * speed, Math.min(SPEEDS.to * speed, maxSpeed), SPEEDS.count);
  const fastest = speeds.at(-1)!;
  if (fastest > maxSpeed) throw tooFast(fastest, maxSpeed);
  const powers = spread(words.get('power'), 'power')?.map((power) => power / 100);
  const shares = powers ?? steps(POWERS.from, POWERS.to, POWERS.count);
  if (shares.some((power) => power > 1)) throw wrongWord(`power=${words.get('power')}`);
  const side = Number(words.get('side') ?? 10);
  if (!(side >= 2 && side <= 100)) throw wrongWord(`side=${words.get('side')}`);
  return { operation, speeds, powers: shares, passes: usual?.passes ?? 1, side, gap: 2 };
}

const KEYS = ['operation', 'speed', 'power', 'side'];

/** "5:40:8" as eight numbers from 5 to 40, to a tenth. */
function spread(written: string | undefined, key: string): readonly number[] | undefined {
  if (written === undefined) return undefined;
  const [from, to, count, ...more] = written.split(':').map(Number);
  const whole = count === undefined ? 1 : count;
  const last = to ?? from;
  const fine =
    from! > 0 && last! >= from! && Number.isInteger(whole) && whole >= 1 && whole <= MOST && more.length === 0;
  if (!fine) throw wrongWord(`${key}=${written}`);
  return steps(from!, last!, whole);
}

function steps(from: number, to: number, count: number): readonly number[] {
  const step = count === 1 ? 0 : (to - from) / (count - 1);
  return Array.from({ length: count }, (_, k) => Math.round(100 * (from + k * step)) / 100);
}

/** What the chosen square says about the material on this beam. */
function lessonOf(grid: TestGrid, cell: string, setup: LaserSetup): ProfilePatch {
  const { machine } = setup;
  const wanted = cell.trim().toUpperCase();
  for (const [column, speed] of grid.speeds.entries())
    for (const [row, power] of grid.powers.entries()) {
      if (cellName(column, row) !== wanted) continue;
      const percent = `${Math.round(1000 * power) / 10} %`;
      return {
        list: ['laser', 'recipes'],
        match: { beam: machine.beam, watts: `${machine.watts} W` },
        // Only this was tried; the other operations of the recipe stay what they were.
        set: { [grid.operation]: { speed: `${speed} mm/s`, power: percent, passes: grid.passes, calibrated: true } },
        fresh: worksOf(setup),
      };
    }
  throw new UsageError(
    sayText({ en: 'The grid has no cell "{0}".', fr: 'La grille n’a pas de case « {0} ».' }, same(cell)),
    sayText(
      {
        en: 'Its cells go from {0} to {1}. Give the same --test-grid as when it was burnt.',
        fr: 'Ses cases vont de {0} à {1}. Donnez le même --test-grid que pour la gravure.',
      },
      same(cellName(0, 0)),
      same(cellName(grid.speeds.length - 1, grid.powers.length - 1)),
    ),
  );
}

/** The settings in use, so that a new recipe for this beam lacks none of them. */
function worksOf({ work }: LaserSetup): ProfileValues {
  const line = ({ speed, power, passes, air }: LineWork) => ({
    speed: `${Math.round(100 * speed) / 100} mm/s`,
    power: `${Math.round(1000 * power) / 10} %`,
    passes,
    air,
  });
  const { cut, score, engrave, kerf } = work;
  return {
    kerf: `${kerf} mm`,
    ...(cut === undefined ? {} : { cut: { ...line(cut), pierce: `${cut.pierce} s` } }),
    ...(score === undefined ? {} : { score: line(score) }),
    ...(engrave === undefined ? {} : { engrave: { ...line(engrave), interval: `${engrave.interval} mm` } }),
  };
}

function tooFast(asked: number, most: number): UsageError {
  return new UsageError(
    sayText(
      {
        en: '--test-grid asks for {0} mm/s; the machine does {1} mm/s.',
        fr: '--test-grid demande {0} mm/s ; la machine fait {1} mm/s.',
      },
      asked,
      most,
    ),
    sayText({ en: 'Ask for at most speed={0}.', fr: 'Demandez au plus speed={0}.' }, String(most)),
  );
}

function wrongWord(word: string): UsageError {
  return new UsageError(
    sayText({ en: '--test-grid does not know "{0}".', fr: '--test-grid ne connaît pas « {0} ».' }, same(word)),
    {
      en: 'Write speed=5:40:8 (mm/s from, to, how many), power=20:100:5 (%), operation=cut or engrave, side=10 (mm).',
      fr: 'Écrivez speed=5:40:8 (mm/s de, à, combien), power=20:100:5 (%), operation=cut ou engrave, side=10 (mm).',
    },
  );
}
