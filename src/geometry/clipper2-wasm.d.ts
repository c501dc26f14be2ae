/** The package's own `types` entry points to nothing; its declarations are in `dist`. */
declare module 'clipper2-wasm' {
  const factory: () => Promise<import('clipper2-wasm/dist/clipper2z.d.ts').MainModule>;
  export default factory;
}
