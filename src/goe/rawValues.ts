/** API key -> JSON value, as it goes over the wire; nothing is checked but that it is an object. */
export type RawValues = Readonly<Record<string, unknown>>;
