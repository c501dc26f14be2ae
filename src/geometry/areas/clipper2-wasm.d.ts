/** The package's own `types` entry points to nothing; its declarations are in `dist`. */
declare module 'clipper2-wasm' {
  type Declared = import('clipper2-wasm/dist/clipper2z.d.ts').MainModule;
  /** What the package sets besides what it declares: the memory, a new view when it grows. */
  export interface MainModule extends Declared {
    readonly HEAPU8: Uint8Array;
  }
  /** Makes an instance of a module that is there already. */
  export type Instantiate = (
    imports: object,
    take: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ) => void;
  const factory: (given?: { readonly instantiateWasm: Instantiate }) => Promise<MainModule>;
  export default factory;
}
