#!/usr/bin/env bash
# The life of a case, from filing to rating, with curl and jq. README.md tells how to run it.
set -euo pipefail
: "${SEALTRAIL_URL:?}" "${PORTAL_KEY:?}" "${OFFICER_KEY:?}" "${SUPERVISOR_KEY:?}"

# ask KEY PATH: the answer to a question. tell KEY PATH BODY [IDEMPOTENCY-KEY]: the result of a command.
# --retry repeats 429, 503 and broken connections as Retry-After says; with one key the command is executed once.
ask() { curl --silent --show-error --fail-with-body --retry 5 -H "Authorization: Bearer $1" "$SEALTRAIL_URL$2"; }
tell() {
  curl --silent --show-error --fail-with-body --retry 5 --retry-all-errors -H "Authorization: Bearer $1" \
    -H 'Content-Type: application/json' -H "Idempotency-Key: ${4:-$(uuidgen 2> /dev/null || cat /proc/sys/kernel/random/uuid)}" \
    --data "$3" "$SEALTRAIL_URL$2"
}

# The clock of the facts, which a demo simulates, and today's date by it.
now=$(ask "$OFFICER_KEY" /v1/caller | jq -r .now)
zone=$(ask "$OFFICER_KEY" /v1/caller | jq -r .zone)
today=$(TZ=$zone date -d "$now" +%F)
document() { jq -nc --arg number "$1" --arg date "$today" '{number: $number, date: $date, seal: "行政审批专用章(1)"}'; }

# Where the feed of facts ends now: what follows is read from here.
after=$(ask "$SUPERVISOR_KEY" '/v1/events?after=latest' | jq -r .after)

# Filed twice under one idempotency key: one case.
filing='{
  "item": "food-licence", "channel": "web",
  "applicant": {"kind": "person", "name": "周某", "idType": "residentId", "idNumber": "11010519491231002X"}
}'
id=$(tell "$PORTAL_KEY" /v1/applications "$filing" "case-life-$now-sh" | jq -r .id)
again=$(tell "$PORTAL_KEY" /v1/applications "$filing" "case-life-$now-sh" | jq -r .id)
[ "$id" = "$again" ] && echo "filed $id, once: true"

case_path=/v1/applications/$id
tell "$OFFICER_KEY" "$case_path/acceptance" \
  "$(jq -nc --argjson document "$(document 济市监受字〔2026〕101号)" '{officer: "market-li", $document}')" > /dev/null
echo "accepted, promised by $(ask "$OFFICER_KEY" "$case_path" | jq -r .promised.date)"

tell "$OFFICER_KEY" "$case_path/decision" \
  "$(jq -nc --argjson document "$(document 济市监准字〔2026〕101号)" '{officer: "market-zhao", outcome: "granted", $document}')" > /dev/null
tell "$OFFICER_KEY" "$case_path/certificates" \
  "{\"officer\": \"market-li\", \"certificateType\": \"11100000000013338W011\", \"validFrom\": \"$today\", \"validTo\": \"$((${today%%-*} + 3))-01-31\"}" > /dev/null
tell "$OFFICER_KEY" "$case_path/delivery" \
  "{\"officer\": \"market-li\", \"proofOfService\": {\"mode\": \"electronic\", \"servedAt\": \"$now\", \"reference\": \"SDHZ-2026-0101\"}}" > /dev/null
tell "$PORTAL_KEY" /v1/ratings \
  "{\"applicationId\": \"$id\", \"scope\": \"matter\", \"level\": \"satisfied\", \"channel\": \"web\", \"anonymous\": true}" > /dev/null

ask "$SUPERVISOR_KEY" "$case_path/history" | jq -r '.items[].type'
ask "$SUPERVISOR_KEY" "/v1/events?types=ApplicationSubmitted&after=$after" |
  jq -r --arg id "$id" '"the feed has it: \(any(.events[]; .subject == $id))"'
