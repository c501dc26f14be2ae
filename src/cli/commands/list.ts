import { same, sayText, type Text } from '../../base/text.ts';
import { allRules } from '../../pipeline/catalogue.ts';
import { allFormats } from '../../pipeline/known-formats.ts';
import { listMachines, listMaterials, listTariffs } from '../../pipeline/profiles/profile-list.ts';
import { jsonText } from '../../report/json-document.ts';
import { listText } from '../../report/list-text.ts';
import { EXIT } from '../exit-code.ts';
import type { Session } from '../session.ts';

/** One row: `id name kind origin`, and what else is worth saying. */
interface Item {
  readonly id: string;
  readonly name: Text;
  readonly kind: string;
  readonly origin: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

/** `etabli list KIND`: what is available and where it comes from. */
export async function list(session: Session, args: readonly string[]): Promise<number> {
  const items = await itemsOf(session, args[0]!);
  const { lang, terminal } = session;
  if (session.options.json === true) {
    const rows = items.map(({ id, name, kind, origin, more }) => ({ id, name: name[lang], kind, origin, ...more }));
    terminal.out(jsonText({ schema: 'etabli/list@1', version: session.version, items: rows }));
  } else terminal.out(listText(items, lang, terminal.paint));
  return EXIT.done;
}

async function itemsOf(session: Session, kind: string): Promise<readonly Item[]> {
  const { profiles } = session.configuration;
  switch (kind) {
    case 'machines':
      return (await listMachines(profiles)).map(({ verified, ...item }) => ({ ...item, more: { verified } }));
    case 'materials':
      return (await listMaterials(profiles)).map(({ verified, ...item }) => ({ ...item, more: { verified } }));
    case 'tariffs':
      return listTariffs(profiles);
    case 'rules':
      return (await allRules()).map(({ page, room }) => ({
        id: page.code,
        name: page.title,
        kind: room,
        origin: 'built-in',
        more: { rule: page.name, severity: page.severity, stage: page.stage },
      }));
    case 'engines':
      return engineItems(session);
    default:
      return allFormats().map((format) => ({
        id: format.name,
        name: format.title,
        kind: abilities(format),
        origin: 'built-in',
        more: { extensions: format.extensions },
      }));
  }
}

/** What was found of other slicers, and how to install what was not. */
async function engineItems(session: Session): Promise<readonly Item[]> {
  const { lookForEngines } = await import('../engines.ts');
  return (await lookForEngines(session.configuration)).map(({ engine, found }) => ({
    id: engine.name,
    name:
      found === null
        ? sayText({ en: '{0}: {1}', fr: '{0} : {1}' }, engine.title, engine.install)
        : same(`${engine.title} ${found.version}`.trim()),
    kind: found === null ? 'not found' : 'found',
    origin: found === null ? '-' : found.path,
    more: { found: found !== null, version: found?.version ?? null, install: engine.install[session.lang] },
  }));
}

function abilities(format: ReturnType<typeof allFormats>[number]): string {
  const able: string[] = [];
  if (format.readPart !== undefined) able.push('reads parts');
  if (format.writePart !== undefined) able.push('writes parts');
  if (format.openJob !== undefined) able.push('reads jobs');
  if (format.writeJob !== undefined) able.push('writes jobs');
  return able.join(', ');
}
