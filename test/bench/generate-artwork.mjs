import { writeFileSync } from 'node:fs';
import sharp from 'sharp';

/** [bytes] Of the drawings. */
const SIZE = 8e6;
const HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="600mm" height="400mm" viewBox="0 0 600 400">\n';

/** Numbers from 0 to 1, the same every time. */
function dice() {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Elements of an 8 MB drawing, one call a piece: many short paths, four long ones, deep groups under 60 rules of one class, paths of 400 classes. */
const DRAWINGS = {
  short: (roll) => {
    const [x, y] = [(590 * roll()).toFixed(2), (390 * roll()).toFixed(2)];
    return `<path fill="none" stroke="#f00" d="M${x},${y} l2.1,0.3 c0.5,0.5 1.2,1.1 1.5,2 l-1,1 z"/>\n`;
  },
  long: (roll) => {
    let d = 'M300 200';
    const word = () => (2 * roll() - 1).toFixed(3);
    while (d.length < SIZE / 4) d += ` c ${word()},${word()} ${word()},${word()} ${word()},${word()}`;
    return `<path fill="none" stroke="#f00" d="${d}"/>\n`;
  },
  deep: (roll) => {
    let inner = '';
    for (let k = 0; k < 60; k++)
      inner += `<path class="a" d="M${(580 * roll()).toFixed(2)},${(380 * roll()).toFixed(2)} l2.1,0.3 l-1,1 z"/>\n`;
    return `${'<g transform="translate(0.1 0.2)">'.repeat(40)}${inner}${'</g>'.repeat(40)}\n`;
  },
  styled: (roll) => {
    const pick = (n) => Math.floor(n * roll());
    let inner = '';
    for (let k = 0; k < 40; k++)
      inner += `<path class="c${pick(400)}"${pick(4) === 0 ? ' stroke-linecap="round"' : ''} d="M${(580 * roll()).toFixed(2)},${(380 * roll()).toFixed(2)} l2.1,0.3 l-1,1 z"/>\n`;
    return `<g class="l${pick(7)}">${inner}</g>\n`;
  },
};

/** Sixty rules on one class. */
const DEEP_RULES = Array.from({ length: 60 }, (_, k) => `.a{fill:none;stroke-width:0.${k + 10};stroke:#f${k % 10}0}`);
/** Four hundred classes, and rules that ask for the group around, the place in it and an attribute. */
const STYLED_RULES = Array.from({ length: 400 }, (_, k) => [
  `.c${k}{fill:none;stroke:#f${k % 10}0}`,
  `g.l${k % 7} > .c${k}{stroke-width:0.${k + 10}}`,
  `.c${k}:first-child{opacity:1}`,
  `.c${k}[stroke-linecap="round"]{stroke-linejoin:round}`,
]).flat();
const RULES = { deep: DEEP_RULES, styled: STYLED_RULES };

/** Writes a drawing of 8 MB. @param {'short' | 'long' | 'deep' | 'styled'} kind */
function generateSvg(file, kind) {
  const roll = dice();
  const rules = RULES[kind];
  const pieces = [HEAD, rules === undefined ? '' : `<style>${rules.join('\n')}</style>\n`];
  for (let size = 0; size < SIZE; size += pieces[pieces.length - 1].length) pieces.push(DRAWINGS[kind](roll));
  writeFileSync(file, `${pieces.join('')}</svg>\n`);
}

/** Writes a photo of 12 megapixels: soft shades with grain. */
async function generatePhoto(file) {
  const [width, height] = [4000, 3000];
  const roll = dice();
  const pixels = Buffer.alloc(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      pixels[y * width + x] =
        118 + 60 * Math.sin(x / 90) * Math.cos(y / 70) + 50 * Math.sin((x + y) / 400) + 20 * roll();
  await sharp(pixels, { raw: { width, height, channels: 1 } })
    .jpeg({ quality: 90 })
    .toFile(file);
}

/** Writes what a row of the bench wants. @param {'short' | 'long' | 'deep' | 'styled' | 'photo'} kind */
export async function generateArtwork(file, kind) {
  if (kind === 'photo') await generatePhoto(file);
  else generateSvg(file, kind);
}
