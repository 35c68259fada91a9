// Run once by the MongoDB image: creates a user for each process, with access to one database only.
const { readFileSync } = require('node:fs');
for (const name of ['api', 'projector', 'reactor']) {
  db.getSiblingDB('sealtrail').createUser({
    user: `sealtrail-${name}`,
    pwd: readFileSync(`/secrets/mongodb-password-${name}`, 'utf8').trim(),
    roles: [{ role: 'readWrite', db: 'sealtrail' }],
  });
}
