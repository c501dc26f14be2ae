import type { Finding } from '../../model/finding.ts';
import { FindingCollector } from '../../model/finding-collector.ts';
import { worstFirst } from '../../model/finding-order.ts';
import type { CheckOptions } from '../../model/process.ts';
import type { LaserContext } from './context.ts';
import { LASER_RULES } from './rules/index.ts';

/** Every finding on one drawing, worst first, then by code. */
export async function checkDrawing(
  context: LaserContext,
  { select, breathe }: CheckOptions,
): Promise<readonly Finding[]> {
  const collector = new FindingCollector();
  for (const rule of LASER_RULES) {
    if (select !== undefined && !select.has(rule.name) && !select.has(rule.code)) continue;
    for (const finding of rule.check(context)) collector.add(finding);
    await breathe?.();
  }
  return worstFirst([...collector.take(), ...collector.rest()]);
}
