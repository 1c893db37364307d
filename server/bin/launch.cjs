const path = require('node:path');

/** Starts a bundle of dist/; a checkout that was never built is told how. */
module.exports = (bundle) => {
  const file = path.join(__dirname, '..', 'dist', bundle);
  try {
    require(file);
  } catch (error) {
    if (error?.code !== 'MODULE_NOT_FOUND' || !String(error.message).includes(bundle)) throw error;
    process.stderr.write(`尚未构建：缺少 ${file}，请先在项目目录运行 npm start。\n`);
    process.stderr.write(`Not built: ${file} is missing; run npm start in the checkout first.\n`);
    process.exitCode = 2;
  }
};
