/** A row of a table as read: its label and the cells behind it, not yet bound. */
export interface RowRecord {
  readonly item: number;
  /** Index of the form's row; -1 where the label is none of the form's. */
  readonly row: number;
  /** Cell of the label, -1 where there is none. */
  readonly labelCell: number;
  /** Position of the label cell in its row, and the row's cells in all. */
  readonly labelAt: number;
  readonly width: number;
  /** Cells behind the label, as cell indexes. */
  readonly cells: number[];
  /** A run of single cells, one below the other, rather than a row. */
  readonly linear: boolean;
  /** Which header the row stands under; index into the headers read, -1 none. */
  readonly header: number;
  /** Its label is a group heading in another edition. */
  readonly dual: boolean;
  /** Why it cannot be bound whatever its cells are; null: it may. */
  readonly fault: 'two-labels' | 'label-unknown' | null;
  /** Position of the first filled cell among `cells`, and their number; set by `measure`. */
  first: number;
  filled: number;
  /** Filled cells adjoin and are all numbers or markers. */
  solid: boolean;
}
