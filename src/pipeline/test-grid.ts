import { UsageError } from '../base/errors.ts';
import { sayText } from '../base/text.ts';
import { patchData } from '../formats/yaml/patch-data.ts';
import { type Finding, hasError } from '../model/finding.ts';
import { worstFirst } from '../model/finding-order.ts';
import type { GridBench } from '../model/process.ts';
import type { Toolpath } from '../model/toolpath.ts';
import { type EmittedJob, emitPlate, jobFormat } from './emit-plate.ts';
import type { OpenBench } from './open-bench.ts';

export interface MadeGrid {
  /** Null where an error stops it. */
  readonly job: EmittedJob | null;
  readonly findings: readonly Finding[];
}

/** Plans a test grid and proves its job, as `prepare` does for parts. @throws UsageError where the machine has no grids */
export async function makeTestGrid(open: OpenBench, words: ReadonlyMap<string, string>): Promise<MadeGrid> {
  const plan = gridOf(open).plan(words);
  const findings: Finding[] = [...open.refused, ...plan.findings];
  const [plate] = plan.plates;
  if (hasError(findings) || plate === undefined) return { job: null, findings: worstFirst(findings) };
  const { held } = await jobFormat(open).writeJob!(plate.job);
  if (held !== undefined && settingsIn(held) < settingsIn(plate.job.body)) throw leftToDriver(open);
  const job = await emitPlate(plate, open);
  findings.push(...job.simulation.findings);
  return { job: hasError(findings) ? null : job, findings: worstFirst(findings) };
}

/** The material's profile with what the chosen cell says. @param profile text of the profile that is in use */
export function learnCell(open: OpenBench, words: ReadonlyMap<string, string>, cell: string, profile: string): string {
  return patchData(profile, gridOf(open).lesson(words, cell));
}

function gridOf({ bench, machine }: OpenBench): GridBench {
  if (bench.grid !== undefined) return bench.grid;
  throw new UsageError(
    sayText(
      { en: 'There is no test grid for {0}.', fr: 'Il n’y a pas de grille d’essai pour {0}.' },
      machine.head.name,
    ),
    { en: 'Test grids are for lasers.', fr: 'Les grilles d’essai sont pour les lasers.' },
  );
}

/** How many different pairs of speed and power a job burns with. */
function settingsIn(body: readonly Toolpath[]): number {
  const pairs = new Set<string>();
  for (const { length, feed, power } of body)
    for (let k = 0; k < length; k++) if (power[k]! > 0) pairs.add(`${feed[k]} ${power[k]}`);
  return pairs.size;
}

/** A drawing for a print driver says what to cut, not how fast: all squares would come out alike. */
function leftToDriver({ machine }: OpenBench): UsageError {
  return new UsageError(
    sayText(
      {
        en: 'The jobs of {0} are drawings whose speed and power are set in its own program: a test grid cannot say them.',
        fr: 'Les travaux de {0} sont des dessins dont la vitesse et la puissance se règlent dans son logiciel : une grille d’essai ne peut pas les dire.',
      },
      machine.head.name,
    ),
    {
      en: 'Make the grid in the machine’s own program, and write what you find into the material’s file.',
      fr: 'Faites la grille dans le logiciel de la machine, et notez le résultat dans le fichier de la matière.',
    },
  );
}
