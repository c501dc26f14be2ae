import type { DataMap } from '../../model/data-node.ts';

/** Kinds of data files that a lab may add to. */
export type ProfileKind = 'machines' | 'materials' | 'tariffs' | 'calibrations';

/** A data file as it was found; reading it is the pipeline's business. */
export interface ProfileFile {
  readonly id: string;
  readonly text: string;
  /** Path for messages. */
  readonly file: string;
  /** `built-in`, or the folder that it was found in. */
  readonly origin: string;
  /** The same text as data, where it was read before. */
  readonly data?: DataMap;
}

/** Where profiles come from: handed down by the command line (disk) or by the library's caller (memory). */
export interface ProfileSource {
  find(kind: ProfileKind, id: string): Promise<ProfileFile | undefined>;
  ids(kind: ProfileKind): Promise<readonly string[]>;
}
