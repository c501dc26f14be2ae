import type { Text } from './text.ts';

/** Where in a file something stands. Lines and columns count from 1, bytes from 0. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly byte?: number;
}

/** An error that a person reads: what happened and how to mend it, in both languages. Never a bug of ours. */
export abstract class SpokenError extends Error {
  readonly text: Text;
  /** How to mend it. */
  readonly fix: Text;
  readonly place: Place;

  constructor(text: Text, fix: Text, place: Place = {}) {
    super(text.en);
    this.text = text;
    this.fix = fix;
    this.place = place;
  }
}

/** A file that cannot be read, with the byte or the line where reading stopped (exit 3). */
export class FormatError extends SpokenError {
  override readonly name = 'FormatError';
  /** `empty`: readable, but there is nothing in it. */
  readonly rule: 'unreadable' | 'empty';

  constructor(text: Text, fix: Text, place: Place = {}, rule: 'unreadable' | 'empty' = 'unreadable') {
    super(text, fix, place);
    this.rule = rule;
  }
}

/** A wrong option, profile, tariff or setting, with its file and line where it has one (exit 2). */
export class UsageError extends SpokenError {
  override readonly name = 'UsageError';
}

/** A program outside Etabli was asked for and is not there (exit 5). */
export class MissingProgramError extends SpokenError {
  override readonly name = 'MissingProgramError';
}

/** An outside program ran and made no job. Where it is known which, a finding says so. */
export class EngineFailure extends SpokenError {
  override readonly name = 'EngineFailure';
}
