import path from 'node:path';
import { UsageError } from '../../base/errors.ts';
import type { Bounds, Finding } from '../../model/finding.ts';
import type { Placement } from '../../model/part.ts';
import { type EmittedJob, outputFormats } from '../../pipeline/emit-plate.ts';
import type { OpenBench } from '../../pipeline/open-bench.ts';
import { type PreparedJobs, prepareJobs } from '../../pipeline/prepare-jobs.ts';
import { findingJson, jsonText } from '../../report/json-document.ts';
import { prepareText } from '../../report/prepare-text.ts';
import { ensureFolder, ensureWritable, writeAtomically } from '../atomic-write.ts';
import { checkFiles, namedFiles, planWhileChecking } from '../check-files.ts';
import type { PrepareCommandOptions } from '../command-options.ts';
import { EXIT, exitOf, reaches } from '../exit-code.ts';
import { checkReports, writeReports } from '../extra-reports.ts';
import { checkOutput, jobNames, type Output, outputOf } from '../output-names.ts';
import { benchOf, planOptions, type Session } from '../session.ts';

/** `etabli prepare FILE… -o OUT`: verified jobs, all or none. */
export async function prepare(
  session: Session,
  args: readonly string[],
  options: PrepareCommandOptions,
): Promise<number> {
  await checkReports(session);
  const bench = await benchOf(session, options, 'material');
  const dry = options.dryRun === true;
  const force = options.force === true;
  const output = await outputOf(wantedOutput(options));
  const formats = outputFormats(bench);
  await checkOutput(
    output,
    formats.flatMap(({ extensions }) => extensions),
    force,
    dry,
  );
  const open: OpenBench = { ...bench, ...formatFor(output, formats) };
  const inputs = await namedFiles(session, args, 'part');
  const planning = planOptions(session, options.copies);
  // Several files are planned together, when all of them are known.
  const stop = (finding: Finding): boolean => reaches(finding.severity, options.failOn);
  const ready = inputs.length === 1 ? planWhileChecking(session, open, planning, stop) : {};
  const checks = await checkFiles(session, inputs, open, ready);
  const prepared = await session.timings.measure('plan', () => prepareJobs(checks, open, planning, stop));
  session.progress.stop();
  const { jobs } = prepared;
  const names =
    jobs.length === 0
      ? []
      : jobNames(
          output,
          inputs.map((input) => input.name),
          jobs.length,
          jobs[0]!.extension,
        );
  if (!dry && names.length > 0) {
    if (output.kind === 'folder') await ensureFolder(output.folder);
    for (const name of names) await ensureWritable(name, force);
    const files = jobs.map((job, index) => ({ file: names[index]!, pieces: job.pieces }));
    await session.timings.measure('write', () => writeAtomically(files, force));
  }
  report(session, open, prepared, names);
  await writeReports(
    session,
    'prepare',
    checks.map((check) => ({ file: check.file, findings: findingsOf(prepared, check.file) })),
  );
  if (prepared.ok) return EXIT.done;
  return Math.max(exitOf(checks, 'error'), EXIT.findings);
}

function wantedOutput(options: PrepareCommandOptions): string {
  if (options.output !== undefined) return options.output;
  if (options.dryRun === true) return `.${path.sep}`;
  throw new UsageError(
    { en: 'Where should the job go? -o is missing.', fr: 'Où écrire le travail ? Il manque -o.' },
    { en: 'Add -o part.gcode, or -o folder/', fr: 'Ajoutez -o piece.gcode, ou -o dossier/' },
  );
}

/** The format that the ending of a file asks for; none for a folder: the machine's usual one. */
function formatFor(output: Output, formats: ReturnType<typeof outputFormats>): Pick<OpenBench, 'output'> {
  if (output.kind === 'folder') return {};
  const ending = path.extname(output.file).toLowerCase();
  const format = formats.find(({ extensions }) => extensions.includes(ending));
  return format === undefined ? {} : { output: format.name };
}

function findingsOf(prepared: PreparedJobs, file: string): PreparedJobs['findings'] {
  return prepared.findings.filter((finding) => (finding.where.file ?? file) === file);
}

function report(session: Session, open: OpenBench, prepared: PreparedJobs, names: readonly string[]): void {
  const { lang, terminal } = session;
  const jobs = prepared.jobs.map((job, index) => ({
    ...jobJson(job, index, names[index]!.split(path.sep).join('/')),
    ...engineOf(open),
  }));
  if (session.options.json === true) {
    const document = {
      schema: 'etabli/prepare@1',
      version: session.version,
      ok: prepared.ok,
      machine: open.machine.head.id,
      material: open.material,
      jobs,
      findings: prepared.findings.map((finding) => findingJson(finding, lang)),
    };
    terminal.out(jsonText(document));
  } else terminal.out(prepareText(jobs, prepared.findings, lang, terminal.paint));
}

/** Copies of one file on one plate, with the bounds that hold them all. */
function partsOn(placements: readonly Placement[]): readonly { file: string; copies: number; bounds: Bounds }[] {
  const byFile = new Map<string, { file: string; copies: number; bounds: Bounds }>();
  for (const { file, bounds } of placements) {
    const known = byFile.get(file);
    if (known === undefined) byFile.set(file, { file, copies: 1, bounds });
    else {
      known.copies++;
      known.bounds = around(known.bounds, bounds);
    }
  }
  return [...byFile.values()];
}

function around([a, b]: Bounds, [c, d]: Bounds): Bounds {
  return [
    [Math.min(a[0], c[0]), Math.min(a[1], c[1]), Math.min(a[2], c[2])],
    [Math.max(b[0], d[0]), Math.max(b[1], d[1]), Math.max(b[2], d[2])],
  ];
}

/** The outside slicer that made the jobs, where one did. */
function engineOf({ engine }: OpenBench): { readonly engine?: string } {
  return engine === undefined ? {} : { engine: `${engine.engine.title} ${engine.found.version}`.trim() };
}

/** One job as JSON has it. */
function jobJson(job: EmittedJob, plate: number, file: string) {
  const { seconds, motionSeconds, preparationSeconds, consumption } = job.simulation;
  return {
    file,
    format: job.format,
    sha256: job.sha256,
    bytes: job.bytes,
    verified: true,
    plate: plate + 1,
    parts: partsOn(job.plate.placements),
    seconds,
    motionSeconds,
    preparationSeconds,
    consumption,
  };
}
