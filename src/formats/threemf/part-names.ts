/**
 * Names of the files in an archive as links spell them: letters may be capital or small, a blank may be `%20`
 * (ECMA-376 part 2, 6.2.2), the first slash is left out. Nothing outside the archive has a name.
 */
export class PartNames {
  readonly all: readonly string[];
  readonly #byPlain = new Map<string, string>();

  constructor(names: Iterable<string>) {
    this.all = [...names];
    for (const name of this.all) if (!this.#byPlain.has(plainName(name))) this.#byPlain.set(plainName(name), name);
  }

  /** The file that a link means; undefined where there is none, or the link leads out of the archive. */
  find(link: string): string | undefined {
    return climbsOut(link) ? undefined : this.#byPlain.get(plainName(link));
  }
}

/** Whether a link holds `..`: a step up, which no name in an archive may hold. */
export function climbsOut(link: string): boolean {
  return plainName(link).split(/[/\\]/).includes('..');
}

function plainName(name: string): string {
  const letters = name.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => {
    const bytes = codes.split('%').slice(1);
    return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)));
  });
  return letters.replace(/^\/+/, '').toLowerCase();
}
