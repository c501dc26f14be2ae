import { FormatError } from '../../base/errors.ts';
import { sayText } from '../../base/text.ts';
import { createVertexIndex } from '../../geometry/mesh/vertex-index.ts';
import type { Finding } from '../../model/finding.ts';
import { FARTHEST } from '../../model/length-unit.ts';
import type { Mesh } from '../../model/part.ts';
import { findingOf } from '../../model/rule.ts';
import { LEFT_OVER, WRONG_COUNT } from './findings.ts';
import { HEADER_BYTES, NORMAL_BYTES, PREAMBLE_BYTES, TRIANGLE_BYTES } from './spec.ts';

interface StlReading {
  readonly mesh: Mesh;
  readonly findings: readonly Finding[];
}

/**
 * Reads a binary STL. Normals and attributes are not used: a part's outside is what its winding says.
 * @param name what its only object is called; the 80 bytes of the header name the program, not the part
 * @throws FormatError at the byte where it is cut short or a coordinate is no number
 */
export function readBinaryStl(bytes: Uint8Array, name: string): StlReading {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, findings } = countTriangles(view);
  const triangles = new Uint32Array(3 * count);
  // A closed mesh has half as many points as triangles.
  const index = createVertexIndex(true, (count >> 1) + 16);
  for (let t = 0; t < count; t++) {
    let at = PREAMBLE_BYTES + TRIANGLE_BYTES * t + NORMAL_BYTES;
    for (let corner = 0; corner < 3; corner++, at += 12) {
      const x = view.getFloat32(at, true);
      const y = view.getFloat32(at + 4, true);
      const z = view.getFloat32(at + 8, true);
      // NaN is never within; nor are the infinities.
      if (!(Math.abs(x) < FARTHEST && Math.abs(y) < FARTHEST && Math.abs(z) < FARTHEST)) throw notANumber(view, t, at);
      triangles[3 * t + corner] = index.add(x, y, z);
    }
  }
  const objects = count === 0 ? [] : [{ name, firstTriangle: 0, triangleCount: count }];
  return {
    mesh: { kind: 'mesh', positions: index.positions(), triangles, objects, unit: null, distinct: true },
    findings,
  };
}

/** How many triangles there are, by the header and by the size. */
function countTriangles(view: DataView): { readonly count: number; readonly findings: readonly Finding[] } {
  const rest = view.byteLength - PREAMBLE_BYTES;
  const counted = view.getUint32(HEADER_BYTES, true);
  const whole = Math.floor(rest / TRIANGLE_BYTES);
  const over = rest % TRIANGLE_BYTES;
  if (counted === whole && over === 0) return { count: counted, findings: [] };
  if (over === 0) return { count: whole, findings: whole === 0 ? [] : [wrongCount(counted, whole)] };
  if (counted > whole) throw cutShort(counted, whole);
  if (counted === 0) return { count: whole, findings: [wrongCount(counted, whole), leftOver(over, view.byteLength)] };
  return { count: counted, findings: [leftOver(rest - TRIANGLE_BYTES * counted, view.byteLength)] };
}

function wrongCount(counted: number, whole: number): Finding {
  return findingOf(WRONG_COUNT, {
    what: sayText(
      {
        en: 'Byte 80 announces {0} {0|triangle|triangles}; the size of the file says {1}. {1} {1|was|were} read.',
        fr: 'L’octet 80 annonce {0} {0|triangle|triangles} ; la taille du fichier en dit {1}. {1} {1|a été lu|ont été lus}.',
      },
      counted,
      whole,
    ),
    where: { byte: HEADER_BYTES },
    measured: whole,
    limit: counted,
  });
}

function leftOver(over: number, size: number): Finding {
  return findingOf(LEFT_OVER, {
    what: sayText(
      {
        en: '{0} {0|byte|bytes} after the last triangle {0|was|were} not read.',
        fr: '{0} {0|octet après le dernier triangle n’a pas été lu|octets après le dernier triangle n’ont pas été lus}.',
      },
      over,
    ),
    where: { byte: size - over },
    measured: over,
    limit: 0,
  });
}

function cutShort(counted: number, whole: number): FormatError {
  const byte = PREAMBLE_BYTES + TRIANGLE_BYTES * whole;
  return new FormatError(
    sayText(
      {
        en: 'The file is cut short: it announces {0} {0|triangle|triangles}, {1} {1|is|are} whole; it stops inside the next one, which begins at byte {2}.',
        fr: 'Le fichier est coupé : il annonce {0} {0|triangle|triangles}, {1} {1|est entier|sont entiers} ; il s’arrête dans le suivant, qui commence à l’octet {2}.',
      },
      counted,
      whole,
      byte,
    ),
    {
      en: 'Download it again, or export it again; check that the disk is not full.',
      fr: 'Téléchargez-le ou exportez-le à nouveau ; vérifiez que le disque n’est pas plein.',
    },
    { byte },
  );
}

function notANumber(view: DataView, triangle: number, corner: number): FormatError {
  let byte = corner;
  while (Math.abs(view.getFloat32(byte, true)) < FARTHEST) byte += 4;
  const axis = 'xyz'[(byte - corner) / 4]!;
  return new FormatError(
    sayText(
      {
        en: 'In triangle {0} (counted from 0) the coordinate {1} of a corner is no usable number, at byte {2}.',
        fr: 'Dans le triangle {0} (compté à partir de 0), la coordonnée {1} d’un sommet n’est pas un nombre utilisable, à l’octet {2}.',
      },
      triangle,
      axis,
      byte,
    ),
    {
      en: 'Export it again from the modeller; if it happens again, the shape itself is broken at that place.',
      fr: 'Exportez-le à nouveau depuis le modeleur ; si cela se répète, la forme elle-même est abîmée à cet endroit.',
    },
    { byte },
  );
}
