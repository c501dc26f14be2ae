import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url));

/** Paths that the table names: `a/b.stl` a file, `a/` a folder and all in it, `a/b-*.nc` files of one kind. */
function namedPaths(readme: string): readonly string[] {
  return readme
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1]!));
}

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.+()]/g, '\\$&').replaceAll('*', '[^/]*')}${path.endsWith('/') ? '' : '$'}`);

const isNamed = (file: string, named: readonly string[]): boolean => named.some((path) => patternOf(path).test(file));

describe('fixtures/README.md', () => {
  const readme = readFileSync(join(FIXTURES, 'README.md'), 'utf8');
  const files = readdirSync(FIXTURES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(FIXTURES, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => file !== 'README.md');

  test('names origin and licence of every fixture', () => {
    expect(files.length).toBeGreaterThan(4);
    expect(files.filter((file) => !isNamed(file, namedPaths(readme)))).toEqual([]);
  });

  test('names nothing that is not there', () => {
    const named = namedPaths(readme);
    expect(named.filter((path) => !files.some((file) => isNamed(file, [path])))).toEqual([]);
  });

  test('a file without a line would be found', () => {
    expect(isNamed('parts/stranger.stl', namedPaths(readme))).toBe(false);
    expect(isNamed('parts/name-tag.stl', namedPaths(readme))).toBe(true);
    expect(isNamed('a/b-1.nc', ['a/b-*.nc'])).toBe(true);
    expect(isNamed('a/c.nc', ['a/b-*.nc', 'b/'])).toBe(false);
  });
});
