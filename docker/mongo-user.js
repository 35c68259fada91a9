// Run once by the image of MongoDB: a user who may use one database and nothing else.
const password = require('node:fs').readFileSync('/secrets/mongodb-password', 'utf8').trim();
db.getSiblingDB('sealtrail').createUser({
  user: 'sealtrail',
  pwd: password,
  roles: [{ role: 'readWrite', db: 'sealtrail' }],
});
