/** Name under which threads know `checkRules`: apart from it, so that naming it loads nothing. */
export const CHECK_RULES = 'print/check-rules';
