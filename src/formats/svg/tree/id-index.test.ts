import { expect, test } from 'vitest';
import { parseXml } from './parse-xml.ts';
import { scanPlain } from './scan-plain.ts';

test('an element is found by its id wherever it stands, the first where several have it', async () => {
  const text = '<svg id="a"><g><path id="b"/></g><path id="b"/><other id="c"/><g id="constructor"/></svg>';
  for (const { ids } of [scanPlain(text, 0)!.tree, (await parseXml(text, 0)).tree]) {
    const columns = ['a', 'b', 'c', 'constructor', 'd', ''].map((id) => ids.get(id)?.column);
    expect(columns).toEqual([1, 16, 48, 63, undefined, undefined]);
  }
});
