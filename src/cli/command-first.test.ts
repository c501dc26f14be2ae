import { describe, expect, test } from 'vitest';
import { commandFirst } from './command-first.ts';

const line = (words: string): string => commandFirst(words.split(' ')).join(' ');

describe('the command comes first', () => {
  test('common options before the command go behind it', () => {
    expect(line('--lang fr check a.stl -m x')).toBe('check --lang fr a.stl -m x');
    expect(line('--json -q --set=a=b quote verify q.json')).toBe('quote --json -q --set=a=b verify q.json');
    expect(line('--lang fr --help')).toBe('--help --lang fr');
  });

  test('a line that begins with its command, or with what is no common option, stays as it is', () => {
    for (const words of ['check a.stl --lang fr', '-m x check a.stl', '--lang', '--json', '--help --lang fr'])
      expect(line(words)).toBe(words);
  });
});
