import type { IModule } from 'dependency-cruiser';

/** Constants and tables of a format: all that its reader and writer may share. */
const SPEC = /^src\/formats\/[^/]+\/spec([-./]|$)/;
/** Helpers that several formats use stand beside the rooms. */
const BESIDE = /^src\/formats\/[^/]+\.ts$/;
const ROOM = /^src\/formats\/([^/]+)\//;

/**
 * Files of a format's room that its readers and its writers both lean on, directly or through others, besides the spec.
 * dependency-cruiser's rules see one import at a time; this looks along the whole way.
 */
export function readerWriterMeetings(modules: readonly IModule[]): readonly string[] {
  const bySource = new Map(modules.map((module) => [module.source, module]));
  const rooms = new Set(modules.flatMap(({ source }) => ROOM.exec(source)?.[1] ?? []));
  const meetings: string[] = [];
  for (const room of rooms) {
    const inside = `src/formats/${room}/`;
    const reached = (verb: string): Set<string> => {
      const seen = new Set<string>();
      const visit = (source: string): void => {
        if (seen.has(source) || !(source.startsWith(inside) || BESIDE.test(source))) return;
        seen.add(source);
        for (const { resolved } of bySource.get(source)?.dependencies ?? []) visit(resolved);
      };
      const entry = new RegExp(`^${inside}${verb}[-./]`);
      for (const { source } of modules) if (entry.test(source)) visit(source);
      return seen;
    };
    const written = reached('write');
    for (const source of reached('read'))
      if (written.has(source) && !SPEC.test(source)) meetings.push(`${room}: ${source}`);
  }
  return meetings.sort();
}
