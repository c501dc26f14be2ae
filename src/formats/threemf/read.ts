import { FormatError } from '../../base/errors.ts';
import { same, sayText } from '../../base/text.ts';
import type { Finding } from '../../model/finding.ts';
import type { ReadOptions } from '../../model/format.ts';
import { MM_PER_UNIT, scaleSetting, unitSetting } from '../../model/length-unit.ts';
import type { PartReading, SourceFile } from '../../model/part.ts';
import { findingOf } from '../../model/rule.ts';
import { assembleMesh } from './assemble.ts';
import { cannotRead } from './errors.ts';
import { PROJECT_PARTS, UNIT_STATED, UNREADABLE_PART } from './findings.ts';
import { type ModelFile, ModelHandler } from './read-model.ts';
import { MODEL_RELATION, USUAL_MODEL } from './spec.ts';
import { XmlScanner } from './xml-scanner.ts';
import { listZip, type UnpackBudget, unpack, unpackBudget, unpackText, type ZipEntry } from './zip.ts';

const MOST_MODELS = 4096; // [files] of the production extension in one archive

/** An archive being read. */
interface Archive {
  readonly bytes: Uint8Array;
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly budget: UnpackBudget;
}

/**
 * Reads a 3MF: all objects on the plate, placed, in mm.
 * @throws FormatError where the archive or a model in it is damaged, hostile or no 3MF
 */
export function readThreemf(file: SourceFile, options: ReadOptions): PartReading {
  const { bytes } = file;
  const entries = listZip(bytes);
  const archive: Archive = { bytes, entries, budget: unpackBudget(bytes) };
  const root = findModel(archive);
  const models = readModels(archive, root);
  const findings: Finding[] = [];
  const main = models.get(root)!;
  const factor = MM_PER_UNIT[main.unit] * scaleSetting(options.settings);
  const stem = file.name.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
  const mesh = assembleMesh(models, root, { factor, stem, findings });
  if (mesh.triangles.length === 0) throw nothing(entries);
  for (const model of models.values()) findings.push(...unreadShapes(model));
  findings.push(...projectParts(archive));
  if (unitSetting(options.settings) !== undefined) {
    findings.push(
      findingOf(UNIT_STATED, {
        what: sayText(
          {
            en: 'The file states its own unit, {0}; the unit that you gave was not used.',
            fr: 'Le fichier indique sa propre unité, {0} ; l’unité que vous avez donnée n’a pas servi.',
          },
          main.unit,
        ),
        where: {},
      }),
    );
  }
  return { part: { ...mesh, unit: main.unit }, findings };
}

/** The main model: where the archive's relations point, else where it usually is. */
function findModel({ bytes, entries, budget }: Archive): string {
  const relations = entries.get('_rels/.rels');
  if (relations !== undefined) {
    for (const tag of unpackText(bytes, relations, budget).match(/<[\w:]*Relationship\s[^>]*>/g) ?? []) {
      if (!tag.includes(MODEL_RELATION)) continue;
      const target = /\bTarget\s*=\s*["']\/?([^"']*)["']/.exec(tag)?.[1];
      if (target !== undefined && entries.has(target)) return target;
    }
  }
  if (entries.has(USUAL_MODEL)) return USUAL_MODEL;
  for (const name of entries.keys()) if (/\.model$/i.test(name)) return name;
  throw cannotRead(
    {
      en: 'This is a ZIP archive without a 3D model in it, so no 3MF.',
      fr: 'C’est une archive ZIP sans modèle 3D, donc pas un 3MF.',
    },
    { byte: 0 },
    {
      en: 'If it holds STL files, unpack it and give those. Otherwise export as 3MF again.',
      fr: 'Si elle contient des fichiers STL, décompressez-la et donnez ceux-ci. Sinon, exportez à nouveau en 3MF.',
    },
  );
}

/** The main model and all model files that its components lead to. */
function readModels(archive: Archive, root: string): Map<string, ModelFile> {
  const { entries } = archive;
  const models = new Map<string, ModelFile>();
  const waiting = [root];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const entry = entries.get(part);
    if (models.has(part) || entry === undefined) continue;
    if (models.size >= MOST_MODELS) {
      throw cannotRead(
        sayText(
          {
            en: 'The archive leads through more than {0} model files.',
            fr: 'L’archive renvoie à plus de {0} fichiers de modèle.',
          },
          MOST_MODELS,
        ),
      );
    }
    const model = readModel(archive, entry);
    models.set(part, model);
    for (const item of model.items) if (item.path !== undefined) waiting.push(item.path);
    for (const object of model.objects.values())
      for (const component of object.components) if (component.path !== undefined) waiting.push(component.path);
  }
  return models;
}

function readModel({ bytes, budget }: Archive, entry: ZipEntry): ModelFile {
  const handler = new ModelHandler(entry.name);
  const scanner = new XmlScanner(entry.name, handler);
  scanner.push(unpack(bytes, entry, budget));
  scanner.end();
  return handler.end();
}

function nothing(entries: ReadonlyMap<string, ZipEntry>): FormatError {
  const sliced = [...entries.keys()].some((name) => /\.gcode$/i.test(name));
  return new FormatError(
    sliced
      ? {
          en: 'This is a finished job (.gcode.3mf): it holds the moves of a printer and no model.',
          fr: 'C’est un travail déjà tranché (.gcode.3mf) : il contient les mouvements d’une imprimante et aucun modèle.',
        }
      : { en: 'There is no triangle in this 3MF.', fr: 'Il n’y a aucun triangle dans ce 3MF.' },
    sliced
      ? {
          en: 'Use "verify" on it, or give the model that it was made from.',
          fr: 'Utilisez « verify », ou donnez le modèle d’origine.',
        }
      : {
          en: 'In the program that made it, check that the part is visible and selected, and export again.',
          fr: 'Dans le logiciel d’origine, vérifiez que la pièce est visible et sélectionnée, puis exportez à nouveau.',
        },
    {},
    'empty',
  );
}

function unreadShapes(model: ModelFile): readonly Finding[] {
  return [...model.unread].map(([element, line]) =>
    findingOf(UNREADABLE_PART, {
      what: sayText(
        {
          en: 'In "{0}" there is a shape of the kind "{1}", which is not read.',
          fr: 'Dans « {0} » se trouve une forme du genre « {1} », qui n’est pas lue.',
        },
        same(model.part),
        element,
      ),
      where: { line, element },
    }),
  );
}

/** Modifiers and negative volumes of the PrusaSlicer and Bambu families, which stand in their own side files. */
function projectParts({ bytes, entries, budget }: Archive): readonly Finding[] {
  const kinds =
    /"(ParameterModifier|NegativeVolume|SupportEnforcer|SupportBlocker|negative_part|modifier_part|support_blocker|support_enforcer)"/g;
  for (const name of ['Metadata/Slic3r_PE_model.config', 'Metadata/model_settings.config']) {
    const entry = entries.get(name);
    if (entry === undefined) continue;
    const found = [...new Set([...unpackText(bytes, entry, budget).matchAll(kinds)].map((match) => match[1]!))];
    if (found.length === 0) continue;
    const what = sayText(
      {
        en: 'The slicer’s project says that some bodies are no parts ({0}); they were read as ordinary solid bodies.',
        fr: 'Le projet du trancheur dit que certains corps ne sont pas des pièces ({0}) ; ils ont été lus comme des corps pleins ordinaires.',
      },
      found.join(', '),
    );
    return [findingOf(PROJECT_PARTS, { what, where: { file: name } })];
  }
  return [];
}
