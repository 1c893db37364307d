/** What a label may mean in one table; -1 where it does not. */
export interface Sense {
  row: number;
  /** Several rows share the words (`其他` under two groups): which one only the place can tell. */
  rows: readonly number[] | null;
  column: number;
  group: number;
  columnGroup: number;
  banner: number;
  /** Word over the label column. */
  head: boolean;
  note: boolean;
  /** The row was read through a slip of the pen. */
  fuzzy: boolean;
  /** Several column words in one cell: a header, but of no known column. */
  torn: boolean;
}

/** A looked-up label: one sense a table that knows it. */
export interface Word {
  /** Number of its ordinal, 0 where it has none. */
  readonly ordinal: number;
  /** Letters and ideographs after the ordinal; empty for `一、` alone. */
  readonly key: string;
  /** By the table's index in the form. */
  readonly senses: readonly (Sense | null)[];
  /** Some table knows it. */
  readonly known: boolean;
}
