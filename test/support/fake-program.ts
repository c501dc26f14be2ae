import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Programs that behave as told, for tests of what runs outside programs: small Node scripts in a folder of their own.
 * Systems without `#!` cannot run them.
 */
export class FakePrograms {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'etabli fakes '));

  /** @param body what the script does, with `args`, `fs`, `path` and `after(option)` at hand @returns its path */
  make(name: string, body: string): string {
    const file = path.join(this.folder, name);
    const help = `const fs = require('node:fs'); const path = require('node:path'); const args = process.argv.slice(2);
const after = (option) => args[args.indexOf(option) + 1];`;
    // The interpreter of this very run: the fake is found whatever PATH says. `env -S` bears blanks in its path.
    writeFileSync(file, `#!/usr/bin/env -S ${process.execPath.replaceAll(' ', '\\ ')}\n${help}\n${body}\n`);
    chmodSync(file, 0o755);
    return file;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const CAN_FAKE = process.platform !== 'win32';
