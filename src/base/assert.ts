/** A bug of ours. The command line reports it with exit code 4; nothing else may throw or catch it. */
export class Bug extends Error {
  override readonly name = 'Bug';
}

/** States what must hold whatever the maker's file says. @throws Bug */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Bug(message);
}

/** The branch that the types say cannot be. @throws Bug */
export function unreachable(value: never, message: string): never {
  throw new Bug(`${message}: ${JSON.stringify(value)}`);
}
