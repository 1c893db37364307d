/** A file that is written where there is none yet. */
export interface Template {
  /** Relative to the project. */
  readonly path: string;
  readonly text: string;
}
