import { strToU8, type Zippable, zipSync } from 'fflate';
import { assert } from '../../base/assert.ts';
import type { Mesh, Part } from '../../model/part.ts';
import { CORE_NAMESPACE, MODEL_RELATION, USUAL_MODEL } from './spec.ts';

const CONTENT_TYPES = `<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
 <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
 <Default Extension="model" ContentType="application/vnd.ms-package.3dmanufacturing-3dmodel+xml"/>
</Types>
`;

const RELATIONS = `<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
 <Relationship Target="/${USUAL_MODEL}" Id="model" Type="${MODEL_RELATION}"/>
</Relationships>
`;

/** A mesh as 3MF in mm, one object a range of triangles. The same bytes for the same mesh: the archive carries no date. */
export function writeThreemf(part: Part): Uint8Array {
  assert(part.kind === 'mesh', 'only a mesh can be written as 3MF');
  const files: Zippable = {
    '[Content_Types].xml': strToU8(CONTENT_TYPES),
    '_rels/.rels': strToU8(RELATIONS),
    [USUAL_MODEL]: strToU8(modelText(part)),
  };
  // ZIP knows no time before 1980; local noon keeps any time zone on that day.
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 1, 12) });
}

function modelText(mesh: Mesh): string {
  const pieces = [
    `<?xml version="1.0" encoding="UTF-8"?>\n<model unit="millimeter" xml:lang="en" xmlns="${CORE_NAMESPACE}">\n <resources>\n`,
  ];
  mesh.objects.forEach((object, k) => {
    pieces.push(`  <object id="${k + 1}" type="model" name="${escaped(object.name)}">\n   <mesh>\n    <vertices>\n`);
    const from = 3 * object.firstTriangle;
    const corners = mesh.triangles.subarray(from, from + 3 * object.triangleCount);
    const numbers = new Map<number, number>();
    for (const v of corners) {
      if (numbers.has(v)) continue;
      numbers.set(v, numbers.size);
      const at = 3 * v;
      pieces.push(
        `     <vertex x="${mesh.positions[at]}" y="${mesh.positions[at + 1]}" z="${mesh.positions[at + 2]}"/>\n`,
      );
    }
    pieces.push('    </vertices>\n    <triangles>\n');
    for (let c = 0; c < corners.length; c += 3) {
      const [a, b, d] = [numbers.get(corners[c]!), numbers.get(corners[c + 1]!), numbers.get(corners[c + 2]!)];
      // The specification forbids triangles with a repeated corner.
      if (a !== b && b !== d && d !== a) pieces.push(`     <triangle v1="${a}" v2="${b}" v3="${d}"/>\n`);
    }
    pieces.push('    </triangles>\n   </mesh>\n  </object>\n');
  });
  pieces.push(' </resources>\n <build>\n');
  mesh.objects.forEach((_, k) => {
    pieces.push(`  <item objectid="${k + 1}"/>\n`);
  });
  pieces.push(' </build>\n</model>\n');
  return pieces.join('');
}

function escaped(name: string): string {
  return name
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/"/g, '&quot;')
    .replace(/\p{Cc}/gu, ' ');
}
