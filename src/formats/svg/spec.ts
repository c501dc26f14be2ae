/** Words and numbers of SVG that reading and writing share. */
export const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';
export const INKSCAPE_NAMESPACE = 'http://www.inkscape.org/namespaces/inkscape';
export const MM_PER_INCH = 25.4;
