import { numberText, sayText, type Text } from '../../base/text.ts';
import type { Finding, Severity, Where } from '../../model/finding.ts';
import { FindingCollector } from '../../model/finding-collector.ts';
import { findingOf, type RulePage } from '../../model/rule.ts';
import {
  ARC,
  BURNT_TRAVEL,
  LAYER_NUMBER,
  LINE_LENGTH,
  MODE,
  NOT_GCODE,
  SYNTAX,
  TRUNCATED,
  UNKNOWN_COMMAND,
} from './findings.ts';
import { Fault, type LineLexer } from './read-line.ts';
import type { ArcFault } from './read-motion.ts';
import { LINE_LOOKED_AT } from './spec.ts';

/** [s] The longest Bowden tubes need 1. */
const ADVANCE_MOST = 3;
/** [mm] The longest Bowden tubes need 8. */
const RETRACTION_MOST = 20;

const FAULT_WORDS: readonly Text[] = [
  { en: '', fr: '' },
  { en: 'a character that belongs to no word', fr: 'un caractère qui n’appartient à aucun mot' },
  { en: 'a byte that is no text', fr: 'un octet qui n’est pas du texte' },
  { en: 'the same letter twice', fr: 'deux fois la même lettre' },
  { en: 'a checksum that does not match the line', fr: 'une somme de contrôle qui ne correspond pas à la ligne' },
  { en: 'a bracket that is never closed', fr: 'une parenthèse jamais refermée' },
  { en: 'a number too large for any machine', fr: 'un nombre trop grand pour toute machine' },
  { en: 'too many words', fr: 'trop de mots' },
  {
    en: 'a number with an exponent, which machines read as a word E',
    fr: 'un nombre avec exposant, que les machines lisent comme un mot E',
  },
];

/** Turns what the reader stumbles on into findings, each with its line. */
export class Problems {
  readonly collector = new FindingCollector();
  line = 0;

  fault(lexer: LineLexer): void {
    const { line } = this;
    const { fault } = lexer;
    const what = (): Text =>
      sayText({ en: 'Line {0} holds {1}.', fr: 'La ligne {0} contient {1}.' }, String(line), FAULT_WORDS[fault]!);
    this.#add(SYNTAX, what, { column: lexer.faultAt + 1 });
    if (fault === Fault.binary)
      this.#once(NOT_GCODE, { en: 'The file holds binary data.', fr: 'Le fichier contient des données binaires.' });
  }

  /** @param line where it is not the one at hand */
  syntax(what: Text, severity: Severity = 'error', line = this.line): void {
    this.#add(SYNTAX, () => what, { severity }, line);
  }

  /** @param line where it is not the one at hand */
  mode(what: Text, severity: Severity = 'error', line = this.line): void {
    this.#add(MODE, () => what, { severity }, line);
  }

  /** @param advance [s] by which the pressure in the nozzle is led */
  advance(command: string, advance: number): void {
    if (!(advance > ADVANCE_MOST)) return;
    const what = sayText(
      {
        en: '{0} asks for more than any tube needs: the feeder would grind at every corner.',
        fr: '{0} demande plus qu’aucun tube : l’extrudeur broierait le filament à chaque angle.',
      },
      command,
    );
    this.mode(what);
  }

  /** @param length [mm] that every G10 pulls back from here on */
  retraction(command: string, length: number): void {
    if (!(length > RETRACTION_MOST || length < 0)) return;
    const what = sayText(
      {
        en: '{0}: every G10 is to pull back {1} mm. The filament leaves the heat and jams; {2} are enough for any tube.',
        fr: '{0} : chaque G10 doit rétracter {1} mm. Le filament quitte la chauffe et se bloque ; {2} suffisent à tout tube.',
      },
      command,
      numberText(length, 1),
      RETRACTION_MOST,
    );
    this.mode(what);
  }

  unknown(name: string, severity: Severity): void {
    const what = (): Text =>
      sayText({ en: 'The machine does not know "{0}".', fr: 'La machine ne connaît pas « {0} ».' }, shown(name));
    this.#add(UNKNOWN_COMMAND, what, { severity });
  }

