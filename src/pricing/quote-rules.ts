import type { RulePage } from '../model/rule.ts';
import { LINT_RULES } from './lint/index.ts';
import { inputChanged } from './rules/input-changed.ts';
import { inputMissing } from './rules/input-missing.ts';
import { materialNotPriced } from './rules/material-not-priced.ts';
import { notReproduced } from './rules/not-reproduced.ts';
import { quoteAltered } from './rules/quote-altered.ts';
import { rowNotQuoted } from './rules/row-not-quoted.ts';

/** Every finding on quotes, for `explain` and `list rules`. */
export const QUOTE_RULES: readonly RulePage[] = [
  materialNotPriced,
  quoteAltered,
  inputChanged,
  inputMissing,
  notReproduced,
  rowNotQuoted,
  ...LINT_RULES,
];
