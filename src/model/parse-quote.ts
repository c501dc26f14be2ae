import { FormatError } from '../base/errors.ts';
import { sayText, type Text } from '../base/text.ts';
import type { DataMap, DataNode } from './data-node.ts';
import { parseClient, parseIssuer } from './party.ts';
import type { Quote, QuoteInput, QuoteLine, TaxClass, TaxRow, TraceOp, TraceStep } from './quote.ts';
import { TRACE_OPS } from './quote.ts';
import { type Field, group, list, mapNode, optional, parseFields } from './schema.ts';
import { choice, flag, plainNumber, textField } from './schema-values.ts';
import { LINE_KINDS } from './tariff.ts';

const doc = { doc: { en: 'as etabli quote writes it', fr: 'comme etabli quote l’écrit' } } as const;
const word = textField(doc);
const texts = group({ en: word, fr: word }, doc);
const part: Field<DataNode | undefined> = { type: 'custom', ...doc, parse: (node) => node };

const STEP = group(
  {
    op: choice(Object.keys(TRACE_OPS) as TraceOp[], doc), // the keys of a const are its type
    with: list(word, doc),
    rule: word,
    tariff: word,
    line: plainNumber({ ...doc, integer: true }),
    in: word,
    out: word,
    unit: word,
    text: word,
    texts,
  },
  doc,
);

const LINE = group(
  {
    label: word,
    labelTexts: texts,
    rule: word,
    kind: choice(LINE_KINDS, doc),
    quantity: word,
    unit: word,
    unitCode: word,
    unitTexts: texts,
    price: word,
    priceOf: word,
    unitPrice: word,
    reductions: list(group({ text: word, texts, percent: word }, doc), doc),
    amount: word,
    tax: list(group({ taxClass: word, amount: word }, doc), doc),
    trace: list(STEP, doc),
    job: optional(plainNumber({ ...doc, integer: true })),
  },
  doc,
);

const TAX_CLASS = group(
  {
    id: word,
    regime: word,
    rate: optional(word),
    category: choice(['S', 'Z', 'E', 'O'], doc),
    exemption: optional(word),
    mention: optional(word),
  },
  doc,
);

const TARIFF_FILE = group(
  { id: word, version: word, nameTexts: texts, source: word, sha256: word, fictional: flag(doc) },
  doc,
);

const INPUT = group(
  {
    role: choice(['part', 'job', 'measures', 'tariff', 'machine', 'material', 'issuer', 'client', 'mentions'], doc),
    file: word,
    sha256: word,
  },
  doc,
);

const ORDER = group(
  {
    items: list(
      group(
        {
          rule: word,
          measure: word,
          copies: word,
          quantity: optional(word),
          subjectTexts: optional(texts),
          originTexts: optional(texts),
          job: optional(plainNumber({ ...doc, integer: true })),
        },
        doc,
      ),
      doc,
    ),
    materials: word,
    rush: optional(word),
    credits: list(
      group({ kind: choice(['minutes', 'coins', 'money'], doc), have: word, on: optional(list(word, doc)) }, doc),
      doc,
    ),
  },
  doc,
);

const ALTERNATIVE = group(
  {
    name: word,
    nameTexts: texts,
    price: word,
    seconds: plainNumber(doc),
    grams: optional(plainNumber(doc)),
    chosen: flag(doc),
  },
  doc,
);

const PICTURE = group({ file: word, sha256: word }, doc);

const QUOTE_FIELDS = {
  schema: choice(['etabli/quote@1'], doc),
  version: word,
  ok: flag(doc),
  number: optional(word),
  date: word,
  validUntil: word,
  currency: word,
  basis: choice(['HT', 'TTC'], doc),
  audience: optional(word),
  audienceTexts: optional(texts),
  badge: optional(flag(doc)),
  tariff: word,
  tariffFile: TARIFF_FILE,
  issuer: part,
  client: part,
  order: ORDER,
  lines: list(LINE, doc),
  taxClasses: list(TAX_CLASS, doc),
  excludingTax: word,
  tax: list(group({ taxClass: word, rate: word, base: word, amount: word, trace: list(STEP, doc) }, doc), doc),
  includingTax: word,
  interval: optional(group({ least: word, most: word }, doc)),
  mentions: list(group({ id: word, source: word, text: word, texts }, doc), doc),
  notes: list(word, doc),
  notesTexts: list(texts, doc),
  inputs: list(INPUT, doc),
  alternatives: optional(list(ALTERNATIVE, doc)),
  pictures: optional(list(PICTURE, doc)),
  findings: part,
  seal: word,
} as const;

