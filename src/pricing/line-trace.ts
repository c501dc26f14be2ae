import type { Place } from '../base/errors.ts';
import { decimalText, exactText, type Rational } from '../base/rational.ts';
import type { Text } from '../base/text.ts';
import type { TraceOp, TraceStep } from '../model/quote.ts';

/** The exact value as people read it: a decimal comma in French, a real minus sign. */
export function exactWords(value: Rational): Text {
  return inWords(exactText(value));
}

/** An amount to the cent as people read it. */
export function centWords(value: Rational): Text {
  return inWords(decimalText(value, 2));
}

function inWords(decimal: string): Text {
  const en = decimal.replace('-', '−');
  return { en, fr: en.replace('.', ',') };
}

/** A measure as people read it, with a decimal beside a fraction that does not end. */
export function measureWords(value: Rational): Text {
  const exactly = exactWords(value);
  if (!exactly.en.includes('/')) return exactly;
  const near = decimalText(value, 3);
  return { en: `${exactly.en} (≈ ${near})`, fr: `${exactly.fr} (≈ ${near.replace('.', ',')})` };
}

/** Builds the trace of one line: a value that goes from step to step. */
export class LineTrace {
  readonly #tariff: string;
  readonly #rule: string;
  readonly #steps: TraceStep[] = [];
  value: Rational;
  unit: string;

  constructor(tariff: string, rule: string, start: Rational, unit: string) {
    this.#tariff = tariff;
    this.#rule = rule;
    this.value = start;
    this.unit = unit;
  }

  get steps(): readonly TraceStep[] {
    return this.#steps;
  }

  /** Goes on to `out`. @param place where the tariff says so */
  step(
    op: TraceOp,
    operands: readonly (Rational | null)[],
    out: Rational,
    said: { readonly text: Text; readonly place?: Place | undefined; readonly unit?: string },
  ): void {
    if (said.unit !== undefined) this.unit = said.unit;
    this.#steps.push({
      op,
      with: operands.map((operand) => (operand === null ? '' : exactText(operand))),
      rule: this.#rule,
      tariff: this.#tariff,
      line: said.place?.line ?? 0,
      in: exactText(this.value),
      out: exactText(out),
      unit: this.unit,
      text: said.text,
    });
    this.value = out;
  }
}
