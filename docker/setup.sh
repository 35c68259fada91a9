#!/bin/sh
# Makes, once, what must not stand in a file of the project: passwords, keys and certificates, each in a file of its own.
# What is there already is never made again: without the vault key no personal data can be read any more.
set -eu
umask 077
folder=${1:?which folder}
days=3650

random() { openssl rand -hex 24; }
keep() { [ -s "$folder/$1" ] || random > "$folder/$1"; }

mkdir -p "$folder"
keep admin-key
keep kurrentdb-password
keep mongodb-root-password
keep mongodb-password
[ -s "$folder/vault-key" ] || openssl rand 32 > "$folder/vault-key"
[ -s "$folder/mongodb-keyfile" ] || openssl rand -base64 512 > "$folder/mongodb-keyfile"

if [ ! -s "$folder/ca.crt" ]; then
  openssl req -x509 -newkey rsa:3072 -nodes -sha256 -days $days -subj "/CN=Sealtrail private CA" \
    -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign,cRLSign" \
    -keyout "$folder/ca.key" -out "$folder/ca.crt"
fi

# certificate NAME COMMON-NAME: for a server of that host name in the private network.
certificate() {
  [ ! -s "$folder/$1.crt" ] || return 0
  printf '%s\n' "subjectAltName=DNS:$1,DNS:localhost,IP:127.0.0.1" "basicConstraints=CA:FALSE" \
    "keyUsage=critical,digitalSignature,keyEncipherment" "extendedKeyUsage=serverAuth,clientAuth" > "$folder/$1.ext"
  openssl req -newkey rsa:3072 -nodes -sha256 -subj "/CN=$2" -keyout "$folder/$1.key" -out "$folder/$1.csr"
  openssl x509 -req -sha256 -days $days -in "$folder/$1.csr" -CA "$folder/ca.crt" -CAkey "$folder/ca.key" \
    -CAcreateserial -extfile "$folder/$1.ext" -out "$folder/$1.crt"
  rm "$folder/$1.csr" "$folder/$1.ext"
}
certificate kurrentdb eventstoredb-node
certificate mongodb mongodb
cat "$folder/mongodb.crt" "$folder/mongodb.key" > "$folder/mongodb.pem"
# KurrentDB reads every certificate of a folder as a root it trusts.
mkdir -p "$folder/roots"
cp "$folder/ca.crt" "$folder/roots/ca.crt"

printf 'esdb://admin:%s@kurrentdb:2113?tls=true&tlsCAFile=/secrets/ca.crt' "$(cat "$folder/kurrentdb-password")" \
  > "$folder/kurrentdb-url"
printf 'mongodb://sealtrail:%s@mongodb:27017/sealtrail?replicaSet=rs0&tls=true&tlsCAFile=/secrets/ca.crt' \
  "$(cat "$folder/mongodb-password")" > "$folder/mongodb-url"

# Each user of the images reads what is meant for it: KurrentDB and node are 1000, MongoDB is 999.
chmod 755 "$folder" "$folder/roots"
chmod 644 "$folder/ca.crt" "$folder/roots/ca.crt" "$folder/kurrentdb.crt" "$folder/mongodb.crt"
if [ "$(id -u)" = 0 ]; then
  chown 1000:1000 "$folder/kurrentdb.key" "$folder/kurrentdb-password" "$folder/admin-key" "$folder/vault-key" \
    "$folder/kurrentdb-url" "$folder/mongodb-url"
  chown 999:999 "$folder/mongodb.pem" "$folder/mongodb-keyfile" "$folder/mongodb-root-password" "$folder/mongodb-password"
fi
echo "secrets are in place"
