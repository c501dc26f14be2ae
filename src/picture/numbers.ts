import type { Lang } from '../base/text.ts';

/** A length as people of the language write it, without zeros at the end. */
export function numberText(value: number, decimals: number, lang: Lang): string {
  const plain = String(Number(value.toFixed(decimals)) + 0);
  return lang === 'fr' ? plain.replace('.', ',').replace('-', '−') : plain.replace('-', '−');
}

/** `60 × 31 × 48 mm`, to a tenth where that tells something. */
export function sizeText(sizes: readonly number[], lang: Lang): string {
  const decimals = Math.max(...sizes) >= 100 ? 1 : 2;
  return `${sizes.map((size) => numberText(size, decimals, lang)).join(' × ')} mm`;
}

/** The least of 1, 2, 5 × 10ⁿ that is not under `least`. */
export function roundStep(least: number): number {
  const ten = 10 ** Math.floor(Math.log10(Math.max(least, 1e-9)));
  for (const step of [1, 2, 5, 10]) if (step * ten >= least * (1 - 1e-9)) return step * ten;
  return 10 * ten;
}

/** Multiples of a step from `from` to `to`, ends included. */
export function stepsBetween(from: number, to: number, step: number): readonly number[] {
  const out: number[] = [];
  const slack = step * 1e-6;
  for (let k = Math.ceil((from - slack) / step); k * step <= to + slack; k++) out.push(k * step);
  return out;
}
