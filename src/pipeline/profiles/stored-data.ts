import type { Place } from '../../base/errors.ts';
import type { DataMap, DataNode } from '../../model/data-node.ts';

/**
 * Data of a profile as plain arrays, so that it can be kept as JSON: the build reads the profiles that come with Etabli
 * once (`dist/profiles`), and a run need not load the YAML reader for them, which costs as much as checking a part.
 * A place is a line and a column; the file's name is put in when it is unpacked.
 */
export type StoredNode =
  | readonly [kind: 's', at: StoredPlace, value: string | number | boolean | null, raw: string]
  | readonly [kind: 'l', at: StoredPlace, items: readonly StoredNode[]]
  | readonly [kind: 'm', at: StoredPlace, entries: readonly (readonly [string, StoredPlace, StoredNode])[]];

type StoredPlace = readonly [line: number, column: number];

/** A profile that was read at build time: good for this very text alone. */
export interface StoredProfile {
  readonly text: string;
  readonly node: StoredNode;
}

export function storeData(node: DataNode): StoredNode {
  const at = storePlace(node.at);
  switch (node.kind) {
    case 'scalar':
      return ['s', at, node.value, node.raw];
    case 'list':
      return ['l', at, node.items.map(storeData)];
    case 'map':
      return ['m', at, [...node.entries].map(([key, entry]) => [key, storePlace(entry.keyAt), storeData(entry.node)])];
  }
}

function storePlace({ line, column }: Place): StoredPlace {
  return [line ?? 0, column ?? 0];
}

/** The map that was stored for this text; undefined where it was another text, or no map. */
export function storedMap(stored: StoredProfile, text: string, file: string): DataMap | undefined {
  if (stored.text !== text) return undefined;
  const node = unpack(stored.node, file);
  return node.kind === 'map' ? node : undefined;
}

function unpack(stored: StoredNode, file: string): DataNode {
  const at = placeIn(stored[1], file);
  switch (stored[0]) {
    case 's':
      return { kind: 'scalar', value: stored[2], raw: stored[3], at };
    case 'l':
      return { kind: 'list', items: stored[2].map((item) => unpack(item, file)), at };
    case 'm': {
      const entries = stored[2].map(([key, keyAt, node]): [string, { keyAt: Place; node: DataNode }] => [
        key,
        { keyAt: placeIn(keyAt, file), node: unpack(node, file) },
      ]);
      return { kind: 'map', entries: new Map(entries), at };
    }
  }
}

function placeIn([line, column]: StoredPlace, file: string): Place {
  return { file, ...(line > 0 ? { line } : {}), ...(column > 0 ? { column } : {}) };
}
