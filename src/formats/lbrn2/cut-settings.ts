import type { ProjectNode } from './read-tree.ts';

/** What a project describes of one layer. */
export interface CutSettings {
  readonly node: ProjectNode;
  readonly index: number;
  /** As they are written, by their names. */
  readonly values: ReadonlyMap<string, string>;
}

/** The layers of a project, in its order: `CutSetting` for lines and rows, `CutSetting_Img` for pictures. */
export function cutSettings(root: ProjectNode): readonly CutSettings[] {
  return root.children
    .filter(({ name }) => /^CutSetting/.test(name))
    .map((node) => {
      const values = new Map(node.children.map(({ name, attributes }) => [name, attributes.Value ?? '']));
      return { node, index: Number(values.get('index') ?? 0), values };
    });
}
