// In the language of any Node, for it is the first thing that runs: says in one line that this one is too old.
var needed = require('../../package.json').engines.node;
var at = function (version) {
  var parts = version.replace(/[^\d.]/g, '').split('.');
  return Number(parts[0]) * 1000 + Number(parts[1]);
};
if (at(process.version) < at(needed)) {
  console.error('Sealtrail needs Node ' + needed + '; this is ' + process.version + '. See https://nodejs.org.');
  process.exit(1);
}
