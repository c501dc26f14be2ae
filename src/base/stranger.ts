import { FormatError } from './errors.ts';
import { sayText, type Text } from './text.ts';

const AGAIN: Text = {
  en: 'Export it again in the right format from the program that made it.',
  fr: 'Exportez-la à nouveau dans le bon format depuis le logiciel d’origine.',
};

const AS_DRAWING: Text = {
  en: 'Open it in the program that made it, and export the drawing as SVG or DXF.',
  fr: 'Ouvrez-le dans son logiciel d’origine, et exportez le dessin en SVG ou en DXF.',
};

const AS_PICTURE: Text = {
  en: 'Open it and save it as JPEG or PNG (on an iPhone: Settings, Camera, Formats, Most Compatible).',
  fr: 'Ouvrez-la et enregistrez-la en JPEG ou en PNG (sur un iPhone : Réglages, Appareil photo, Formats, Le plus compatible).',
};

const DOWNLOAD: Text = {
  en: 'Sign in on the site if it asks for it, and download the file itself again (not the page about it).',
  fr: 'Connectez-vous au site s’il le demande, puis téléchargez à nouveau le fichier lui-même (pas la page qui en parle).',
};

/** First bytes as letters of Latin 1, in lower case (0xd8, Ø, is ø) and without leading blanks, and what a file that begins so really is. */
const STRANGERS: readonly (readonly [begin: RegExp, name: Text, fix: Text])[] = [
  [
    /^(<!doctype html|<html|<head|<body)/,
    {
      en: 'a web page: what was saved is probably a log-in or an error page',
      fr: 'une page web : ce qui a été enregistré est sans doute une page de connexion ou d’erreur',
    },
    DOWNLOAD,
  ],
  [
    /^\{\s*"/,
    { en: 'a JSON text, such as a site’s answer', fr: 'un texte JSON, par exemple la réponse d’un site' },
    DOWNLOAD,
  ],
  [/^%pdf-/, { en: 'a PDF document', fr: 'un document PDF' }, AS_DRAWING],
  [/^%!ps|^\u00e5\u00f0\u00f3\u00e6/, { en: 'a PostScript document', fr: 'un document PostScript' }, AS_DRAWING],
  [/^ac10\d\d/, { en: 'an AutoCAD drawing (DWG)', fr: 'un dessin AutoCAD (DWG)' }, AS_DRAWING],
  [/^riff.{4}cdr/s, { en: 'a CorelDRAW drawing', fr: 'un dessin CorelDRAW' }, AS_DRAWING],
  [/^iso-10303-21/, { en: 'a STEP model', fr: 'un modèle STEP' }, AGAIN],
  [/^gcde/, { en: 'binary G-code (.bgcode)', fr: 'du G-code binaire (.bgcode)' }, AGAIN],
  [/^blender/, { en: 'a Blender project', fr: 'un projet Blender' }, AGAIN],
  [
    /^pk(?=\p{Cc})/u,
    { en: 'a ZIP archive', fr: 'une archive ZIP' },
    { en: 'Unpack it first.', fr: 'Décompressez-la d’abord.' },
  ],
  [/^rar!/, { en: 'a RAR archive', fr: 'une archive RAR' }, { en: 'Unpack it first.', fr: 'Décompressez-la d’abord.' }],
  [
    /^7z\u00bc\u00af/,
    { en: 'a 7-Zip archive', fr: 'une archive 7-Zip' },
    { en: 'Unpack it first.', fr: 'Décompressez-la d’abord.' },
  ],
  [
    /^\p{Cc}\u008b/u,
    { en: 'a gzip archive', fr: 'une archive gzip' },
    { en: 'Unpack it first.', fr: 'Décompressez-la d’abord.' },
  ],
  [/^.png\r\n/, { en: 'a PNG picture', fr: 'une image PNG' }, AGAIN],
  [/^\u00ff\u00f8\u00ff/, { en: 'a JPEG picture', fr: 'une image JPEG' }, AGAIN],
  [
    /^.{4}ftyp(hei|hev|mif1|msf1)/s,
    { en: 'a HEIC photo, as phones take them', fr: 'une photo HEIC, comme en prennent les téléphones' },
    AS_PICTURE,
  ],
  [/^.{4}ftypavi/s, { en: 'an AVIF picture', fr: 'une image AVIF' }, AS_PICTURE],
  [/^8bps/, { en: 'a Photoshop picture', fr: 'une image Photoshop' }, AS_PICTURE],
  [/^(<\?xml[^>]*>\s*)?(<!--.{0,200}?-->\s*)?<svg/s, { en: 'an SVG drawing', fr: 'un dessin SVG' }, AGAIN],
  [
    /^version https:\/\/git-lfs/,
    { en: 'a Git LFS pointer, not the file itself', fr: 'un pointeur Git LFS, pas le fichier lui-même' },
    DOWNLOAD,
  ],
];

/**
 * What a file that its reader cannot make sense of really is, as the error to throw; undefined where nobody knows.
 * @param wanted what the reader looked for, `an STL model`
 */
export function strangerError(bytes: Uint8Array, wanted: Text): FormatError | undefined {
  let head = '';
  for (const byte of bytes.subarray(0, 512)) head += String.fromCharCode(byte);
  head = head
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase();
  for (const [begin, name, fix] of STRANGERS) {
    if (!begin.test(head)) continue;
    const text = sayText({ en: 'This is not {0}. It is {1}.', fr: 'Ce n’est pas {0}. C’est {1}.' }, wanted, name);
    return new FormatError(text, fix, { byte: 0 });
  }
  return undefined;
}
