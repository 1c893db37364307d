import type { ClientFeatures } from './client/client-features.js';
import type { PageUris } from './pages/page-uris.js';

/** What every feature may know besides the file: the same for the whole session. */
export interface Context extends PageUris {
  readonly client: ClientFeatures;
}
