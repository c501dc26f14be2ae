import { UsageError } from '../base/errors.ts';
import { sayText } from '../base/text.ts';
import { patchData } from '../formats/yaml/patch-data.ts';
import type { Finding } from '../model/finding.ts';
import { hasError } from '../model/finding.ts';
import { worstFirst } from '../model/finding-order.ts';
import type { GridBench } from '../model/process.ts';
import { type EmittedJob, emitPlate } from './emit-plate.ts';
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
