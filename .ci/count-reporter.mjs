// A vitest reporter that writes what the closing line of `npm test` needs as JSON: counts, what was skipped and why,
// and what kept a file from loading. The counts are those of vitest's own tree of tests, not of printed text.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

export default class CountReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const tally = { passed: 0, failed: 0, skipped: [], broken: [], unhandled: unhandledErrors.length };
    for (const module of modules) {
      const file = relative(process.cwd(), module.moduleId).replaceAll('\\', '/');
      if (module.errors().length > 0) tally.broken.push(file);
      for (const test of module.children.allTests()) {
        const { state, note } = test.result();
        if (state === 'passed') tally.passed += 1;
        else if (state === 'skipped') tally.skipped.push({ file, test: test.fullName, reason: note ?? null });
        else tally.failed += 1; // failed, or still pending because the run broke off: neither has passed
      }
    }
    const target = process.env.ETABLI_TEST_TALLY;
    if (target !== undefined) writeFileSync(target, JSON.stringify(tally));
  }
}
