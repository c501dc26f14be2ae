import { UsageError } from '../../base/errors.ts';
import { sayText } from '../../base/text.ts';
import type { EngineInUse } from '../../model/engine.ts';
import type { Finding } from '../../model/finding.ts';
import type { NamedPart } from '../../model/part.ts';
import type { PlanOptions } from '../../model/process.ts';
import type { EmittedJob } from '../emit-plate.ts';
import type { MadeJobs } from '../make-jobs.ts';
import type { OpenBench } from '../open-bench.ts';
import { enginePlate } from './engine-plate.ts';
import { settingFinding } from './engine-rules.ts';

/** Places the parts by our own rules and has every plate sliced by another program, one process a plate. */
export async function engineJobs(
  parts: readonly NamedPart[],
  open: OpenBench,
  use: EngineInUse,
  options: PlanOptions,
): Promise<MadeJobs> {
  const { bench, machine } = open;
  if (bench.arrange === undefined) {
    throw new UsageError(
      sayText(
        { en: 'The work of "{0}" is not sliced.', fr: 'Le travail de « {0} » ne se tranche pas.' },
        machine.head.id,
      ),
      { en: 'Leave out --engine, or choose a printer.', fr: 'Retirez --engine, ou choisissez une imprimante.' },
    );
  }
  const { plates, findings: placing } = await bench.arrange(parts, options.copies);
  const findings: Finding[] = [...placing];
  const ignored = new Set(plates.flatMap(({ settings }) => use.engine.ignored(settings.print)));
  for (const name of ignored) findings.push(settingFinding(name, use.engine.title));
  const jobs: EmittedJob[] = [];
  for (const [number, plate] of plates.entries()) {
    options.progress(
      number / plates.length,
      sayText({ en: '{0} is slicing', fr: '{0} découpe en couches' }, use.engine.title),
    );
    const made = await enginePlate(plate, number, open, use);
    findings.push(...made.findings);
    // What one plate does wrong the next will too: no need to wait for it.
    if (made.job === null) break;
    findings.push(...made.job.simulation.findings);
    jobs.push(made.job);
    await options.breathe();
  }
  return { jobs, findings };
}
