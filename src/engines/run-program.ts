import { type ChildProcess, spawn } from 'node:child_process';

/** How a program ended. */
export interface ProgramEnd {
  /** Null where it was killed. */
  readonly status: number | null;
  readonly signal: string | null;
  readonly timedOut: boolean;
  /** Why it did not even start (`ENOENT`), null where it did. */
  readonly refused: string | null;
  /** The last of what it wrote. */
  readonly stdout: string;
  readonly stderr: string;
}

/** Of each stream as much is kept, from the end: slicers tell their troubles last. */
const KEPT = 65_536;

/** [ms] */
export interface RunLimits {
  readonly cwd: string;
  readonly timeout: number;
}

/** Runs a program with its arguments as they are, no shell. Never throws for what it does: how it ended is the answer. */
export function runProgram(file: string, args: readonly string[], limits: RunLimits): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    // A group of its own, so that what the program starts (AppImage, wrapper scripts) ends with it.
    const group = process.platform !== 'win32';
    const child = spawn(file, args, {
      cwd: limits.cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: group,
      windowsHide: true,
    });
    const end = { timedOut: false, refused: null as string | null };
    const kill = (): void => killTree(child, group);
    const timer = setTimeout(() => {
      end.timedOut = true;
      kill();
    }, limits.timeout);
    process.once('exit', kill);
    const stdout = new Tail();
    const stderr = new Tail();
    child.stdout.on('data', (bytes: Buffer) => stdout.push(bytes));
    child.stderr.on('data', (bytes: Buffer) => stderr.push(bytes));
    child.once('error', (error: NodeJS.ErrnoException) => {
      end.refused = error.code ?? error.message;
    });
    child.once('close', (status, signal) => {
      clearTimeout(timer);
      process.off('exit', kill);
      resolve({ ...end, status, signal, stdout: stdout.text(), stderr: stderr.text() });
    });
  });
}

function killTree(child: ChildProcess, group: boolean): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (group) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch (error) {
    // It ended in this very moment.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The end of a stream. */
class Tail {
  #pieces: Buffer[] = [];
  #size = 0;

  push(bytes: Buffer): void {
    this.#pieces.push(bytes);
    this.#size += bytes.length;
    while (this.#pieces.length > 1 && this.#size - this.#pieces[0]!.length >= KEPT)
      this.#size -= this.#pieces.shift()!.length;
  }

  text(): string {
    return Buffer.concat(this.#pieces).subarray(-KEPT).toString('utf8');
  }
}
