import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './cruise-tree.ts';
import { sourceFiles } from './source-files.ts';
import { faultsOf, MANNER_NAMES } from './source-manners.ts';

/** One line that breaks one manner. */
const BAD: readonly (readonly [manner: string, code: string])[] = [
  ['no clock', 'export const now = Date.now();'],
  ['no clock', 'export const today = new Date();'],
  ['no clock', 'export const text = Date();'],
  ['no clock', 'export const clock = Date;'],
  ['no clock', 'export const t = performance.now();'],
  ['no timer', 'setTimeout(() => 1, 10);'],
  ['no chance', 'export const r = Math.random();'],
  ['no chance', "import { randomUUID } from 'node:crypto';"],
  ['no process', 'export const where = process.cwd();'],
  ['no process', 'export const { env } = process;'],
  ['no process', 'export const all = globalThis;'],
  ['no console', "console.log('x');"],
  ['no network', "export const page = fetch('x');"],
  ['no Math.hypot', 'export const d = Math.hypot(3, 4);'],
  ['no any', 'export const x: any = 1;'],
  ['no any', 'export const y = (1 as any).z;'],
  ['no any', 'export const f = <T extends Array<any>>(x: T) => x;'],
  ['no enum', 'export enum Colour { red }'],
  ['no enum', 'export const enum Shape { round }'],
  ['no empty catch', 'try { f(); } catch {}'],
  ['no empty catch', 'try { f(); } catch (error) { /* never mind */ }'],
  ['no empty catch', 'f().catch(() => {});'],
  ['no export *', "export * from './x.ts';"],
  ['no export *', "export * as x from './x.ts';"],
  ['no silencer', '// @ts-ignore'],
  ['no silencer', '// @ts-expect-error the types are wrong'],
  ['no silencer', '// biome-ignore lint/suspicious/noExplicitAny'],
];

/** Sound lines that look like faults. */
const GOOD: readonly string[] = [
  "export const text = 'Date.now() and process.env and any';",
  'export const day = new Date(1980, 0, 1);',
  'export const moment = Date.UTC(2026, 0, 15);',
  '// Date.now() in a comment, console.log too',
  'export const find = (process: { name: string }) => process.name;',
  "import type { Process } from '../model/process.ts';",
  'export const o = { process: 1, Date: 2, console: 3 };',
  'export const p = job.process;',
  'export const many = things.every((thing) => thing !== undefined);',
  'export const d = Math.sqrt(9 + 16);',
  'try { f(); } catch (error) { throw new Error("f", { cause: error }); }',
  "export { one } from './x.ts';",
  '// biome-ignore lint/style/useTemplate: the pieces are compared one by one',
];

/** Sources by the folder that they stand in, three levels deep. */
const ROOMS = sourceFiles().reduce((rooms, file) => {
  const room = file.split('/').slice(0, -1).slice(0, 3).join('/');
  return rooms.set(room, [...(rooms.get(room) ?? []), file]);
}, new Map<string, readonly string[]>());

describe('the manners of the sources', () => {
  // A room at a time: all sources at once take longer than a test may on a busy machine.
  test.each([...ROOMS])('no source of %s breaks them', (_, files) => {
    const faults = files.flatMap((file) => faultsOf(file, readFileSync(join(ROOT, file), 'utf8')));
    expect(faults.map(({ manner, file, line }) => `${manner}: ${file}:${line}`)).toEqual([]);
  });

  test('every source is in a room', () => {
    expect([...ROOMS.values()].flat().length).toBeGreaterThan(500);
    expect(ROOMS.size).toBeGreaterThan(10);
  });

  test('every manner has a bad line', () => {
    expect([...new Set(BAD.map(([manner]) => manner))].sort()).toEqual([...MANNER_NAMES].sort());
  });

  test.each(BAD)('%s: %s', (manner, code) => {
    expect(faultsOf('src/geometry/bad.ts', code).map((fault) => fault.manner)).toContain(manner);
  });

  test.each(GOOD)('sound: %s', (code) => {
    expect(faultsOf('src/geometry/good.ts', code)).toEqual([]);
  });

  test('the command line may ask for the time and the folder, but may not use any', () => {
    const code = 'export const x: any = [Date.now(), process.cwd()];';
    expect(faultsOf('src/cli/main.ts', code).map((fault) => fault.manner)).toEqual(['no any']);
  });
});
