// In words that an old Node understands, for it is the first thing that runs: says in one line that this one is too old.
const needed = require('../../package.json').engines.node;

const at = (version) => {
  const [major, minor] = version.replace(/[^\d.]/g, '').split('.');
  return Number(major) * 1000 + Number(minor);
};

if (at(process.version) < at(needed)) {
  console.error(`Sealtrail needs Node ${needed}; this is ${process.version}. See https://nodejs.org.`);
  process.exit(1);
}
