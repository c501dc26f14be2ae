import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

interface LockedPackage {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
}

const read = (file: string): string => readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8');

/** Licences that let a lab, a school or a firm use, change and pass on what it gets, without asking. */
const FREE =
  /^(MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BSL-1\.0|CC0-1\.0|Unlicense|BlueOak-1\.0\.0|Zlib|Python-2\.0|CC-BY-4\.0)$/;
/** libvips is LGPL and comes as a shared library of its own, which its user may replace. */
const SEPARATE_LIBRARY = /^node_modules\/@img\/sharp-/;

/** `(MIT OR Apache-2.0)` is free if one is; `Apache-2.0 AND MIT` if all are. */
function isFree(license: string): boolean {
  const plain = license.replace(/[()]/g, '');
  return plain.split(' OR ').some((choice) => choice.split(' AND ').every((one) => FREE.test(one.trim())));
}

const lock: { packages: Record<string, LockedPackage> } = JSON.parse(read('package-lock.json'));
const manifest: Record<'dependencies' | 'optionalDependencies', Record<string, string> | undefined> = JSON.parse(
  read('package.json'),
);
const shipped = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && dev !== true);

describe('licences of what Etabli runs with', () => {
  test('every package at run time is free to use, and none is under the GPL', () => {
    expect(shipped.length).toBeGreaterThan(20);
    const bad = shipped.filter(
      ([path, { license = 'none stated' }]) =>
        !isFree(license) && !(SEPARATE_LIBRARY.test(path) && /LGPL-3\.0-or-later/.test(license)),
    );
    expect(bad.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
  });

  test('NOTICE names every package that we ask for', () => {
    const notice = read('NOTICE');
    const asked = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies });
    expect(asked.filter((name) => !notice.includes(name))).toEqual([]);
  });

  test.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0)', true],
    ['Apache-2.0 AND MIT', true],
    ['GPL-3.0', false],
    ['AGPL-3.0-only', false],
    ['MIT AND LGPL-3.0-or-later', false],
    ['none stated', false],
  ])('%s: %s', (license, free) => {
    expect(isFree(license)).toBe(free);
  });
});
