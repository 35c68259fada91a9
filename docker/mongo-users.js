// Run once by the image of MongoDB: a user for each process, who may use one database and nothing else.
const { readFileSync } = require('node:fs');
for (const name of ['api', 'projector', 'reactor']) {
  db.getSiblingDB('sealtrail').createUser({
    user: `sealtrail-${name}`,
    pwd: readFileSync(`/secrets/mongodb-password-${name}`, 'utf8').trim(),
    roles: [{ role: 'readWrite', db: 'sealtrail' }],
  });
}
