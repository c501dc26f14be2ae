import { FormatError } from '../../base/errors.ts';
import { same, sayText } from '../../base/text.ts';
import type { Finding } from '../../model/finding.ts';
import type { ReadOptions } from '../../model/format.ts';
import { MM_PER_UNIT, scaleSetting, unitSetting } from '../../model/length-unit.ts';
import type { PartReading, SourceFile } from '../../model/part.ts';
import { findingOf } from '../../model/rule.ts';
import { assembleMesh } from './assemble.ts';
import { cannotRead } from './errors.ts';
import { findModel } from './find-model.ts';
import { LEFT_OUT, PROJECT_PARTS, UNIT_STATED, UNREADABLE_PART } from './findings.ts';
import { PartNames } from './part-names.ts';
import { type ModelFile, ModelHandler } from './read-model.ts';
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
  const names = new PartNames(entries.keys());
  const relations = entries.get('_rels/.rels');
  const found = findModel(names, relations === undefined ? undefined : unpackText(bytes, relations, archive.budget));
  const { root } = found;
  const models = readModels(archive, root, names);
  const findings: Finding[] = [...found.findings];
  const main = models.get(root)!;
  const factor = MM_PER_UNIT[main.unit] * scaleSetting(options.settings);
  const stem = file.name.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
  const mesh = assembleMesh(models, root, { factor, stem, findings, names });
  if (mesh.triangles.length === 0) throw nothing(entries, findings);
  for (const model of models.values()) findings.push(...unreadShapes(model));
  findings.push(...unreachedModels(names, models), ...projectParts(archive));
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

/** The main model and all model files that its components lead to. */
function readModels(archive: Archive, root: string, names: PartNames): Map<string, ModelFile> {
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
    const links = [model.items, ...[...model.objects.values()].map(({ components }) => components)];
    for (const components of links)
      for (const { path } of components) {
        const name = path === undefined ? undefined : names.find(path);
        if (name !== undefined) waiting.push(name);
      }
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

function nothing(entries: ReadonlyMap<string, ZipEntry>, findings: readonly Finding[]): FormatError {
  const lost = findings.find(({ code }) => code === UNREADABLE_PART.code);
  if (lost !== undefined) {
    const what = { en: '{0} Nothing else is in it.', fr: '{0} Il n’y a rien d’autre.' };
    return new FormatError(
      sayText(what, lost.what),
      lost.fix,
      typeof lost.where.line === 'number' ? { line: lost.where.line } : {},
    );
  }
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

/** Models that lie in the archive while nothing leads to them. */
function unreachedModels(names: PartNames, models: ReadonlyMap<string, ModelFile>): readonly Finding[] {
  const what = {
    en: 'The model file "{0}" lies in the archive, but nothing on the plate leads to it; it was left out.',
    fr: 'Le fichier de modèle « {0} » est dans l’archive, mais rien sur le plateau n’y mène ; il a été laissé de côté.',
  };
  const fix = {
    en: 'If it should be printed, put its parts on the plate in the program that made the file and export again.',
    fr: 'Si ce modèle doit être imprimé, posez ses pièces sur le plateau dans le logiciel d’origine et exportez à nouveau.',
  };
  return names.all
    .filter((name) => /\.model$/i.test(name) && !models.has(name))
    .map((name) => findingOf(LEFT_OUT, { what: sayText(what, name), where: { file: name }, fix }));
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
