import type { City } from '../pack/data.js';
import { type CityIndex, cityAtStart, cityOfRegion } from '../place/cities.js';
import { facet, type Report } from '../report/model.js';
import { contactBlock } from './block.js';

/** Cities that a report may be of: by the settings, else by its agency and by its address. */
export interface ReportCity {
  /** From the settings or the agency's name. */
  readonly agency: City | null;
  /** From the address in the contact block. */
  readonly address: City | null;
}

export function reportCity(report: Report, region: string | undefined, index: CityIndex): ReportCity {
  if (region !== undefined) return { agency: cityOfRegion(region, index), address: null };
  const names = [report.agency?.value, report.title?.agency?.value, report.signature?.agency?.value];
  let agency: City | null = null;
  for (const name of names) agency ??= name ? cityAtStart(name.replace(/\s+/g, ''), index) : null;
  const field = facet(report, contactBlock).fields.find((f) => f.kind === 'address');
  const address = field ? cityAtStart(field.text.replace(/\s+/g, ''), index) : null;
  return { agency, address };
}
