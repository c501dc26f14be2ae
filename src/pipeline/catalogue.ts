import { FORMATS } from '../formats/index.ts';
import type { RulePage } from '../model/rule.ts';
import { QUOTE_RULES } from '../pricing/quote-rules.ts';
import { PROCESSES } from '../processes/index.ts';
import { JOB_RULES } from '../verification/rules/index.ts';
import { ENGINE_RULES } from './engines/engine-rules.ts';
import { FILE_RULES } from './file-rules.ts';
import { LAB_RULES } from './lab-rules.ts';

/** A rule and the room that holds it. */
export interface CataloguedRule {
  readonly page: RulePage;
  /** `file`, a format's name, a process's name, or `job`. */
  readonly room: string;
}

/** Every finding that Etabli can give, by code. */
export async function allRules(): Promise<readonly CataloguedRule[]> {
  const rules: CataloguedRule[] = FILE_RULES.map((page) => ({ page, room: 'file' }));
  for (const format of FORMATS) for (const page of await format.rules()) rules.push({ page, room: format.name });
  for (const process of PROCESSES) for (const page of await process.rules()) rules.push({ page, room: process.name });
  for (const page of JOB_RULES) rules.push({ page, room: 'job' });
  for (const page of QUOTE_RULES) rules.push({ page, room: 'quote' });
  for (const page of ENGINE_RULES) rules.push({ page, room: 'engine' });
  for (const page of LAB_RULES) rules.push({ page, room: 'lab' });
  return rules.sort((a, b) => (a.page.code < b.page.code ? -1 : a.page.code > b.page.code ? 1 : 0));
}
