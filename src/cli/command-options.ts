import type { FailOn } from './exit-code.ts';

/** Options that every command takes, as parsed. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly lang?: 'fr' | 'en';
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color: boolean;
  readonly set: readonly string[];
  readonly config?: string;
  readonly failOn: FailOn;
  readonly report: readonly string[];
  readonly jobs: number;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly seed: number;
  readonly timings?: boolean;
  readonly stdinFilename?: string;
  /** Folder of fonts for live texts; the commands that read drawings take it. */
  readonly fonts?: string;
}

export interface MachineOptions extends CommonOptions {
  readonly machine?: string;
  readonly material?: string;
  /** `estimate`, `prepare` and `quote`: another slicer than our own. */
  readonly engine?: string;
}

export interface CheckCommandOptions extends MachineOptions {
  readonly select?: readonly string[];
  readonly fix?: boolean;
  readonly orient?: boolean;
  readonly output?: string;
}

export interface EstimateCommandOptions extends MachineOptions {
  readonly start?: string;
}

export interface InitCommandOptions extends CommonOptions {
  readonly machine?: string;
  readonly material?: string;
  readonly output?: string;
}

export interface CalibrateCommandOptions extends MachineOptions {
  readonly actual?: readonly string[];
  readonly testGrid?: readonly string[];
  readonly cell?: string;
  readonly output?: string;
}

export interface PrepareCommandOptions extends MachineOptions {
  readonly output?: string;
  readonly copies: number;
}

export interface PreviewCommandOptions extends MachineOptions {
  readonly output?: string;
  readonly layer?: number;
  /** [pixels] */
  readonly width: number;
}

export interface QuoteCommandOptions extends MachineOptions {
  readonly tariff?: string;
  readonly audience?: string;
  readonly client?: string;
  readonly quantity: number;
  readonly date?: string;
  readonly output: readonly string[];
  readonly measures?: string;
  /** Table of quotes. */
  readonly from?: string;
  /** With `from`: endings to write. */
  readonly as?: readonly string[];
  readonly badge?: boolean;
  readonly rush?: string;
  readonly compare?: boolean;
  readonly explain?: number;
}

export interface ReconcileCommandOptions extends CommonOptions {
  readonly actual?: readonly string[];
}

export interface VoidOptions extends CommonOptions {
  readonly why: string;
}

export interface LedgerOptions extends CommonOptions {
  readonly output?: string;
}

export interface CostCommandOptions extends CommonOptions {
  readonly costs?: string;
  readonly actual?: readonly string[];
  readonly operator?: string;
}

export interface MembershipOptions extends CommonOptions {
  readonly tariff?: string;
  readonly date?: string;
  readonly membership?: string;
  readonly rule?: string;
  readonly hours?: readonly string[];
}

export interface TariffImportOptions extends CommonOptions {
  readonly output?: string;
  readonly name?: string;
  readonly currency?: string;
}

export interface LedgerReportOptions extends CommonOptions {
  readonly costs?: string;
  readonly year?: string;
  readonly tariff?: string;
  readonly date?: string;
  readonly fee?: string;
  readonly output: readonly string[];
}

export interface LedgerAddOptions extends CommonOptions {
  readonly costs?: string;
  readonly outcome: 'done' | 'failed' | 'test';
  readonly actual?: readonly string[];
  readonly operator?: string;
  readonly cost?: string;
  readonly event?: string;
  readonly children?: readonly string[];
  readonly corrects?: string;
  readonly date?: string;
}
