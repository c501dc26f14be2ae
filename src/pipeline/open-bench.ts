import type { DataMap } from '../model/data-node.ts';
import type { EngineInUse } from '../model/engine.ts';
import type { Finding } from '../model/finding.ts';
import type { Bench } from '../model/process.ts';
import { PROCESSES } from '../processes/index.ts';
import { otherProcessFinding } from './file-rules.ts';
import { loadCalibration, type StoredCalibration } from './profiles/calibration.ts';
import { type LoadedMachine, loadMachine, loadMaterial } from './profiles/load-profile.ts';
import type { ProfileSource } from './profiles/profile-source.ts';
import { settingsFor } from './profiles/settings-map.ts';

export interface BenchRequest {
  readonly machine: string;
  readonly material?: string;
  /** `--set` and the configuration. */
  readonly settings: DataMap;
  /** Take the machine's default material where none is given. */
  readonly assumeMaterial?: boolean;
}

/** A machine with its material and settings, ready to check, plan and verify. */
export interface OpenBench {
  readonly machine: LoadedMachine;
  /** Id of the material that is used, null where none is. */
  readonly material: string | null;
  readonly bench: Bench;
  /** Those of the request that are for this machine's process. */
  readonly settings: DataMap;
  /** What measured jobs taught about this machine, null where nothing was measured. */
  readonly calibration: StoredCalibration | null;
  /** SHA-256 of the material's profile, null where none is. */
  readonly materialSha256: string | null;
  /** A material of another process: nothing may be made with it. */
  readonly refused: readonly Finding[];
  /** Format that the jobs are written in, of those that the machine takes; absent: its usual one. */
  readonly output?: string;
  /** The outside slicer that makes the jobs; absent: Etabli itself does. */
  readonly engine?: EngineInUse;
}

/** Finds, reads and binds the profiles. @throws UsageError with file and line of what is wrong in them */
export async function openBench(source: ProfileSource, request: BenchRequest): Promise<OpenBench> {
  const machine = await loadMachine(source, request.machine);
  const calibration = await loadCalibration(source, machine.head.id);
  const wanted = request.material ?? (request.assumeMaterial === true ? machine.head.defaultMaterial : undefined);
  const settings = settingsFor(
    request.settings,
    machine.process.name,
    PROCESSES.map(({ name }) => name),
  );
  const base = {
    machine: { head: machine.head, node: machine.node },
    settings,
    firmware: machine.firmware,
  };
  if (wanted === undefined)
    return {
      machine,
      calibration,
      settings,
      material: null,
      materialSha256: null,
      bench: await machine.process.bind(base),
      refused: [],
    };
  const material = await loadMaterial(source, wanted);
  const { process } = material.head;
  if (process !== 'any' && process !== machine.process.name) {
    const refused = otherProcessFinding(material.head.name, machine.process.title, machine.head.id);
    return {
      machine,
      calibration,
      settings,
      material: wanted,
      materialSha256: material.sha256,
      bench: await machine.process.bind(base),
      refused: [refused],
    };
  }
  const bench = await machine.process.bind({ ...base, material });
  return {
    machine,
    calibration,
    settings,
    material: wanted,
    get materialSha256() {
      return material.sha256;
    },
    bench,
    refused: [],
  };
}
