export { carriedOver } from '../../host/compare/carried-over.js';
