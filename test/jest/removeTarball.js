const { rmSync } = require('node:fs');

module.exports = () => rmSync(process.env.TARBALL_FOLDER, { recursive: true, force: true });
