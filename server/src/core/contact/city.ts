import type { City } from '../pack/data.js';
import { type CityIndex, cityAtStart, cityOfRegion } from '../place/cities.js';
import { type Facet, facet, type Report } from '../report/model.js';
import { contactBlock } from './block.js';

/** Cities that a report may be of: by the settings, else by its agency and by its address. */
export interface ReportCity {
  /** From the settings or the agency's name. */
  readonly agency: City | null;
  /** From the address in the contact block. */
  readonly address: City | null;
}

const facets = new WeakMap<CityIndex, Facet<ReportCity>>();

/** City by the settings' region where there is one, else as the report itself says. */
export function reportCity(report: Report, region: string | undefined, index: CityIndex): ReportCity {
  if (region !== undefined) return { agency: cityOfRegion(region, index), address: null };
  let of = facets.get(index);
  if (of === undefined) {
    of = { compute: (r) => read(r, index) };
    facets.set(index, of);
  }
  return facet(report, of);
}

function read(report: Report, index: CityIndex): ReportCity {
  const names = [report.agency?.value, report.title?.agency?.value, report.signature?.agency?.value];
  let agency: City | null = null;
  for (const name of names) agency ??= name ? cityAtStart(name.replace(/\s+/g, ''), index) : null;
  const field = facet(report, contactBlock).fields.find((f) => f.kind === 'address');
  const address = field ? cityAtStart(field.text.replace(/\s+/g, ''), index) : null;
  return { agency, address };
}
