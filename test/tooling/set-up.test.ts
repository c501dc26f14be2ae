import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const SCRIPTS = join(fileURLToPath(new URL('../..', import.meta.url)), '.ci');

/** A small project with our scripts in a folder with blanks and an accent. */
let root: string;
const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const packages = (entries: Readonly<Record<string, object>>): string => JSON.stringify({ packages: entries });

/** What a function of one of the scripts says about that project. */
function ask(file: string, name: string): boolean {
  const url = pathToFileURL(join(root, '.ci', file)).href;
  const code = `import { ${name} } from ${JSON.stringify(url)}; process.stdout.write(String(${name}()));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout === 'true';
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'établi set up '));
  cpSync(SCRIPTS, join(root, '.ci'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('installing is needed', () => {
  const lock = packages({
    '': { name: 'etabli' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  });
  const installed = packages({ 'node_modules/a': { version: '1.0.0' } });
  beforeEach(() => {
    put('package-lock.json', lock);
    put('node_modules/.package-lock.json', installed);
    put('node_modules/a/package.json', '{}');
  });

  test('not where every package is there in its version; those of other systems may be absent', () => {
    expect(ask('set-up.mjs', 'isInstalled')).toBe(true);
  });

  test('on a fresh clone, and where an install was interrupted', () => {
    rmSync(join(root, 'node_modules/.package-lock.json'));
    expect(ask('set-up.mjs', 'isInstalled')).toBe(false);
  });

  test('where the lock file asks for another version or one more package', () => {
    put('package-lock.json', lock.replace('1.0.0', '1.0.1'));
    expect(ask('set-up.mjs', 'isInstalled')).toBe(false);
    put('package-lock.json', lock.replace('"node_modules/b"', '"node_modules/c":{"version":"3.0.0"},"node_modules/b"'));
    expect(ask('set-up.mjs', 'isInstalled')).toBe(false);
  });

  test('where a package was deleted by hand', () => {
    rmSync(join(root, 'node_modules/a'), { recursive: true });
    expect(ask('set-up.mjs', 'isInstalled')).toBe(false);
  });
});

describe('building is needed', () => {
  const stamp = (): void => {
    const url = pathToFileURL(join(root, '.ci', 'fingerprint.mjs')).href;
    const files = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json', 'bin/etabli.ts', 'src/a.ts'];
    const code = `import { fingerprint } from ${JSON.stringify(url)}; process.stdout.write(fingerprint(${JSON.stringify(files)}));`;
    put('dist/.built', spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }).stdout);
  };
  beforeEach(() => {
    for (const file of ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json']) put(file, '{}');
    put('bin/etabli.ts', 'export {};');
    put('src/a.ts', 'export const a = 1;');
    put('dist/bin/etabli.js', '');
    stamp();
  });

  test('not where nothing changed, tests aside', () => {
    expect(ask('build.mjs', 'isBuilt')).toBe(true);
    put('src/a.test.ts', 'export {};');
    expect(ask('build.mjs', 'isBuilt')).toBe(true);
  });

  test.each([
    ['a source changed', () => put('src/a.ts', 'export const a = 2;')],
    ['a source was added', () => put('src/b.ts', 'export {};')],
    ['a source was taken away', () => rmSync(join(root, 'src/a.ts'))],
    ['a setting of the compiler changed', () => put('tsconfig.json', '{"compilerOptions":{}}')],
    ['the program is not there', () => rmSync(join(root, 'dist/bin'), { recursive: true })],
    ['nothing was ever built', () => rmSync(join(root, 'dist'), { recursive: true })],
  ])('where %s', (_name, change) => {
    change();
    expect(ask('build.mjs', 'isBuilt')).toBe(false);
  });
});
