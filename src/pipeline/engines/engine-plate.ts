import { assert } from '../../base/assert.ts';
import { EngineFailure } from '../../base/errors.ts';
import { FORMATS } from '../../formats/index.ts';
import type { ArrangedPlate, EngineFile, EngineInUse, EngineJob } from '../../model/engine.ts';
import type { Finding } from '../../model/finding.ts';
import type { Format } from '../../model/format.ts';
import { type EmittedJob, proveJob } from '../emit-plate.ts';
import type { OpenBench } from '../open-bench.ts';
import { failedFinding, lostFinding, timeFinding } from './engine-rules.ts';
import { LaidObjects } from './laid-objects.ts';

/** A plate that another program sliced; no job where it made none. */
export interface EnginePlate {
  readonly job: EmittedJob | null;
  /** On the engine and on the objects; those on the job itself stand in its simulation. */
  readonly findings: readonly Finding[];
}

/**
 * Has a plate sliced by another program and believes nothing: its file is read by our own reader, simulated and held
 * against the machine's limits like a job of our own, and every placed copy must be in it, whole.
 * @param number of the plate, from 0
 */
export async function enginePlate(
  plate: ArrangedPlate,
  number: number,
  open: OpenBench,
  use: EngineInUse,
): Promise<EnginePlate> {
  const { engine, found, run } = use;
  const files = await platesAs(engine.plate, plate);
  let sliced: EngineJob;
  try {
    sliced = await engine.slice(found, files, plate.settings, run);
  } catch (error) {
    if (!(error instanceof EngineFailure)) throw error;
    return { job: null, findings: [failedFinding(error.text, error.fix, number)] };
  }
  const laid = new LaidObjects(plate.placements);
  const job = await proveJob({ placements: plate.placements }, [sliced.bytes], open, (chunk) =>
    laid.push(chunk.toolpath),
  );
  const lost = laid.lost(plate.settings.print.layerHeight);
  const findings = lost.map(({ placement, what }) => lostFinding(what, placement.file, placement.label));
  if (sliced.seconds !== null)
    findings.push(timeFinding(engine.title, sliced.seconds, job.simulation.motionSeconds, number));
  return { job, findings };
}

async function platesAs(kind: EngineInUse['engine']['plate'], { mesh }: ArrangedPlate): Promise<readonly EngineFile[]> {
  if (kind === 'one 3mf') {
    const bytes = await writerOf('3mf').writePart!(mesh);
    return [{ label: mesh.objects[0]?.name ?? '', bytes }];
  }
  const format = writerOf('stl');
  const files: EngineFile[] = [];
  for (const { name, firstTriangle, triangleCount } of mesh.objects) {
    const triangles = mesh.triangles.subarray(3 * firstTriangle, 3 * (firstTriangle + triangleCount));
    const alone = { ...mesh, triangles, objects: [{ name, firstTriangle: 0, triangleCount }] };
    files.push({ label: name, bytes: await format.writePart!(alone) });
  }
  return files;
}

function writerOf(name: string): Format {
  const format = FORMATS.find((f) => f.name === name && f.writePart !== undefined);
  assert(format !== undefined, `no writer for ${name}`);
  return format!;
}
