#!/bin/sh
# Gives each process a user of its own on KurrentDB. One who is there already is left as they are.
set -eu
secrets=${1:?the folder of the secrets}
server=${2:?the server}

# ask METHOD PATH [BODY]: the status. Passwords go by standard input, for the words of a command can be seen by others.
ask() {
  printf 'user = "admin:%s"\n%s' "$(cat "$secrets/kurrentdb-password")" "${3:+data = \"$3\"
}" | curl --silent --config - --cacert "$secrets/ca.crt" --request "$1" --header 'Content-Type: application/json' \
    --output /dev/null --write-out '%{http_code}' "$server$2"
}

for name in api projector reactor; do
  [ "$(ask GET "/users/sealtrail-$name")" != 200 ] || continue
  password=$(cat "$secrets/kurrentdb-password-$name")
  body="{\\\"loginName\\\":\\\"sealtrail-$name\\\",\\\"fullName\\\":\\\"Sealtrail $name\\\",\\\"groups\\\":[\\\"\$admins\\\"],\\\"password\\\":\\\"$password\\\"}"
  status=$(ask POST /users/ "$body")
  [ "$status" = 201 ] || { echo "the user sealtrail-$name could not be made: $status"; exit 1; }
done
echo "the users are in place"
