import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** Where a Flatpak's launchers are; what it starts sees no /tmp but its own. */
const FLATPAK = /[\\/]flatpak[\\/]exports[\\/]bin[\\/]([^\\/]+)$/;

/** A folder that the program at this path can see too. */
function rootFor(program: string, home: string): string {
  const flatpak = FLATPAK.exec(program);
  return flatpak === null ? os.tmpdir() : path.join(home, '.var', 'app', flatpak[1]!, 'cache');
}

/** Works in an empty folder of its own and takes it away again, whatever happens: failure, interrupt, end of the process. */
export async function inWorkFolder<T>(program: string, home: string, work: (folder: string) => Promise<T>): Promise<T> {
  const root = rootFor(program, home);
  await mkdir(root, { recursive: true });
  const folder = await mkdtemp(path.join(root, 'etabli-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    return await work(folder);
  } finally {
    process.off('exit', remove);
    await rm(folder, { recursive: true, force: true });
  }
}
