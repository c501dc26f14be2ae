import { readData } from '../../formats/yaml/read-data.ts';
import type { DataMap } from '../../model/data-node.ts';
import { mapNode } from '../../model/schema.ts';

/** A YAML or JSON file as a map; an empty file is an empty map. @throws UsageError with file and line */
export function readDataMap(text: string, file: string): DataMap {
  const node = readData(text, file);
  if (node.kind === 'scalar' && node.value === null) return { kind: 'map', entries: new Map(), at: node.at };
  return mapNode(node, file);
}
