import type { Place } from '../base/errors.ts';
import type { Rational } from '../base/rational.ts';
import type { Text } from '../base/text.ts';
import type { Consumption } from './job.ts';

/** One thing to price: a rule of the tariff and how much of it. */
export interface OrderItem {
  readonly rule: string;
  /** [unit of the rule] For one copy. */
  readonly measure: Rational;
  /** Times the measure is taken. */
  readonly copies: bigint;
  /** Pieces, for quantity breaks; null: as many as copies. */
  readonly quantity: Rational | null;
  /** What the line is for, after the rule's name (a file); empty texts where nothing is to be said. */
  readonly subject?: Text;
  /** Where the measure comes from, for the explanation. */
  readonly origin?: Text;
  /** Index of the job that it comes from. */
  readonly job?: number;
  readonly at: Place;
}

/** What the customer already has. */
export interface Credit {
  readonly kind: 'minutes' | 'coins' | 'money';
  readonly have: Rational;
  /** Rules that it is for; null: money for the whole order. */
  readonly on: readonly string[] | null;
  readonly at: Place;
}

/** What is asked for: the `inputs` of a quote from measures. */
export interface Order {
  readonly items: readonly OrderItem[];
  readonly audience: string | null;
  /** The customer has the machine's badge; null: not said. */
  readonly badge: boolean | null;
  /** How many different materials. */
  readonly materials: bigint;
  /** Words of the delay, as the tariff has them. */
  readonly rush: string | null;
  readonly credits: readonly Credit[];
}

/** A finished or planned job, with what it takes. */
export interface JobFacts {
  readonly file: string;
  readonly sha256: string;
  readonly process: string;
  readonly machine: string;
  /** Empty where none is known (a job of unknown origin). */
  readonly material: string;
  /** [s] Motion and preparation. */
  readonly seconds: number;
  /** [s] */
  readonly motionSeconds: number;
  readonly consumption: Consumption;
  /** How often this job is run. */
  readonly copies: number;
  /** Pieces that one run makes; absent: 1. */
  readonly pieces?: number;
  /** [s] */
  readonly laserOnSeconds?: number;
  /** [mm2] */
  readonly engraveArea?: number;
  readonly stitches?: number;
  readonly colorChanges?: number;
  /** [m] */
  readonly upperThread?: number;
  /** [m] */
  readonly bobbinThread?: number;
  /** [s] The time is thought to lie between these, where the machine was calibrated. */
  readonly interval?: readonly [least: number, most: number];
}
