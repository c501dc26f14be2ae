/** A font, as a picture needs it: handed in, since pictures know no font files. */
export interface Letters {
  /** Length of a line of text at this size. */
  width(text: string, size: number): number;
  /** Contours of a line of text from the origin along x, y up (non-zero winding). */
  outline(text: string, size: number): readonly Float64Array[];
}
