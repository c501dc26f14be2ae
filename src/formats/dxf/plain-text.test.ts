import { expect, test } from 'vitest';
import type { Entity } from './entity.ts';
import { hasLetterLines, textLines } from './plain-text.ts';

function entityOf(type: string, text: string): Entity {
  return { type, codes: [1], values: [text], children: [], line: 1, byte: 0 } as unknown as Entity; // what the reader makes of one group
}

function paragraph(text: string): readonly string[] {
  return textLines(entityOf('MTEXT', text));
}

test.each([
  ['{\\fArial|b1|i0|c0|p34;Bold} x', ['Bold x']],
  ['\\A1;\\H0.7x;\\C1;\\c255;\\T1.5;\\Q15;\\W0.8;a', ['a']],
  ['\\pi-2,l2,t2;list\\Pnext\\Nlast', ['list', 'next', 'last']],
  ['\\Lunder\\l \\Oover\\o \\Kstruck\\k\\X', ['under over struck']],
  // An escaped backslash begins no code.
  ['C:\\\\Plans\\\\Fab', ['C:\\Plans\\Fab']],
  ['\\{a\\} a\\~b', ['{a} a b']],
  ['\\S1/2; \\S1#2; \\S+0.1^ -0.2;', ['1/2 1/2 +0.1/-0.2']],
  // One side alone: an exponent, an index.
  ['m\\S2^ ; H\\S^2;O', ['m2 H2O']],
  ['no end: \\S1/2', ['no end: 1/2']],
  ['no end: \\fArial', ['no end:']],
  ['caf\\U+00E9 %%c20 45%%d %%p0.1', ['café Ø20 45° ±0.1']],
] as const)('%s', (written, lines) => {
  expect(paragraph(written)).toEqual(lines);
});

test.each([
  ['TEXT', '%%uTitre%%u', true],
  ['TEXT', '\\Lno code here', false],
  ['TEXT', '100%%', false],
  ['MTEXT', 'a \\Lunder\\l', true],
  ['MTEXT', 'a \\\\Lab', false],
  ['MTEXT', '%%oover', true],
  ['MTEXT', 'under\\l', false],
] as const)('lines at letters: %s %s', (type, written, lined) => {
  expect(hasLetterLines(entityOf(type, written))).toBe(lined);
});
