import { describe, expect, test } from 'vitest';
import { same } from '../base/text.ts';
import type { Finding, Severity, Where } from '../model/finding.ts';
import { escapeMarkup } from './escape-markup.ts';
import { whereText } from './findings-text.ts';
import { junitText } from './junit.ts';
import { sarifText } from './sarif.ts';

const finding = (severity: Severity, what: string, where: Where = {}): Finding => ({
  code: 'X001',
  rule: 'any',
  severity,
  what: same(what),
  why: same('why'),
  fix: same('fix'),
  where,
});

describe('reports for other programs', () => {
  test('JUnit: red is what the exit code calls red', () => {
    const files = [{ file: 'a & b.stl', findings: [finding('warning', 'thin'), finding('info', 'note')] }];
    const strict = junitText(files, 'check', 'en', ({ severity }) => severity !== 'info');
    expect(strict).toContain('failures="1"');
    expect(strict).toContain('<failure type="warning" message="thin">X001 any: thin fix</failure>');
    const lenient = junitText(files, 'check', 'en', ({ severity }) => severity === 'error');
    expect(lenient).toContain('failures="0"');
    expect(lenient).toContain('name="a &amp; b.stl"><system-out>X001 any: thin fix\nX001 any: note fix</system-out>');
  });

  test('SARIF: every name is one path, whatever stands in it', () => {
    const uris = (file: string): string => {
      const log = JSON.parse(sarifText([{ file, findings: [finding('error', 'x', { line: [3, 5] })] }], [], 'en', '1'));
      const { artifactLocation, region } = log.runs[0].results[0].locations[0].physicalLocation;
      expect(region).toEqual({ startLine: 3, endLine: 5 });
      return artifactLocation.uri;
    };
    expect(uris('parts/a #1?.stl')).toBe('parts/a%20%231%3F.stl');
    expect(uris('/home/é/a.stl')).toBe('file:///home/%C3%A9/a.stl');
    expect(uris('C:/lab/a.stl')).toBe('file:///C:/lab/a.stl');
    expect(uris('a:b.stl')).toBe('a%3Ab.stl');
  });

  test('what XML forbids is seen, an emoji is not harmed', () => {
    expect(escapeMarkup('<a>\u0001\ud800\uffff🚀"')).toBe('&lt;a&gt;\ufffd\ufffd\ufffd🚀&quot;');
  });

  test('people count bodies from 1, as the sentences do', () => {
    expect(whereText({ body: 0, triangle: 0 }, 'en')).toBe('body 1, triangle 0');
  });
});
