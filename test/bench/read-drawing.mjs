// Reads one SVG and nothing more: what a drawing costs before it is looked at. `node test/bench/read-drawing.mjs FILE`
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const { readSvg } = await import(new URL('../../dist/src/formats/svg/read.js', import.meta.url).href);
const [file] = process.argv.slice(2);
const { part } = await readSvg(
  { name: basename(file), bytes: new Uint8Array(readFileSync(file)) },
  { settings: new Map(), resolve: async () => undefined },
);
console.log(`${part.shapes.length} shapes`);
