import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ROOT } from './cruise-tree.ts';

/** Tests, and what only tests use. */
const BESIDE = /\.(test|fixture)\.ts$/;

/** AssemblyScript, in words of its own: it imports nothing but itself. */
const ASSEMBLY = /\/assembly\//;

/** Every source file of bin/ and src/, with `/` in its path on every system. */
export function sourceFiles(): readonly string[] {
  return ['bin', 'src']
    .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !BESIDE.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !ASSEMBLY.test(file))
    .sort();
}
