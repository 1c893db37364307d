/** What was made of a pack's data ahead of time: found by that very data, so that others never get it. */
const known = new WeakMap<object, unknown>();

/** Hands over what was made of exactly these data (a rule's parameters, a vocabulary) when their pack was compiled. */
export const keepDigest = (data: object, digest: unknown): void => {
  known.set(data, digest);
};

/** What `make` makes of data: kept from when the pack was compiled, else made now. */
export const digestOf = <P extends object, D>(data: P, make: (data: P) => D): D =>
  known.has(data) ? (known.get(data) as D) : make(data);
