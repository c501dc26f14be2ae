/** Rounded to single precision, as the numbers of a firmware are. */
export function single(value: f64): f64 {
  return <f64>(<f32>value);
}
