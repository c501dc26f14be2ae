import { expect, test } from 'vitest';
import { check } from '../../src/index.ts';
import { BUILT_IN_PROFILES } from '../support/built-in-profiles.ts';

const drawing = (far: string): Uint8Array =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="100mm" viewBox="0 0 100 100">
<path d="M${far},650010 c10,20 30,10 20,-30 z"/><circle cx="60" cy="17" r="3" fill="none" stroke="red"/></svg>`,
  );

// From a kilometre on the kernel of areas reckons with it no more.
test.each(['10', '990000', '1000010', '6860010'])('a piece %s mm off is told by its size', async (far) => {
  const [drawn] = await check({
    files: [{ name: 'far.svg', bytes: drawing(far) }],
    machine: 'grbl-laser',
    material: 'plywood-3mm',
    profiles: BUILT_IN_PROFILES,
    settings: {},
  });
  const told = drawn!.findings.find(({ code }) => code === 'LAS001')!;
  expect(told.severity).toBe('error');
  expect(told.measured).toBeGreaterThan(649_000);
  expect(drawn!.facts).not.toBeNull();
});
