import type { Place } from '../base/errors.ts';

/**
 * A profile, tariff or manifest as it was written: plain data in which every value and key still knows its place,
 * so that an error can name the file and the line. Made by `formats/yaml`, by `--set` and by the library's callers.
 */
export type DataNode = DataScalar | DataList | DataMap;

export interface DataScalar {
  readonly kind: 'scalar';
  /** Numbers written with digits stay text in `raw`, so that money keeps its exact decimals. */
  readonly value: string | number | boolean | null;
  readonly raw: string;
  readonly at: Place;
}

export interface DataList {
  readonly kind: 'list';
  readonly items: readonly DataNode[];
  readonly at: Place;
}

export interface DataMap {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, { readonly keyAt: Place; readonly node: DataNode }>;
  readonly at: Place;
}
