import { sayText } from '../../base/text.ts';
import type { Finding } from '../../model/finding.ts';
import { findingOf } from '../../model/rule.ts';
import { cannotRead, WHOLE } from './errors.ts';
import { GUESSED_MODEL, UNREADABLE_PART } from './findings.ts';
import { climbsOut, type PartNames } from './part-names.ts';
import { MODEL_RELATION, USUAL_MODEL } from './spec.ts';

const RELATIONS = '_rels/.rels';

/** Where the model is, and what had to be guessed or is not there. */
export interface FoundModel {
  readonly root: string;
  readonly findings: readonly Finding[];
}

/**
 * The main model: where the archive's relations point, else where it usually is.
 * @param relations text of the archive's list of relations, where it has one
 * @throws FormatError where no file of the archive is a model
 */
export function findModel(names: PartNames, relations: string | undefined): FoundModel {
  if (relations === undefined) return { root: usualModel(names), findings: [] };
  const targets = modelTargets(relations);
  const good = targets.filter((target) => names.find(target) !== undefined);
  const root = good[0] === undefined ? usualModel(names) : names.find(good[0])!;
  const findings = targets
    .filter((target) => !good.includes(target))
    .map((target) => (climbsOut(target) ? climbing(target, root) : absent(target, root)));
  if (targets.length === 0) findings.push(unnamed(root));
  for (const target of good.slice(1)) if (names.find(target) !== root) findings.push(second(target, root));
  return { root, findings };
}

function modelTargets(relations: string): readonly string[] {
  return (relations.match(/<[\w:]*Relationship\s[^>]*>/g) ?? [])
    .filter((tag) => tag.includes(MODEL_RELATION))
    .map((tag) => /\bTarget\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(tag))
    .map((match) => (match?.[1] ?? match?.[2] ?? '').replace(/^\/+/, ''));
}

function usualModel(names: PartNames): string {
  const usual = names.find(USUAL_MODEL);
  if (usual !== undefined) return usual;
  for (const name of names.all) if (/\.model$/i.test(name)) return name;
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

function absent(target: string, root: string): Finding {
  const what = {
    en: 'The archive says that its model is "{0}", but that file is not in it; "{1}" was read in its place.',
    fr: 'L’archive dit que son modèle est « {0} », mais ce fichier n’y est pas ; « {1} » a été lu à la place.',
  };
  return findingOf(UNREADABLE_PART, { what: sayText(what, target, root), where: { file: RELATIONS }, fix: WHOLE });
}

function climbing(target: string, root: string): Finding {
  const what = {
    en: 'The archive says that its model is "{0}", a place outside itself (".."); such a place is never opened, "{1}" in the archive was read.',
    fr: 'L’archive dit que son modèle est « {0} », une place hors d’elle-même (« .. ») ; une telle place n’est jamais ouverte, « {1} » dans l’archive a été lu.',
  };
  return findingOf(GUESSED_MODEL, { what: sayText(what, target, root), where: { file: RELATIONS } });
}

function unnamed(root: string): Finding {
  const what = {
    en: 'The archive’s list of relations names no model; "{0}" was read.',
    fr: 'La liste des relations de l’archive ne nomme aucun modèle ; « {0} » a été lu.',
  };
  return findingOf(GUESSED_MODEL, { what: sayText(what, root), where: { file: RELATIONS } });
}

function second(target: string, root: string): Finding {
  const what = {
    en: 'The archive names two models; "{0}" was read, "{1}" was not.',
    fr: 'L’archive nomme deux modèles ; « {0} » a été lu, « {1} » ne l’a pas été.',
  };
  const fix = {
    en: 'In the program that made it, put all parts on one plate and export again, or export each model as a file of its own.',
    fr: 'Dans le logiciel d’origine, posez toutes les pièces sur un seul plateau et exportez à nouveau, ou exportez chaque modèle dans son propre fichier.',
  };
  return findingOf(UNREADABLE_PART, { what: sayText(what, root, target), where: { file: RELATIONS }, fix });
}
