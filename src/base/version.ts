/** Version of Etabli; a test holds it equal to package.json. It stands in jobs and documents, which are the same bytes for the same version. */
export const VERSION = '0.1.0';
