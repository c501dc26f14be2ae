import type { JobFacts } from '../../model/order.ts';
import type { FileEstimate } from '../estimate-file.ts';
import type { OpenBench } from '../open-bench.ts';

/** What a tariff can bill of one estimated file: all its plates together, one order line of work. */
export function jobFacts(estimate: FileEstimate, open: OpenBench, sha256: string, pieces: number): JobFacts | null {
  const { seconds, motionSeconds } = estimate;
  if (seconds === null || motionSeconds === null) return null;
  return {
    file: estimate.file.replace(/^.*[\\/]/, ''), // a client reads the name, not our folders
    sha256,
    process: open.machine.process.name,
    machine: open.machine.head.id,
    material: open.material ?? '',
    seconds,
    motionSeconds,
    consumption: estimate.consumption,
    laserOnSeconds: estimate.laserOnSeconds,
    ...(estimate.interval === null ? {} : { interval: estimate.interval }),
    copies: 1,
    pieces,
  };
}
