#!/bin/sh
# Creates the secrets of a deployment once: passwords, keys and certificates, each in a file of its own, and gives each process
# only those that it needs. Existing ones are never replaced: without the vault key all personal data would be lost.
set -eu
umask 077
authority=${1:?the folder where all is kept}
shares=${2:?the folder of the folders of the processes}
# The volume `secrets`, which earlier releases used for everything.
before=${3:-}
days=3650
processes='api projector reactor'

keep() { [ -s "$authority/$1" ] || openssl rand -hex 24 > "$authority/$1"; }

mkdir -p "$authority"
if [ -s "$before/vault-key" ] && [ ! -s "$authority/vault-key" ]; then
  for file in vault-key admin-key kurrentdb-password mongodb-root-password mongodb-keyfile ca.key ca.crt \
    kurrentdb.key kurrentdb.crt mongodb.key mongodb.crt; do
    [ ! -s "$before/$file" ] || cp "$before/$file" "$authority/$file"
  done
  echo "the vault key and the other secrets of before were taken over from the volume secrets, which every server could read: \
back the volume authority up, and remove the old one once all works"
elif [ -s "$before/vault-key" ] && ! cmp -s "$before/vault-key" "$authority/vault-key"; then
  echo "the volume secrets holds another vault key than the volume authority. Data of before can be read with that one alone: \
copy it over the other's, and start again; if there are none, remove the volume secrets" >&2
fi
keep admin-key
keep metrics-key
keep kurrentdb-password
keep mongodb-root-password
for name in $processes; do
  keep "kurrentdb-password-$name"
  keep "mongodb-password-$name"
done
[ -s "$authority/vault-key" ] || openssl rand 32 > "$authority/vault-key"
[ -s "$authority/mongodb-keyfile" ] || openssl rand -base64 512 > "$authority/mongodb-keyfile"

if [ ! -s "$authority/ca.crt" ]; then
  openssl req -x509 -newkey rsa:3072 -nodes -sha256 -days $days -subj "/CN=Sealtrail private CA" \
    -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign,cRLSign" \
    -keyout "$authority/ca.key" -out "$authority/ca.crt"
fi

# certificate NAME COMMON-NAME: for a server with that host name in the private network.
certificate() {
  [ ! -s "$authority/$1.crt" ] || return 0
  printf '%s\n' "subjectAltName=DNS:$1,DNS:localhost,IP:127.0.0.1" "basicConstraints=CA:FALSE" \
    "keyUsage=critical,digitalSignature,keyEncipherment" "extendedKeyUsage=serverAuth,clientAuth" > "$authority/$1.ext"
  openssl req -newkey rsa:3072 -nodes -sha256 -subj "/CN=$2" -keyout "$authority/$1.key" -out "$authority/$1.csr"
  openssl x509 -req -sha256 -days $days -in "$authority/$1.csr" -CA "$authority/ca.crt" -CAkey "$authority/ca.key" \
    -CAcreateserial -extfile "$authority/$1.ext" -out "$authority/$1.crt"
  rm "$authority/$1.csr" "$authority/$1.ext"
}
certificate kurrentdb eventstoredb-node
certificate mongodb mongodb
cat "$authority/mongodb.crt" "$authority/mongodb.key" > "$authority/mongodb.pem"

# share PROCESS USER FILE…: copies, readable only by the user of that process.
share() {
  folder="$shares/$1"
  user=$2
  shift 2
  mkdir -p "$folder"
  for file in "$@"; do cp "$authority/$file" "$folder/$file"; done
  [ "$(id -u)" != 0 ] || chown -R "$user:$user" "$folder"
}
# KurrentDB trusts every certificate in this folder as a root.
mkdir -p "$shares/kurrentdb/roots"
cp "$authority/ca.crt" "$shares/kurrentdb/roots/ca.crt"
share kurrentdb 1000 kurrentdb.crt kurrentdb.key kurrentdb-password
share users 1000 ca.crt kurrentdb-password kurrentdb-password-api kurrentdb-password-projector kurrentdb-password-reactor
share mongodb 999 ca.crt mongodb.pem mongodb-keyfile mongodb-root-password \
  mongodb-password-api mongodb-password-projector mongodb-password-reactor
for name in $processes; do
  printf 'esdb://sealtrail-%s:%s@kurrentdb:2113?tls=true&tlsCAFile=/secrets/ca.crt' \
    "$name" "$(cat "$authority/kurrentdb-password-$name")" > "$authority/kurrentdb-url"
  printf 'mongodb://sealtrail-%s:%s@mongodb:27017/sealtrail?replicaSet=rs0&tls=true&tlsCAFile=/secrets/ca.crt' \
    "$name" "$(cat "$authority/mongodb-password-$name")" > "$authority/mongodb-url"
  share "$name" 1000 ca.crt kurrentdb-url mongodb-url vault-key metrics-key
done
rm "$authority/kurrentdb-url" "$authority/mongodb-url"
share api 1000 admin-key
share prometheus 65534 metrics-key
echo "secrets are in place"
