import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** An import that breaks exactly one rule, or (rule null) one that is allowed. */
export interface Plant {
  readonly rule: string | null;
  readonly from: string;
  readonly to: string;
  readonly how?: 'value' | 'type' | 'dynamic';
}

/** Files of a small house with every floor and two rooms wherever there are rooms. */
const HOUSE = [
  'bin/etabli.ts',
  'src/index.ts',
  ...['base', 'model', 'geometry', 'motion', 'pricing', 'verification', 'objects', 'picture', 'pipeline'].flatMap(
    (floor) => [`src/${floor}/one.ts`, `src/${floor}/two.ts`],
  ),
  ...['report', 'cli', 'viewer'].flatMap((floor) => [`src/${floor}/one.ts`, `src/${floor}/two.ts`]),
  ...['stl', 'gcode'].flatMap((room) =>
    ['index', 'spec', 'read', 'write', 'helper'].map((file) => `src/formats/${room}/${file}.ts`),
  ),
  ...['print', 'laser'].map((room) => `src/processes/${room}/index.ts`),
  'src/formats/index.ts',
  'src/formats/decode-text.ts',
  'src/processes/index.ts',
  'src/engines/prusa/index.ts',
  'src/engines/cura/index.ts',
  'src/engines/index.ts',
  'test/helper.ts',
];

const PACKAGES = ['chalk', 'commander', 'clipper2-wasm', 'three', 'vitest', 'undeclared'];
const MANIFEST = {
  name: 'planted',
  version: '1.0.0',
  type: 'module',
  dependencies: { chalk: '1.0.0', commander: '1.0.0', 'clipper2-wasm': '1.0.0', three: '1.0.0' },
  devDependencies: { vitest: '1.0.0' },
};

const nameOf = (file: string): string => file.replace(/\W/g, '_');

/** How one file writes the import of another, or of a package. */
function specifier(from: string, to: string): string {
  if (!/^(bin|src|test)\//.test(to)) return to;
  const up = '../'.repeat(from.split('/').length - 1);
  return `${up === '' ? './' : up}${to}`;
}

function importOf({ from, to, how = 'value' }: Plant, n: number): string {
  const target = specifier(from, to);
  if (how === 'dynamic') return `export const planted${n} = () => import('${target}');`;
  return `import ${how === 'type' ? 'type ' : ''}{ ${/^\W|^(bin|src|test)\//.test(target) ? nameOf(to) : 'it'} as planted${n} } from '${target}';\nexport type Planted${n} = typeof planted${n};`;
}

/** Builds the house with these plants in a folder of its own. The caller removes it. */
export function plantTree(plants: readonly Plant[]): string {
  const root = mkdtempSync(join(tmpdir(), 'etabli-floors-'));
  const write = (file: string, text: string): void => {
    const path = join(root, ...file.split('/'));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  write('package.json', JSON.stringify(MANIFEST));
  write('tsconfig.json', '{}');
  for (const name of PACKAGES) {
    write(
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, version: '1.0.0', type: 'module', exports: './index.js' }),
    );
    write(`node_modules/${name}/index.js`, 'export const it = 1;\n');
  }
  for (const file of new Set([...HOUSE, ...plants.map((plant) => plant.from)])) {
    const imports = plants.flatMap((plant, n) => (plant.from === file ? [importOf(plant, n)] : []));
    write(file, [...imports, `export const ${nameOf(file)} = 1;`, ''].join('\n'));
  }
  return root;
}
