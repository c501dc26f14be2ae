import type { JobVerdict } from '../../pipeline/verify-job.ts';
import { findingJson, jsonText } from '../../report/json-document.ts';
import { verifyText } from '../../report/verify-text.ts';
import { namedFiles } from '../check-files.ts';
import type { MachineOptions } from '../command-options.ts';
import { EXIT, exitOf } from '../exit-code.ts';
import { checkReports, writeReports } from '../extra-reports.ts';
import { verdictOf } from '../job-files.ts';
import { benchOf, type Session } from '../session.ts';

/** `etabli verify JOB…`: reads finished jobs of any origin and simulates them. */
export async function verify(session: Session, args: readonly string[], options: MachineOptions): Promise<number> {
  await checkReports(session);
  const open = await benchOf(session, options, 'none');
  const inputs = await namedFiles(session, args, 'job');
  const verdicts: JobVerdict[] = [];
  for (const [index, input] of inputs.entries()) {
    session.progress.show(index / inputs.length, { en: `reading ${input.name}`, fr: `lecture de ${input.name}` });
    verdicts.push(await verdictOf(session, input, open));
  }
  session.progress.stop();
  const code = exitOf(verdicts, options.failOn);
  const { lang, terminal } = session;
  if (options.json === true) {
    const document = {
      schema: 'etabli/verify@1',
      version: session.version,
      ok: code === EXIT.done,
      machine: open.machine.head.id,
      files: verdicts.map((verdict) => verdictJson(verdict, session)),
    };
    terminal.out(jsonText(document));
  } else
    terminal.out(
      verifyText(
        verdicts.map((verdict) => shown(verdict, options.verbose === true)),
        lang,
        terminal.paint,
      ),
    );
  await writeReports(session, 'verify', verdicts);
  return code;
}

/** The facts of a job as JSON has them: what was read, then what the simulation says. */
export function jobFactsJson(verdict: JobVerdict, isLaser: boolean): Record<string, unknown> | null {
  const { simulation } = verdict;
  if (simulation === null) return null;
  const { seconds, motionSeconds, preparationSeconds, byKind, byLayer, byObject, laserOnSeconds } = simulation;
  return {
    ...simulation.facts,
    seconds,
    motionSeconds,
    preparationSeconds,
    byKind,
    ...(byLayer.length === 0 ? {} : { byLayer }),
    ...(Object.keys(byObject).length === 0 ? {} : { byObject }),
    ...(isLaser ? { laserOnSeconds } : {}),
  };
}

function verdictJson(verdict: JobVerdict, session: Session): Record<string, unknown> {
  const { file, format, dialect } = verdict;
  return {
    file,
    format,
    dialect,
    ok: exitOf([verdict], session.options.failOn) === EXIT.done,
    facts: jobFactsJson(verdict, verdict.simulation?.facts.cutLength !== undefined),
    findings: verdict.findings.map((finding) => findingJson(finding, session.lang, file)),
  };
}

function shown(verdict: JobVerdict, verbose: boolean): Parameters<typeof verifyText>[0][number] {
  const { file, dialect, simulation, findings } = verdict;
  return {
    file,
    dialect,
    findings,
    seconds: simulation?.seconds ?? null,
    motionSeconds: simulation?.motionSeconds ?? null,
    moves: simulation?.facts.moves ?? null,
    layers: simulation?.facts.layers ?? null,
    ...(verbose && simulation !== null
      ? {
          spent: {
            byKind: simulation.byKind,
            byLayer: simulation.byLayer,
            byObject: simulation.byObject,
            preparation: simulation.preparationSeconds,
          },
        }
      : {}),
  };
}
