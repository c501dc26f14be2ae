import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../floors/cruise-tree.ts';
import { sourceFiles } from '../floors/source-files.ts';

test('every kind of JSON document has a schema that is shipped, and every schema a document', () => {
  const written = sourceFiles().flatMap((file) => {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    return [...text.matchAll(/etabli\/([a-z-]+)@1/g)].map((match) => match[1]!);
  });
  const shipped = readdirSync(path.join(ROOT, 'src', 'model', 'schemas')).map((file) => path.parse(file).name);
  expect([...new Set(written)].sort()).toEqual(shipped.sort());
});
