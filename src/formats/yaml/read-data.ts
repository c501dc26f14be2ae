import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument } from 'yaml';
import { type Place, UsageError } from '../../base/errors.ts';
import { sayText, type Text } from '../../base/text.ts';
import type { DataMap, DataNode } from '../../model/data-node.ts';

/** Anchors may be reused this often in all; more is an attack, not a profile. */
const ALIAS_BUDGET = 1000;

/** What the package says to programmers, said to people. */
const WORDS_OF_YAML: Readonly<Record<string, Text>> = {
  MULTIPLE_DOCS: {
    en: 'a line --- begins a second document, and one file holds one',
    fr: 'une ligne --- ouvre un deuxième document, et un fichier n’en contient qu’un',
  },
  DUPLICATE_KEY: {
    en: 'this key was there before, and each may stand once',
    fr: 'cette clé y était déjà, et chacune n’a qu’une place',
  },
  TAB_AS_INDENT: {
    en: 'a tab where spaces should set the line in',
    fr: 'une tabulation là où des espaces doivent décaler la ligne',
  },
};

/**
 * Reads a profile, tariff or manifest (YAML, or JSON, which is a subset) into data that knows its lines.
 * Scalars keep their spelling in `raw`, so that "1.10" stays money and not 1.1.
 * @throws UsageError with file, line and column
 */
export function readData(text: string, file: string): DataNode {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, merge: false, version: '1.2' });
  const placeOf = (offset: number | undefined): Place => {
    if (offset === undefined) return { file };
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const failure = document.errors[0];
  if (failure !== undefined) {
    throw new UsageError(
      sayText(
        { en: 'This is not valid YAML: {0}', fr: 'Ce n’est pas du YAML valide : {0}' },
        WORDS_OF_YAML[failure.code] ?? failure.message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, ''),
      ),
      {
        en: 'Check the indentation (two spaces), the colons and the quotes on this line.',
        fr: 'Vérifiez sur cette ligne le décalage (deux espaces), les deux-points et les guillemets.',
      },
      placeOf(failure.pos[0]),
    );
  }
  let aliases = 0;
  const toNode = (node: Node | ParsedNode | null | undefined, at: Place): DataNode => {
    if (node === null || node === undefined) return { kind: 'scalar', value: null, raw: '', at };
    const place = node.range ? placeOf(node.range[0]) : at;
    if (isAlias(node)) {
      if (++aliases > ALIAS_BUDGET) throw tooManyAliases(place);
      const target = node.resolve(document);
      return toNode(target, place);
    }
    if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => toNode(item as Node, place)), at: place };
    if (isMap(node)) return mapNodeOf(node.items as readonly { key: unknown; value: unknown }[], place, toNode);
    if (isScalar(node)) return scalarNode(node, place);
    throw new UsageError(
      {
        en: 'This kind of YAML node is not used in profiles.',
        fr: 'Ce type de nœud YAML n’est pas utilisé dans les profils.',
      },
      { en: 'Use plain keys, values and lists.', fr: 'Utilisez de simples clés, valeurs et listes.' },
      place,
    );
  };
  return toNode(document.contents, { file, line: 1 });
}

function scalarNode(node: { value: unknown; source?: string }, at: Place): DataNode {
  const { value } = node;
  if (value === null) return { kind: 'scalar', value: null, raw: '', at };
  if (typeof value === 'string') return { kind: 'scalar', value, raw: value, at };
  if (typeof value === 'number' || typeof value === 'boolean') {
    return { kind: 'scalar', value, raw: node.source ?? String(value), at };
  }
  return { kind: 'scalar', value: String(value), raw: node.source ?? String(value), at };
}

function mapNodeOf(
  items: readonly { key: unknown; value: unknown }[],
  at: Place,
  toNode: (node: Node | null | undefined, at: Place) => DataNode,
): DataMap {
  const entries = new Map<string, { keyAt: Place; node: DataNode }>();
  for (const { key, value } of items) {
    const keyNode = toNode(key as Node, at);
    if (keyNode.kind !== 'scalar') {
      throw new UsageError(
        { en: 'A key must be a plain word.', fr: 'Une clé doit être un simple mot.' },
        { en: 'Write "key: value".', fr: 'Écrivez « clé: valeur ».' },
        keyNode.at,
      );
    }
    entries.set(keyNode.raw, { keyAt: keyNode.at, node: toNode(value as Node | null, keyNode.at) });
  }
  return { kind: 'map', entries, at };
}

function tooManyAliases(at: Place): UsageError {
  return new UsageError(
    { en: 'This file repeats itself through too many anchors.', fr: 'Ce fichier se répète par trop d’ancres.' },
    { en: 'Write the values out.', fr: 'Écrivez les valeurs en toutes lettres.' },
    at,
  );
}
