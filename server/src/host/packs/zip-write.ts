import { zipSync } from 'fflate';

/** Deterministic: sorted names, one fixed time, no extra fields; the same files give the same bytes. */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  // Zip knows no time zone: fflate writes local time, so the date is made of local parts.
  const mtime = new Date(1980, 0, 1, 0, 0, 0);
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime, os: 3, attrs: 0o100644 << 16 });
}
