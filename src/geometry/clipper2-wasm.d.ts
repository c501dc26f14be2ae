/** The package's own `types` entry points to nothing; its declarations are in `dist`. */
declare module 'clipper2-wasm' {
  type Declared = import('clipper2-wasm/dist/clipper2z.d.ts').MainModule;
  /** What the package sets besides what it declares: the memory, a new view when it grows. */
  export interface MainModule extends Declared {
    readonly HEAPU8: Uint8Array;
  }
  const factory: () => Promise<MainModule>;
  export default factory;
}
