import { sayText } from '../base/text.ts';
import type { Finding, Severity } from './finding.ts';

/** How many findings of one rule and severity are told one by one. */
const TOLD = 20;

interface Tally {
  count: number;
  told: Finding;
  /** Line of the last one, 0 where it has none. */
  lastLine: number;
}

/**
 * Keeps the first twenty findings of each rule, severity and unit, and counts the rest, so that a file of a gigabyte of rubbish
 * costs as much memory as a good one. Severities are counted apart: twenty warnings never hide an error; and what is measured
 * in another unit, or not at all, is another kind of finding.
 */
export class FindingCollector {
  #fresh: Finding[] = [];
  readonly #tallies = new Map<string, Map<Severity, Tally>>();

  add(finding: Finding): void {
    const { line } = finding.where;
    const last = line === undefined ? 0 : typeof line === 'number' ? line : line[1];
    this.addLater(finding.code, finding.severity, last, () => finding, finding.unit);
  }

  /** Adds a finding whose words are made only if they will be told. @param unit of what it measures */
  addLater(code: string, severity: Severity, line: number, make: () => Finding, unit = ''): void {
    const kind = unit === '' ? code : `${code} ${unit}`;
    let bySeverity = this.#tallies.get(kind);
    if (bySeverity === undefined) {
      bySeverity = new Map();
      this.#tallies.set(kind, bySeverity);
    }
    const tally = bySeverity.get(severity);
    if (tally !== undefined && tally.count >= TOLD) {
      tally.count++;
      tally.lastLine = line;
      return;
    }
    const told = make();
    bySeverity.set(severity, { count: (tally?.count ?? 0) + 1, told, lastLine: line });
    this.#fresh.push(told);
  }

  /** What came in since the last call. */
  take(): readonly Finding[] {
    const taken = this.#fresh;
    this.#fresh = [];
    return taken;
  }

  /** One finding for each kind of which there was more to say: how many more, where the last one is, and their unit. */
  rest(): readonly Finding[] {
    const findings: Finding[] = [];
    for (const bySeverity of this.#tallies.values()) {
      for (const { count, told, lastLine } of bySeverity.values()) {
        if (count <= TOLD) continue;
        const { code, rule, severity, why, fix, unit } = told;
        const what =
          lastLine > 0
            ? sayText(
                {
                  en: 'And {0} more of the same kind, the last in line {1}.',
                  fr: 'Et {0} autres du même genre, le dernier à la ligne {1}.',
                },
                String(count - TOLD),
                String(lastLine),
              )
            : sayText(
                { en: 'And {0} more of the same kind.', fr: 'Et {0} autres du même genre.' },
                String(count - TOLD),
              );
        const where = lastLine > 0 ? { line: lastLine } : {};
        findings.push({ code, rule, severity, what, why, fix, where, ...(unit === undefined ? {} : { unit }) });
      }
    }
    return findings;
  }
}
