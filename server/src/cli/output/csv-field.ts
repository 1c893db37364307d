/** Quoted where it must be. What a spreadsheet would take for a formula gets an apostrophe, a plain figure not. */
export function csvField(text: string): string {
  const safe = /^[=@\t\r]|^[+-](?!\d+(?:\.\d+)?$)./.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (fields: readonly (string | number)[]): string =>
  `${fields.map((field) => csvField(String(field))).join(',')}\r\n`;

/** Makes WPS and Excel read a CSV as UTF-8. */
export const CSV_MARK = '\uFEFF';
