// Written in syntax that an old Node version accepts, since it runs first: reports in one line that the version is too old.
const { existsSync } = require('node:fs');
const path = require('node:path');

// Relative to the source, and to the build, which has a folder of its own.
const [manifest] = ['../..', '../../..']
  .map((up) => path.join(__dirname, up, 'package.json'))
  .filter((file) => existsSync(file));
const needed = require(manifest).engines.node;

// [20, 19] from 20.19, and whether a part of the range such as `>=20.19 <21` includes it.
const parts = (version) => version.match(/\d+/g).slice(0, 2).map(Number);
const compare = (one, other) => one[0] - other[0] || (one[1] || 0) - (other[1] || 0);
const here = parts(process.version);
const holds = (range) =>
  range.split(' ').every((bound) => {
    const order = compare(here, parts(bound));
    return bound[0] === '<' ? order < 0 : order >= 0;
  });

if (!needed.split(' || ').some(holds)) {
  console.error(`Sealtrail needs Node ${needed}; this is ${process.version}. See https://nodejs.org.`);
  process.exit(1);
}