  unknownWord(command: string, letter: string, severity: Severity): void {
    const what = (): Text => sayText({ en: '{0} has no word {1}.', fr: '{0} n’a pas de mot {1}.' }, command, letter);
    this.#add(severity === 'error' ? SYNTAX : UNKNOWN_COMMAND, what, { severity });
  }

  tooLong(length: number, limit: number, severity: Severity): void {
    const what = sayText(
      { en: 'Line {0} has {1} characters.', fr: 'La ligne {0} a {1} caractères.' },
      String(this.line),
      String(length),
    );
    this.#add(LINE_LENGTH, () => what, { severity, measured: length, limit });
  }

  cutLine(): void {
    const what = sayText(
      {
        en: 'Line {0} is longer than {1} characters; only its beginning was read.',
        fr: 'La ligne {0} dépasse {1} caractères ; seul son début a été lu.',
      },
      String(this.line),
      String(LINE_LOOKED_AT),
    );
    this.#add(LINE_LENGTH, () => what, { severity: 'error', limit: LINE_LOOKED_AT });
  }

  arc(fault: ArcFault, error: number): void {
    const what: Text =
      fault === 'radius'
        ? sayText(
            {
              en: 'The end of the arc is {0} mm off its circle.',
              fr: 'La fin de l’arc est à {0} mm de son cercle.',
            },
            numberText(error, 3),
          )
        : fault === 'too-far'
          ? sayText(
              {
                en: 'The end of the arc is {0} mm out of reach of its radius.',
                fr: 'La fin de l’arc est à {0} mm hors de portée de son rayon.',
              },
              numberText(error, 3),
            )
          : { en: 'The arc has no centre.', fr: 'L’arc n’a pas de centre.' };
    this.#add(ARC, () => what, fault === 'no-centre' ? {} : { measured: error, unit: 'mm' });
  }

  lostCircle(): void {
    const what: Text = {
      en: 'GRBL takes this full circle for no turn at all and passes over it, where its work position is the machine’s zero.',
      fr: 'GRBL prend ce cercle complet pour un tour nul et le saute, si son origine de travail est le zéro de la machine.',
    };
    this.#add(ARC, () => what, { severity: 'warning' });
  }

  truncated(what: Text, severity: Severity = 'error'): void {
    this.#add(TRUNCATED, () => what, { severity });
  }

  missingLayers(from: number, to: number): void {
    const what = sayText(
      { en: 'Layer {0} is followed by layer {1}.', fr: 'La couche {0} est suivie de la couche {1}.' },
      from,
      to,
    );
    this.#add(LAYER_NUMBER, () => what, { measured: to, limit: from + 1 });
  }

  repeatedLayer(number: number): void {
    const what = sayText(
      { en: 'Layer {0} stands twice in a row.', fr: 'La couche {0} figure deux fois de suite.' },
      number,
    );
    this.#add(LAYER_NUMBER, () => what, { measured: number, limit: number + 1 });
  }

  burntTravel(line: number): void {
    const what: Text = {
      en: 'A stroke begins here without a rapid move before: the way to it burns.',
      fr: 'Un trait commence ici sans déplacement rapide avant : le trajet qui y mène brûle.',
    };
    this.collector.add(findingOf(BURNT_TRAVEL, { what, where: { line: [line, this.line] } }));
  }

  notGcode(what: Text): void {
    this.#once(NOT_GCODE, what);
  }

  readonly #told = new Set<string>();

  #once(rule: RulePage, what: Text): void {
    if (this.#told.has(rule.code)) return;
    this.#told.add(rule.code);
    this.#add(rule, () => what, {});
  }

  #add(
    rule: RulePage,
    what: () => Text,
    more: Partial<Pick<Finding, 'severity' | 'measured' | 'limit' | 'unit'>> & { readonly column?: number },
    line = this.line,
  ): void {
    this.collector.addLater(rule.code, more.severity ?? rule.severity, line, () => {
      const { column, ...rest } = more;
      const where: Where = column === undefined ? { line } : { line, column };
      return findingOf(rule, { what: what(), where, ...rest });
    });
  }
}

/** At most the first 40 characters, so that a line of rubbish stays a short message. */
function shown(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}
