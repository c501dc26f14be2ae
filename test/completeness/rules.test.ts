import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { allRules, type CataloguedRule } from '../../src/pipeline/catalogue.ts';
import { ruleDocs } from './rule-docs.ts';
import { endsLikeSentence, textFaults } from './text-faults.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DOCS = join(ROOT, 'docs/rules');

type SourceText = readonly [file: string, text: string];

/** Files of the project with their texts, but for those of this folder. */
function texts(folders: readonly string[], wanted: (file: string) => boolean): readonly SourceText[] {
  return folders
    .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !file.startsWith('test/completeness/') && wanted(file))
    .map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]);
}

/** The folder of the room that a file stands in: `src/formats/stl/`, `src/verification/`. */
const roomOf = (file: string): string => /^src\/(?:(?:formats|processes)\/)?[^/]+\//.exec(file)?.[0] ?? file;

/** A word in quotes, or as the key of a table of cases. */
const quotes = (text: string, word: string): boolean =>
  text.includes(`'${word}'`) || text.includes(`"${word}"`) || new RegExp(`^\\s*${word}: [{[(]`, 'm').test(text);

/**
 * Rules that no test makes speak. A test names a rule by its code, or by its name; where rules of several rooms have that
 * name, it must stand in the rule's own room.
 */
function silentRules(
  rules: readonly CataloguedRule[],
  tests: readonly SourceText[],
  sources: readonly SourceText[],
): readonly CataloguedRule[] {
  return rules.filter(({ page: { code, name }, room }) => {
    const homes = new Set(sources.filter(([, text]) => quotes(text, code)).map(([file]) => roomOf(file)));
    const shared = rules.some((other) => other.page.name === name && other.room !== room);
    return !tests.some(
      ([file, text]) => text.includes(code) || (quotes(text, name) && (!shared || homes.has(roomOf(file)))),
    );
  });
}

describe('every rule is complete', () => {
  let rules: readonly CataloguedRule[];
  beforeAll(async () => {
    rules = await allRules();
  });

  test('there are rules from every room', () => {
    expect(rules.length).toBeGreaterThan(20);
    expect(new Set(rules.map(({ room }) => room)).size).toBeGreaterThanOrEqual(4);
  });

  test('codes are unique: three to five letters of the room and three digits', () => {
    const codes = rules.map(({ page }) => page.code);
    expect(codes.filter((code, n) => codes.indexOf(code) !== n)).toEqual([]);
    expect(codes.filter((code) => !/^[A-Z]{3,5}\d{3}$/.test(code))).toEqual([]);
  });

  test('the letters of a code belong to one room', () => {
    const rooms = new Map<string, Set<string>>();
    for (const { page, room } of rules) {
      const letters = page.code.slice(0, -3);
      rooms.set(letters, (rooms.get(letters) ?? new Set()).add(room));
    }
    expect(
      [...rooms].filter(([, owners]) => owners.size > 1).map(([letters, owners]) => [letters, [...owners]]),
    ).toEqual([]);
  });

  test('names are kebab-case; two rules of a room may share one only for two different things', () => {
    const things = rules.map(({ page, room }) => `${room}/${page.name}: ${page.title.en}`);
    expect(things.filter((thing, n) => things.indexOf(thing) !== n)).toEqual([]);
    const odd = rules.filter(({ page }) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(page.name));
    expect(odd.map(({ page }) => page.code)).toEqual([]);
  });

  test('title, what, why, fix and example stand in good English and French', () => {
    const faults = rules.flatMap(({ page }) =>
      (['title', 'what', 'why', 'fix', 'example'] as const).flatMap((part) =>
        textFaults(page[part]).map((fault) => `${page.code} ${part}: ${fault}`),
      ),
    );
    expect(faults).toEqual([]);
  });

  test('what, why, fix and example are sentences; a title is none', () => {
    const faults = rules.flatMap(({ page }) =>
      (['en', 'fr'] as const).flatMap((lang) => [
        ...(['what', 'why', 'fix', 'example'] as const)
          .filter((part) => !endsLikeSentence(page[part][lang]))
          .map((part) => `${page.code} ${part}.${lang} does not end like a sentence`),
        ...(/\.$/.test(page.title[lang]) ? [`${page.code} title.${lang} ends with a full stop`] : []),
      ]),
    );
    expect(faults).toEqual([]);
  });

  test('a French page has accents', () => {
    const bare = rules.filter(
      ({ page }) =>
        !/[àâçéèêëîïôùûüœ]/i.test(
          [page.title, page.what, page.why, page.fix, page.example].map(({ fr }) => fr).join(' '),
        ),
    );
    expect(bare.map(({ page }) => page.code)).toEqual([]);
  });

  test('every rule has a test that makes it speak', () => {
    const isTest = (file: string): boolean => file.endsWith('.test.ts') || file.startsWith('test/');
    const silent = silentRules(
      rules,
      texts(['src', 'test'], isTest),
      texts(['src'], (file) => !isTest(file)),
    );
    expect(silent.map(({ page, room }) => `${page.code} ${page.name} (${room})`)).toEqual([]);
  });

  test('a rule that no test names would be found, also where another room has one of that name', () => {
    const page = rules[0]!.page;
    const one = { page: { ...page, code: 'AAA001', name: 'thin' }, room: 'a' };
    const two = { page: { ...page, code: 'BBB001', name: 'thin' }, room: 'b' };
    const sources: readonly SourceText[] = [
      ['src/formats/a/rules.ts', "code: 'AAA001'"],
      ['src/formats/b/rules.ts', "code: 'BBB001'"],
    ];
    const tests: readonly SourceText[] = [['src/formats/a/read.test.ts', "toBe('thin')"]];
    expect(silentRules([one], [], sources)).toEqual([one]);
    expect(silentRules([one, two], tests, sources)).toEqual([two]);
  });

  test('docs/rules says the same (npm run docs)', async () => {
    const wanted = await ruleDocs();
    const present = new Map(
      readdirSync(DOCS).map((name): [string, string] => [name, readFileSync(join(DOCS, name), 'utf8')]),
    );
    expect([...present.keys()].filter((name) => !wanted.has(name))).toEqual([]);
    expect([...wanted].filter(([name, text]) => present.get(name) !== text).map(([name]) => name)).toEqual([]);
  });
});
