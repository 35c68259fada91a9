#!/bin/sh
# Creates a KurrentDB user for each process. Existing users are not changed.
set -eu
secrets=${1:?the folder of the secrets}
server=${2:?the server}

# ask METHOD PATH [BODY]: prints the status. Passwords go through stdin, as other users can see command-line arguments.
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
