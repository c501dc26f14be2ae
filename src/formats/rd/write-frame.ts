import { assert } from '../../base/assert.ts';
import type { Job } from '../../model/job.ts';

/** Where the controller counts from: it may have its zero at the right or at the back. [µm] */
export interface Frame {
  readonly x: (mm: number) => number;
  readonly y: (mm: number) => number;
}

/** @throws Bug where the machine is mirrored and its bed is not known */
export function frameOf({ scale, driver }: Job): Frame {
  const micro = (mm: number): number => Math.round(mm * 1000);
  const mirrored = (low: number, high: number): ((mm: number) => number) => {
    const sum = micro(low + high);
    return (mm) => sum - micro(mm);
  };
  const [x0, y0, x1, y1] = driver?.page ?? [0, 0, 0, 0];
  assert(driver !== undefined || (scale.mirrorX === undefined && scale.mirrorY === undefined), 'no page to mirror in');
  return {
    x: scale.mirrorX === undefined ? micro : mirrored(x0, x1),
    y: scale.mirrorY === undefined ? micro : mirrored(y0, y1),
  };
}
