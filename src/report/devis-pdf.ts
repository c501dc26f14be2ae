import { MissingProgramError, UsageError } from '../base/errors.ts';
import { type Lang, sayText } from '../base/text.ts';
import type { Quote } from '../model/quote.ts';
import { devisView } from './devis-view.ts';

/** Names what `pictures.json` in a PDF holds. */
export const PICTURES_SCHEMA = 'etabli/quote-pictures@1';

/** Optional package: the quote's PDF is the only thing that needs it. */
const ENGINE = '@myriaddreamin/typst-ts-node-compiler';
/** Tagged, archival, and the one level that carries attachments (the engine takes one standard at a time). */
const STANDARD = 'a-3a';

/** The part of the engine that is used here. */
interface Compiler {
  compile(options: { mainFileContent: string; inputs: Record<string, string> }): {
    readonly result: object | null;
    takeDiagnostics(): { readonly shortDiagnostics: readonly unknown[] } | null;
  };
  pdf(document: object, options: { pdfStandard: string; creationTimestamp: number }): Uint8Array;
  evictCache(maxAge: number): void;
}

/** Makes PDFs one after the other with one compiler: a new one costs 95 ms each time, a warm one 11–16. */
export interface PdfPrinter {
  /** @param json the quote's JSON document, which travels inside @throws UsageError where the template or a letter cannot be set */
  print(quote: Quote, lang: Lang, paper: PdfPaper): Uint8Array;
}

export interface PdfPaper {
  readonly version: string;
  readonly json: string;
  /** They travel inside too, so that the same paper can be set again. */
  readonly pictures?: readonly PaperPicture[];
}

/** A picture of a part, made elsewhere. */
export interface PaperPicture {
  readonly file: string;
  /** 4 : 3, in base64. */
  readonly png: string;
}

/** @param template text of `templates/quote/devis.typ` @throws MissingProgramError where the engine is not installed */
export async function openPdfPrinter(template: string): Promise<PdfPrinter> {
  const compiler = await loadCompiler();
  return {
    print(quote, lang, { version, json, pictures = [] }) {
      const inputs = {
        view: JSON.stringify(devisView(quote, lang, version)),
        quote: json,
        ...(pictures.length === 0 ? {} : { pictures: JSON.stringify({ schema: PICTURES_SCHEMA, pictures }) }),
      };
      const compiled = compiler.compile({ mainFileContent: template, inputs });
      const { result } = compiled;
      if (result === null) throw cannotSet(compiled.takeDiagnostics()?.shortDiagnostics ?? []);
      const seconds = Date.parse(`${quote.date}T00:00:00Z`) / 1000;
      try {
        return compiler.pdf(result, { pdfStandard: STANDARD, creationTimestamp: seconds });
      } catch (error) {
        throw cannotSet([error instanceof Error ? error.message : error]);
      } finally {
        compiler.evictCache(CACHE_AGE);
      }
    },
  };
}

/** Documents that a part of the layout is kept for. */
const CACHE_AGE = 10;

async function loadCompiler(): Promise<Compiler> {
  let engine: { readonly NodeCompiler: { create(): Compiler } };
  try {
    // A name in a variable: the package is optional, and types of what may not be there cannot be asked for.
    engine = (await import(ENGINE)) as typeof engine;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') throw missingEngine();
    throw error;
  }
  return engine.NodeCompiler.create();
}

function missingEngine(): MissingProgramError {
  return new MissingProgramError(
    { en: 'The PDF engine (Typst) is not installed.', fr: 'Le moteur PDF (Typst) n’est pas installé.' },
    sayText(
      {
        en: 'Install it once with "npm install {0}", or write the quote as .html and print it from a browser.',
        fr: 'Installez-le une fois avec « npm install {0} », ou écrivez le devis en .html et imprimez-le depuis un navigateur.',
      },
      ENGINE,
    ),
  );
}

/** The engine words its complaint in Rust's own notation: "the text `\"张\"` could not be displayed with font". */
const MISSING_LETTER = /the text `\\?"([^`]*?)\\?"` could not be displayed/g;

function cannotSet(diagnostics: readonly unknown[]): UsageError {
  const said = diagnostics.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('; ');
  const letters = [...new Set([...said.matchAll(MISSING_LETTER)].map(([, letter]) => letter))];
  if (letters.length > 0) {
    return new UsageError(
      sayText({ en: 'The PDF’s font does not have: {0}', fr: 'La police du PDF n’a pas : {0}' }, letters.join(' ')),
      {
        en: 'Change the name, or write the quote as .html, which uses the reader’s fonts.',
        fr: 'Changez le nom, ou écrivez le devis en .html, qui utilise les polices du lecteur.',
      },
    );
  }
  return new UsageError(
    sayText(
      { en: 'The template of the quote has a fault: {0}', fr: 'Le modèle du devis a une erreur : {0}' },
      said.slice(0, 500),
    ),
    {
      en: 'Mend templates/quote/devis.typ, or write the quote as .html.',
      fr: 'Corrigez templates/quote/devis.typ, ou écrivez le devis en .html.',
    },
  );
}
