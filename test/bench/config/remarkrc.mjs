import gfm from '../peers/node_modules/remark-gfm/index.js';
import con from '../peers/node_modules/remark-preset-lint-consistent/index.js';
import rec from '../peers/node_modules/remark-preset-lint-recommended/index.js';
export default { plugins: [gfm, rec, con] };
