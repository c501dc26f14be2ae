import type { Where } from '../../model/finding.ts';
import type { GroupSource } from './groups.ts';

/** One object of a drawing with its groups in order, and those that follow it as its own (vertices, attributes). */
export interface Entity {
  readonly type: string;
  readonly codes: readonly number[];
  readonly values: readonly string[];
  /** Line of its type, from 1; 0 in binary files. */
  readonly line: number;
  readonly byte: number;
  readonly children: readonly Entity[];
}

/** The first value of a code, or undefined. */
export function textOf(entity: Entity, code: number): string | undefined {
  const at = entity.codes.indexOf(code);
  return at < 0 ? undefined : entity.values[at];
}

/** The first value of a code as a number; `standard` where it is absent, NaN where it is no number. */
export function numberOf(entity: Entity, code: number, standard = 0): number {
  const text = textOf(entity, code);
  return text === undefined ? standard : toNumber(text);
}

/** NaN for blanks and for what is not wholly a number. */
export function toNumber(text: string): number {
  const trimmed = text.trim();
  return trimmed === '' ? Number.NaN : Number(trimmed);
}

export function placeOfEntity(entity: Entity): Where {
  const handle = textOf(entity, 5);
  const layer = textOf(entity, 8);
  return {
    ...(entity.line > 0 ? { line: entity.line } : { byte: entity.byte }),
    element: entity.type,
    ...(handle === undefined ? {} : { id: handle }),
    ...(layer === undefined ? {} : { layer }),
  };
}

/**
 * Reads the objects of a section, each with its groups, from the group after the section's name up to `ends`.
 * `source` stands on the first code 0; on return it stands on the code 0 that is one of `ends`.
 * @returns false where the file ends before
 */
export function readEntities(source: GroupSource, ends: ReadonlySet<string>, sink: (entity: Entity) => void): boolean {
  let parent: { entity: Entity; children: Entity[] } | null = null;
  const flush = (): void => {
    if (parent !== null) sink(parent.entity);
    parent = null;
  };
  while (!(source.code === 0 && ends.has(source.text.trim()))) {
    if (source.code !== 0) {
      if (!source.next()) return false;
      continue;
    }
    const children: Entity[] = [];
    const read = readOne(source, children);
    if (read === null) return false;
    const { entity, more } = read;
    if (entity.type === 'SEQEND') flush();
    else if (parent !== null && (entity.type === 'VERTEX' || entity.type === 'ATTRIB')) {
      (parent as { children: Entity[] }).children.push(entity);
    } else {
      flush();
      const owns = entity.type === 'POLYLINE' || (entity.type === 'INSERT' && numberOf(entity, 66) === 1);
      if (owns) parent = { entity, children };
      else sink(entity);
    }
    if (!more) return false;
  }
  flush();
  return true;
}

/** One object; `more` is false where the file ends in it. */
function readOne(source: GroupSource, children: Entity[]): { readonly entity: Entity; readonly more: boolean } | null {
  const type = source.text.trim().toUpperCase();
  const { line, byte } = source;
  const codes: number[] = [];
  const values: string[] = [];
  let more = source.next();
  while (more && source.code !== 0) {
    codes.push(source.code);
    values.push(source.text);
    more = source.next();
  }
  return { entity: { type, codes, values, line, byte, children }, more };
}
