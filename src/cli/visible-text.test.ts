import { expect, test } from 'vitest';
import { visibleText } from './visible-text.ts';

test('control characters in a name are seen, not obeyed; our own colours and lines stay', () => {
  const name = 'a\u001b]0;title\u0007\u001b[2Jb\u009b1mc\r.stl';
  expect(visibleText(name)).toBe('a\ufffd]0;title\ufffd\ufffd[2Jb\ufffd1mc\ufffd.stl');
  const ours = '\u001b[31merror\u001b[39m\n\té 🚀\n';
  expect(visibleText(ours)).toBe(ours);
});
