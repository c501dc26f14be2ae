import type { Text } from '../base/text.ts';

/** [s] → `2 h 05`, `12 min 04 s`, `8 s`; rounded to the second. */
export function durationText(seconds: number): Text {
  const whole = Math.round(seconds);
  const h = Math.floor(whole / 3600);
  const min = Math.floor((whole % 3600) / 60);
  const s = whole % 60;
  const two = (n: number): string => String(n).padStart(2, '0');
  const text = h > 0 ? `${h} h ${two(min)}` : min > 0 ? `${min} min ${two(s)} s` : `${s} s`;
  return { en: text, fr: text };
}
