import { expect, test } from 'vitest';
import { LONG_JOB, longJobFindings } from './long-job.ts';

test('a job over the workshop’s limit is told (long-job, LAB003), one within it or without a limit is not', () => {
  expect(LONG_JOB.code).toBe('LAB003');
  const [told, ...more] = longJobFindings(3661, 3600);
  expect(more).toEqual([]);
  expect(told).toMatchObject({ rule: 'long-job', measured: 3661, limit: 3600, unit: 's', severity: 'info' });
  expect(told!.what.fr).toContain('61 minutes');
  expect(longJobFindings(3600, 3600)).toEqual([]);
  expect(longJobFindings(9999, undefined)).toEqual([]);
});
