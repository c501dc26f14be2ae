import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { assert } from '../../base/assert.ts';
import type { ProfilePatch } from '../../model/process.ts';

/**
 * A profile's text with a patch applied: the entry of the list that matches gets the values, or one is added. Comments and
 * everything else stay as they were written. The text must be a profile that was read without a fault.
 */
export function patchData(text: string, { list, match, set, fresh }: ProfilePatch): string {
  const document = parseDocument(text);
  const found = document.getIn(list);
  if (found === undefined) document.setIn(list, document.createNode([]));
  const entries = document.getIn(list);
  assert(isSeq(entries), 'the profile was read with a list there');
  let entry = entries.items.find((item): item is YAMLMap => isMap(item) && matches(item, match));
  if (entry === undefined) {
    entry = document.createNode({ ...match, ...fresh }) as YAMLMap; // yaml's door: an object becomes a map
    entries.add(entry);
  }
  for (const [key, value] of Object.entries(set)) {
    const before = entry.get(key);
    if (typeof value === 'object' && isMap(before))
      for (const [inner, innerValue] of Object.entries(value)) before.set(inner, innerValue);
    else entry.set(key, document.createNode(value));
  }
  return document.toString({ lineWidth: 0 });
}

function matches(entry: YAMLMap, match: ProfilePatch['match']): boolean {
  return Object.entries(match).every(([key, value]) => {
    const node = entry.get(key, true);
    return isScalar(node) && plain(String(node.value)) === plain(value);
  });
}

/** "40 W" and "40W" are the same word. */
function plain(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase();
}
