export { carriedOver } from '../../host/carried-over.js';
