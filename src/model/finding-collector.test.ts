import { expect, test } from 'vitest';
import { same } from '../base/text.ts';
import type { Finding, Severity } from './finding.ts';
import { FindingCollector } from './finding-collector.ts';

const finding = (severity: Severity, line: number): Finding => ({
  code: 'ABC001',
  rule: 'abc',
  severity,
  what: same(`line ${line}`),
  why: same('why'),
  fix: same('fix'),
  where: { line },
});

test('the first twenty are told, the rest are counted with the last place', () => {
  const collector = new FindingCollector();
  for (let line = 1; line <= 1000; line++) collector.add(finding('warning', line));
  expect(collector.take()).toHaveLength(20);
  expect(collector.take()).toHaveLength(0);
  const [rest] = collector.rest();
  expect(rest?.what.en).toBe('And 980 more of the same kind, the last in line 1000.');
  expect(rest?.where.line).toBe(1000);
});

test('a thousand warnings never hide the one error', () => {
  const collector = new FindingCollector();
  for (let line = 1; line <= 1000; line++) collector.add(finding('warning', line));
  collector.add(finding('error', 1001));
  expect(collector.take().at(-1)?.severity).toBe('error');
});

test('findings in another unit are another kind, and the rest of them says so', () => {
  const collector = new FindingCollector();
  for (let line = 1; line <= 25; line++) collector.add({ ...finding('error', line), measured: line, unit: 'mm' });
  collector.add(finding('error', 26));
  expect(collector.take().at(-1)?.where.line).toBe(26);
  expect(collector.rest().map(({ what, unit }) => [what.en, unit])).toEqual([
    ['And 5 more of the same kind, the last in line 25.', 'mm'],
  ]);
});

test('words that will not be told are not made', () => {
  const collector = new FindingCollector();
  let made = 0;
  for (let line = 1; line <= 1000; line++) {
    collector.addLater('ABC001', 'error', line, () => {
      made++;
      return finding('error', line);
    });
  }
  expect(made).toBe(20);
});

test('few findings leave no rest', () => {
  const collector = new FindingCollector();
  collector.add(finding('info', 3));
  expect(collector.rest()).toEqual([]);
});
