import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { ROOT } from './run-etabli.ts';

const folder = path.join(ROOT, 'dist', 'schemas');
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
const validators = new Map(
  readdirSync(folder).map((file) => [
    path.parse(file).name,
    ajv.compile(JSON.parse(readFileSync(path.join(folder, file), 'utf8'))),
  ]),
);

export interface JsonFinding {
  readonly code: string;
  readonly rule: string;
  readonly severity: string;
  readonly what: string;
  readonly where: { readonly line?: number; readonly file?: string };
}

/** Parses a document, holds it against the shipped schema of its command, and gives it back. */
export function validDocument<T>(command: string, stdout: string): T {
  const document: unknown = JSON.parse(stdout);
  const validate = validators.get(command);
  if (validate === undefined) throw new Error(`no schema for ${command}`);
  validate(document);
  expect(validate.errors ?? []).toEqual([]);
  return document as T;
}
