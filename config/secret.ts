const inspectMethod: unique symbol = Symbol.for('nodejs.util.inspect.custom');
const stars = '***';

/** A value that must not be printed. Texts, JSON and the inspection of objects show it as stars. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** Returns the value. Call it only where the value is used, so that no variable keeps it. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return stars;
  }

  toJSON(): string {
    return stars;
  }

  [inspectMethod](): string {
    return stars;
  }
}
