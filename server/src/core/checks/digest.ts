/** What kinds have made of parameters ahead of time: found by the parameters, so that others never get it. */
const known = new WeakMap<object, unknown>();

/** Hands over what `digest` of the rule's kind made of exactly these parameters when its pack was compiled. */
export const keepDigest = (params: object, digest: unknown): void => {
  known.set(params, digest);
};

/** What a kind's `digest` makes of parameters: kept from when the pack was compiled, else made now. */
export const digestOf = <P extends object, D>(params: P, make: (params: P) => D): D =>
  known.has(params) ? (known.get(params) as D) : make(params);
