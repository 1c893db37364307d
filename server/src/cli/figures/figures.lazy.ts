export { runNew } from './new-report.js';
export { runRollup } from './rollup.js';
export { runSummary } from './summary-table.js';
