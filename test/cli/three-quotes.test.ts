import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';
import { contents, inFolder, ROOT, runEtabli } from './run-etabli.ts';

const QUOTES = path.join(ROOT, 'fixtures', 'quotes');
const DAY = ['--date', '2026-03-14', '--lang', 'fr'];

/** What a lab is asked for most: signs for a craftsperson, a member's print, patches for a school. */
const ASKED = {
  signs: [
    'sign.svg',
    '-m',
    'grbl-laser',
    '--material',
    'plywood-3mm',
    '--quantity',
    '40',
    '--audience',
    'craftsperson',
    '--badge',
    '--client',
    'craftsperson.yaml',
  ],
  print: [
    '../parts/name-tag.stl',
    '-m',
    'prusa-mk3s',
    '--material',
    'pla',
    '--audience',
    'member',
    '--client',
    'member.yaml',
  ],
  patches: ['--measures', 'patches.yaml', '--client', 'school.yaml'],
} as const;

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return false;
    throw error;
  }
}

/** What a program prints; undefined where it is not on this computer. */
function printed(program: string, ...args: readonly string[]): string | undefined {
  const run = spawnSync(program, args, { encoding: 'utf8' });
  if (run.error !== undefined) return undefined;
  expect(run.status, `${program}: ${run.stderr}`).toBe(0);
  return run.stdout;
}

test('the three quotes of a lab, as papers that are whole, tagged, legible, and verify', async () => {
  await inFolder(async (folder) => {
    const config = path.join(folder, 'config');
    mkdirSync(path.join(config, 'etabli'), { recursive: true });
    writeFileSync(
      path.join(config, 'etabli', 'etabli.yaml'),
      `issuer: ${JSON.stringify(path.join(QUOTES, 'issuer.yaml'))}\n`,
    );
    const etabli = (...args: readonly string[]) => runEtabli(args, { cwd: QUOTES, env: { XDG_CONFIG_HOME: config } });
    const endings = isInstalled('@myriaddreamin/typst-ts-node-compiler') ? ['pdf', 'html'] : ['html'];
    for (const [name, args] of Object.entries(ASKED)) {
      const outs = endings.flatMap((ending) => ['-o', path.join(folder, `${name}.${ending}`)]);
      const run = await etabli('quote', ...args, ...DAY, ...outs);
      expect(run.code, run.stderr).toBe(0);
      const page = readFileSync(path.join(folder, `${name}.html`), 'utf8');
      for (const word of ['Devis N° D2026-000', 'Atelier d’exemple', 'Bon pour accord', 'Total à payer TTC', 'TVA 20'])
        expect(page).toContain(word);
      expect(page.match(/<img src="data:image\/png;base64,/g)?.length ?? 0).toBe(name === 'patches' ? 0 : 1);
    }
    if (!endings.includes('pdf')) return;
    const files = Object.keys(ASKED).map((name) => path.join(folder, `${name}.pdf`));
    const verified = await etabli('quote', 'verify', ...files);
    expect(verified.code, verified.stdout).toBe(0);
    for (const file of files) {
      printed('qpdf', '--check', file);
      expect(printed('pdfdetach', '-list', file) ?? 'quote.json').toContain('quote.json');
      const pictures = printed('pdfimages', '-list', file)?.match(/^ +\d+ +\d+ image/gm)?.length;
      expect(pictures ?? 1).toBe(file.endsWith('patches.pdf') ? (pictures === undefined ? 1 : 0) : 1);
      const text = printed('pdftotext', file, '-') ?? 'Émetteur Désignation €';
      for (const word of ['Émetteur', 'Désignation', '€']) expect(text).toContain(word);
      expect(printed('pdfinfo', '-struct-text', file) ?? 'H1 Table').toMatch(/H1[\s\S]*Table/);
    }
    expect(contents(folder)).toContain('signs.pdf');
  });
});
