// `npm run golden [-- NAME…]`: writes test/golden/print from what the planner does today. Read the difference before it is
// committed, and say in the commit why it changed.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tsImport } from 'tsx/esm/api';
import { filesUnder, inProject } from './project.mjs';

const FOLDER = 'test/golden/print';
const wanted = process.argv.slice(2);
const { GOLDEN_PARTS } = await tsImport('../test/golden/print-parts.ts', import.meta.url);
const { printDigest } = await tsImport('../test/golden/print-digest.ts', import.meta.url);

const unknown = wanted.filter((name) => !GOLDEN_PARTS.some((part) => part.name === name));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. Parts: ${GOLDEN_PARTS.map((part) => part.name).join(', ')}.`);
  process.exit(2);
}
mkdirSync(inProject(FOLDER), { recursive: true });
const known = new Set(GOLDEN_PARTS.map((part) => `${FOLDER}/${part.name}.txt`));
for (const path of filesUnder(FOLDER, () => true)) {
  if (known.has(path)) continue;
  rmSync(inProject(path));
  console.log(`removed: ${path}`);
}
for (const part of GOLDEN_PARTS) {
  if (wanted.length > 0 && !wanted.includes(part.name)) continue;
  const path = inProject(`${FOLDER}/${part.name}.txt`);
  const text = await printDigest(part);
  let before;
  try {
    before = readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  if (before === text) continue;
  writeFileSync(path, text);
  console.log(`written: ${FOLDER}/${part.name}.txt`);
}
