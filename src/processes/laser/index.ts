import type { Process } from '../../model/process.ts';

/** Cutting, marking and engraving with a laser. */
export const laser: Process = {
  name: 'laser',
  title: { en: 'laser cutting and engraving', fr: 'découpe et gravure laser' },
  rules: async () => (await import('./rules/index.ts')).LASER_PAGES,
  settings: async () => (await import('./settings.ts')).LASER_SETTINGS,
  bind: async (input) => (await import('./bench.ts')).laserBench(input),
};
