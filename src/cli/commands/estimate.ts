import { estimateOfVerdict, estimatePart, type FileEstimate } from '../../pipeline/estimate-file.ts';
import { type FileFinish, fileFinish } from '../../pipeline/finish-time.ts';
import { finishText } from '../../pipeline/lab-rules.ts';
import type { OpenBench } from '../../pipeline/open-bench.ts';
import { startMoment } from '../../pipeline/start-moment.ts';
import { estimateText } from '../../report/estimate-text.ts';
import { findingJson, jsonText } from '../../report/json-document.ts';
import { checkFile, namedFiles, planWhileChecking } from '../check-files.ts';
import type { EstimateCommandOptions } from '../command-options.ts';
import { EXIT, exitOf } from '../exit-code.ts';
import { checkReports, writeReports } from '../extra-reports.ts';
import type { InputFile } from '../input-files.ts';
import { isJobFile, verdictOf } from '../job-files.ts';
import { benchOf, planOptions, type Session } from '../session.ts';
import { nowOf, todayOf } from '../today.ts';

/** A file's estimate, with its end where a start is given or the lab says its hours. */
interface TimedFile {
  readonly estimate: FileEstimate;
  readonly timed: FileFinish | null;
  readonly readable: boolean;
  readonly findings: FileEstimate['findings'];
}

/** `etabli estimate FILE…`: time and material of parts (planned in memory) and of finished jobs. */
export async function estimate(
  session: Session,
  args: readonly string[],
  options: EstimateCommandOptions,
): Promise<number> {
  await checkReports(session);
  const open = await benchOf(session, options, 'assume');
  const finish = finisher(session, open, options);
  const inputs = await namedFiles(session, args, 'part');
  const files: TimedFile[] = [];
  for (const input of inputs) files.push(finish(await estimateOne(session, input, open)));
  session.progress.stop();
  const code = exitOf(files, options.failOn);
  const { lang, terminal } = session;
  if (options.json === true) {
    const document = {
      schema: 'etabli/estimate@1',
      version: session.version,
      ok: code === EXIT.done,
      machine: open.machine.head.id,
      material: open.material,
      files: files.map((file) => estimateJson(file, session)),
    };
    terminal.out(jsonText(document));
  } else {
    const shown = files.map(({ estimate: e, timed, findings }) => ({
      ...e,
      findings,
      finish: timed === null ? null : finishText(timed.finish),
    }));
    terminal.out(estimateText(shown, lang, terminal.paint));
  }
  const reported = files.map(({ estimate: { file }, findings }) => ({ file, findings }));
  await writeReports(session, 'estimate', reported);
  return code;
}

async function estimateOne(session: Session, input: InputFile, open: OpenBench): Promise<FileEstimate> {
  if (isJobFile(input)) return estimateOfVerdict(await verdictOf(session, input, open));
  const planning = planOptions(session, 1);
  const check = await checkFile(session, input, open, planWhileChecking(session, open, planning));
  return session.timings.measure('plan', () => estimatePart(check, open, planning));
}

/** Says when each file's job ends, if a start is given, or the machine or the lab has opening hours. @throws UsageError for a bad `--start` */
function finisher(
  session: Session,
  open: OpenBench,
  options: EstimateCommandOptions,
): (estimate: FileEstimate) => TimedFile {
  const hours = open.machine.lab ?? session.configuration.lab;
  const zone = hours?.timezone ?? 'Europe/Paris';
  const start =
    options.start === undefined ? nowOf(process.env) : startMoment(options.start, zone, todayOf(process.env));
  const told = hours !== undefined || options.start !== undefined;
  return (file) => {
    const timed = told ? fileFinish(file, open.machine.process.name, { start, zone, hours }) : null;
    return { estimate: file, timed, readable: file.readable, findings: [...file.findings, ...(timed?.findings ?? [])] };
  };
}

function estimateJson({ estimate: file, timed, findings }: TimedFile, session: Session): Record<string, unknown> {
  const { prepared: _, readable: __, laserOnSeconds: ___, interval, ...rest } = file;
  return {
    ...rest,
    ...(interval === null ? {} : { interval }),
    ...(timed === null ? {} : { finish: timed.finish }),
    findings: findings.map((finding) => findingJson(finding, session.lang, file.file)),
  };
}