/**
 * Reads a quote's JSON document back. What it says may be wrong (that is for `lint` and `verify`), but it must be one.
 * Its findings are not read: they spoke of the files of that day.
 * @throws UsageError with the line of what is not as `etabli quote` writes it, FormatError where it is no quote at all
 */
export function parseQuote(node: DataMap): Quote {
  const schema = node.entries.get('schema')?.node;
  if (schema?.kind !== 'scalar' || schema.raw !== 'etabli/quote@1') throw noQuote(node);
  const read = parseFields(node, QUOTE_FIELDS);
  const { tariffFile } = read;
  return {
    number: read.number ?? null,
    date: read.date,
    validUntil: read.validUntil,
    currency: read.currency,
    basis: read.basis,
    audience: read.audience ?? null,
    audienceName: read.audienceTexts ?? null,
    badge: read.badge ?? null,
    tariff: {
      id: tariffFile.id,
      version: tariffFile.version,
      fullId: read.tariff,
      name: tariffFile.nameTexts,
      source: tariffFile.source,
      sha256: tariffFile.sha256,
      fictional: tariffFile.fictional,
    },
    issuer: isNull(read.issuer) ? null : parseIssuer(mapNode(read.issuer, 'issuer')),
    client: isNull(read.client) ? null : parseClient(mapNode(read.client, 'client')),
    order: {
      items: read.order.items.map(({ subjectTexts, originTexts, job, quantity, ...item }) => ({
        ...item,
        quantity: quantity ?? null,
        subject: subjectTexts ?? null,
        origin: originTexts ?? null,
        job: job ?? null,
      })),
      materials: read.order.materials,
      rush: read.order.rush ?? null,
      credits: read.order.credits.map(({ on, ...credit }) => ({ ...credit, on: on ?? null })),
    },
    lines: read.lines.map(lineOf),
    taxClasses: read.taxClasses.map(
      ({ rate, exemption, mention, ...rest }): TaxClass => ({
        ...rest,
        rate: rate ?? null,
        exemption: exemption ?? null,
        mention: mention ?? null,
      }),
    ),
    excludingTax: read.excludingTax,
    tax: read.tax.map(({ trace, ...row }): TaxRow => ({ ...row, trace: trace.map(stepOf) })),
    includingTax: read.includingTax,
    ...(read.interval === undefined ? {} : { interval: read.interval }),
    mentions: read.mentions.map(({ id, source, texts: text }) => ({ id, text, source })),
    notes: read.notesTexts,
    inputs: read.inputs satisfies readonly QuoteInput[],
    ...(read.alternatives === undefined
      ? {}
      : {
          alternatives: read.alternatives.map(({ name: _, nameTexts: name, grams, ...way }) => ({
            ...way,
            name,
            grams: grams ?? null,
          })),
        }),
    ...(read.pictures === undefined ? {} : { pictures: read.pictures }),
    findings: [],
  };
}

function isNull(node: DataNode | undefined): node is undefined {
  return node === undefined || (node.kind === 'scalar' && node.value === null);
}

function stepOf({ text: _, texts: text, ...step }: ReturnType<typeof STEP.parse>): TraceStep {
  return { ...step, text };
}

function lineOf(line: ReturnType<typeof LINE.parse>): QuoteLine {
  const { label: _, labelTexts, unitTexts, reductions, trace, job, ...rest } = line;
  return {
    ...rest,
    label: labelTexts,
    unitText: unitTexts,
    reductions: reductions.map(({ texts: text, percent }) => ({ text, percent })),
    trace: trace.map(stepOf),
    job: job ?? null,
  };
}

function noQuote(node: DataMap): FormatError {
  const fix: Text = {
    en: 'Give the .json that "etabli quote -o" wrote.',
    fr: 'Donnez le .json écrit par « etabli quote -o ».',
  };
  return new FormatError(
    sayText({ en: 'This is not a quote of Etabli.', fr: 'Ce n’est pas un devis d’Etabli.' }),
    fix,
    node.at,
  );
}
