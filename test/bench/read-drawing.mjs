// Reads one SVG and nothing more: what a drawing costs before it is looked at, with the engine set as the program sets it for
// `prepare`. `node test/bench/read-drawing.mjs FILE`
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setFlagsFromString } from 'node:v8';

const { compilerFlags } = await import(new URL('../../dist/src/cli/compiler-flags.js', import.meta.url).href);
for (const flag of compilerFlags(process.versions.v8, ['prepare'])) setFlagsFromString(flag);
const { readSvg } = await import(new URL('../../dist/src/formats/svg/read.js', import.meta.url).href);
const [file] = process.argv.slice(2);
const { part } = await readSvg(
  { name: basename(file), bytes: new Uint8Array(readFileSync(file)) },
  { settings: new Map(), resolve: async () => undefined },
);
console.log(`${part.shapes.length} shapes`);
