/** [points] PDF counts in 1/72 inch. */
export const POINTS_PER_MM = 72 / 25.4;

/** First bytes of every file. */
export const PDF_SIGN = '%PDF-';
