import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { validDocument } from './json-schemas.ts';
import { contents, inFolder, ROOT, runEtabli } from './run-etabli.ts';

const CUBE = path.join(ROOT, 'fixtures', 'parts', 'cube-with-hole.stl');

describe('init', () => {
  test('writes a configuration that holds at once, and never over one that is there', () =>
    inFolder(async (cwd) => {
      const first = await runEtabli(['init', '-m', 'prusa-mk3s', '--material', 'pla'], { cwd });
      expect(first.code).toBe(0);
      expect(contents(cwd)).toEqual(['etabli.yaml']);
      expect((await runEtabli(['check', CUBE], { cwd })).code).toBe(0); // no -m: the configuration says it
      const again = await runEtabli(['init'], { cwd });
      expect(again.code).toBe(2);
      expect(again.stderr).toContain('already there');
      expect((await runEtabli(['init', '--force'], { cwd })).code).toBe(0);
    }));

  test('every key that waits behind a # is one that Etabli knows', () =>
    inFolder(async (cwd) => {
      for (const lang of ['en', 'fr']) {
        const run = await runEtabli(['init', '--dry-run', '--json', '--lang', lang], { cwd });
        const { text, written } = validDocument<{ text: string; written: boolean }>('init', run.stdout);
        expect(written).toBe(false);
        const live = text
          .replace(/^# (?=( *-? ?[a-zA-Z-]+:(?! [A-Z])| *- ))/gm, '')
          .replace(/^ {2}prusa-slicer:.*\n/m, '');
        for (const folder of ['machines', 'materials', 'tariffs'])
          mkdirSync(path.join(cwd, folder), { recursive: true });
        writeFileSync(path.join(cwd, 'etabli.yaml'), live);
        const used = await runEtabli(['check', CUBE], { cwd });
        expect(used.stderr).toBe('');
        expect(used.code).toBe(0);
        expect(live).toContain('\nlab:\n');
      }
    }));

  test('an unknown machine is named with the nearest', () =>
    inFolder(async (cwd) => {
      const run = await runEtabli(['init', '-m', 'prusa-mk3'], { cwd });
      expect(run.code).toBe(2);
      expect(run.stderr).toContain('prusa-mk3s');
      expect(contents(cwd)).toEqual([]);
    }));
});

describe('doctor', () => {
  interface Doctor {
    readonly ok: boolean;
    readonly checks: readonly { readonly id: string; readonly state: string; readonly what: string }[];
  }

  test('a sound installation is 0, in both languages', () =>
    inFolder(async (cwd) => {
      for (const lang of ['en', 'fr']) {
        const run = await runEtabli(['doctor', '--json', '--lang', lang], { cwd });
        const { ok, checks } = validDocument<Doctor>('doctor', run.stdout);
        expect([run.code, ok]).toEqual([0, true]);
        for (const id of ['node', 'packages', 'files', 'machines', 'materials', 'tariffs', 'store'])
          expect(checks.find((check) => check.id === id)?.state).toBe('good');
      }
    }));

  test('a wrong configuration is 2 with its line; a slicer that it names and that is not there is 5', () =>
    inFolder(async (cwd) => {
      const say = async (yaml: string) => {
        writeFileSync(path.join(cwd, 'etabli.yaml'), yaml);
        return runEtabli(['doctor'], { cwd });
      };
      const wrong = await say('machine: prusa-mk3s\nmaterail: pla\n');
      expect(wrong.code).toBe(2);
      expect(wrong.stdout).toMatch(/etabli\.yaml, line 2, column 1: Unknown key "materail"/);
      const unknown = await say('machine: prusa-mk3\n');
      expect(unknown.code).toBe(2);
      expect(unknown.stdout).toContain('Did you mean "prusa-mk3s"');
      expect((await say('engines:\n  prusa-slicer: nowhere\n')).code).toBe(5);
    }));
});

describe('completion', () => {
  test('every shell gets a script that knows every command', async () => {
    for (const shell of ['bash', 'zsh', 'fish', 'powershell']) {
      const run = await runEtabli(['completion', shell, '--json']);
      const { script } = validDocument<{ script: string }>('completion', run.stdout);
      for (const word of ['check', 'quote verify', 'ledger add', 'completion', '--stdin-filename', 'machines'])
        expect(script).toContain(shell === 'fish' && word.startsWith('--') ? word.slice(2) : word);
    }
    const wrong = await runEtabli(['completion', 'tcsh']);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('bash, zsh, fish, powershell');
  });

  test('bash completes commands, options and choices', async (context) => {
    if (!existsSync('/bin/bash')) return context.skip('bash is not here');
    const { stdout: script } = await runEtabli(['completion', 'bash']);
    const complete = (...words: readonly string[]): readonly string[] => {
      const line = words.map((word) => `'${word}'`).join(' ');
      const program = `${script}\nCOMP_WORDS=(etabli ${line}); COMP_CWORD=${words.length}; compopt() { :; }; _etabli; printf '%s\\n' "\${COMPREPLY[@]}"`;
      const { stdout, status, stderr } = spawnSync('/bin/bash', ['--norc', '-c', program], { encoding: 'utf8' });
      expect([status, stderr]).toEqual([0, '']);
      return stdout.split('\n').filter((word) => word !== '');
    };
    expect(complete('ver')).toEqual(['verify']);
    expect(complete('quote', 'rec')).toEqual(['reconcile']);
    expect(complete('check', 'a.stl', '--fail')).toEqual(['--fail-on']);
    expect(complete('check', '--fail-on', 'w')).toEqual(['warning']);
    expect(complete('list', 'ma')).toEqual(['machines', 'materials']);
    expect(complete('completion', 'z')).toEqual(['zsh']);
  });
});

describe('what a terminal does not stand in the way of', () => {
  test('common options may stand before the command', async () => {
    const run = await runEtabli(['--json', '--lang', 'fr', 'check', CUBE, '-m', 'prusa-mk3s']);
    expect(run.code).toBe(0);
    expect(() => validDocument('check', run.stdout)).not.toThrow();
  });

  test('a reader that closes early changes neither the exit code nor the reports', (context) =>
    inFolder(async (cwd) => {
      if (!existsSync('/bin/bash')) return context.skip('bash is not here');
      const program = path.join(ROOT, 'dist', 'bin', 'etabli.js');
      const line = `"${process.execPath}" "${program}" list rules --json | head -c 1 >/dev/null; echo "\${PIPESTATUS[0]}"`;
      const { stdout, stderr } = spawnSync('/bin/bash', ['--norc', '-c', line], { cwd, encoding: 'utf8' });
      expect([stdout, stderr]).toEqual(['0\n', '']);
    }));

  test('names that are too long are no bug of ours, and a job that fails leaves no folder behind', () =>
    inFolder(async (cwd) => {
      const long = 'x'.repeat(300);
      const on = ['-m', 'prusa-mk3s', '--material', 'pla'];
      expect((await runEtabli(['check', `${long}.stl`, ...on], { cwd })).code).toBe(3);
      expect((await runEtabli(['prepare', CUBE, ...on, '-o', `${long}.gcode`], { cwd })).code).toBe(2);
      expect((await runEtabli(['prepare', 'missing.stl', ...on, '-o', 'jobs/'], { cwd })).code).toBe(3);
      expect(contents(cwd)).toEqual([]);
    }));

  test('a report that cannot be written is said before the work', () =>
    inFolder(async (cwd) => {
      const run = await runEtabli(['check', CUBE, '-m', 'prusa-mk3s', '--report', 'html:no/r.html'], { cwd });
      expect([run.code, run.stdout]).toEqual([2, '']);
      writeFileSync(path.join(cwd, 'r.html'), 'mine');
      const there = await runEtabli(['check', CUBE, '-m', 'prusa-mk3s', '--report', 'html:r.html'], { cwd });
      expect([there.code, there.stdout, readFileSync(path.join(cwd, 'r.html'), 'utf8')]).toEqual([2, '', 'mine']);
    }));
});
