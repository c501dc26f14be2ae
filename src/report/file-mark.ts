import type { Finding } from '../model/finding.ts';
import type { Paint } from './paint.ts';

/** The mark in front of a file: bad, doubtful, good. ASCII letters would do on an old console; these are in every font. */
export function fileMark(findings: readonly Finding[], paint: Paint): string {
  if (findings.some((f) => f.severity === 'error')) return paint.error('✗');
  if (findings.some((f) => f.severity === 'warning')) return paint.warning('!');
  return paint.good('✓');
}
