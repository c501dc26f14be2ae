import type { Process } from '../../model/process.ts';
import type { RulePage } from '../../model/rule.ts';
import { PRINT_RULE_NAMES } from './rules/index.ts';

/** Printing with melted filament, layer by layer. */
export const print: Process = {
  name: 'print',
  title: { en: 'FDM printing', fr: 'impression 3D par dépôt de fil' },
  ruleNames: PRINT_RULE_NAMES,
  rules: pages,
  settings: async () => (await import('./settings.ts')).PRINT_SETTINGS,
  bind: async (input) => (await import('./bench.ts')).printBench(input),
};

async function pages(): Promise<readonly RulePage[]> {
  const { loadPrintRules } = await import('./rules/index.ts');
  const { PLAN_PAGES } = await import('./plan/pages.ts');
  return [...(await loadPrintRules()), ...Object.values(PLAN_PAGES)];
}
