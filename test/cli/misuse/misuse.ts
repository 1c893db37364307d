/** A way to use gouji wrongly, or input that it cannot take. The pages under docs/ are made from these. */
export interface Misuse {
  readonly zh: string;
  readonly en: string;
  /** As it is typed; `gouji` is the command. Run by a shell. */
  readonly command: string;
  /** On the page, where the line that the test runs is more than a user types. */
  readonly shown?: string;
  readonly status: number;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly prepare?: (folder: string) => void;
  /** The message is a finding, on standard output. */
  readonly finding?: true;
}

/** Rows under one heading. */
export interface Group {
  readonly zh: string;
  readonly en: string;
  readonly rows: readonly Misuse[];
}
