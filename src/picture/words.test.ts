import { expect, test } from 'vitest';
import { MoveKind } from '../model/toolpath.ts';
import { burntWord, kindWord } from './words.ts';

test('a travel lays nothing in a print and burns nothing under a laser; other moves have one name', () => {
  expect(kindWord(MoveKind.travel).en).toBe('travel, nothing laid');
  expect(burntWord(MoveKind.travel).en).toBe('travel, nothing burnt');
  expect(burntWord(MoveKind.cut)).toBe(kindWord(MoveKind.cut));
});
