/** Half-open range of UTF-16 code units in the file's text: the only position type inside the engine. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export const range = (start: number, end: number): Range => ({ start, end });

export const contains = (outer: Range, inner: Range): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** True when the two share at least one code unit; touching is no overlap. */
export const overlaps = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;

export const hull = (a: Range, b: Range): Range => ({
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
});
