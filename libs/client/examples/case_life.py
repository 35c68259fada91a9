"""The life of a case, from filing to rating, with the standard library. README.md tells how to run it."""

import json
import os
import time
import urllib.error
import urllib.request
import uuid
from datetime import datetime
from zoneinfo import ZoneInfo

URL = os.environ["SEALTRAIL_URL"]
PORTAL, OFFICER, SUPERVISOR = (os.environ[name] for name in ("PORTAL_KEY", "OFFICER_KEY", "SUPERVISOR_KEY"))


class Problem(Exception):
    """A refusal of the server: its status, and its problem document (RFC 9457)."""

    def __init__(self, status, document):
        super().__init__(f"{status} {document.get('code')}: {document.get('detail')} {document.get('errors', '')}")


def call(key, path, body=None, idempotency_key=None):
    """Sends a request; 429, 503 and broken connections are repeated with the same idempotency key: a command runs once."""
    headers = {"Authorization": f"Bearer {key}", "Accept-Language": "en"}
    if body is not None:
        headers["Content-Type"] = "application/json"
        headers["Idempotency-Key"] = idempotency_key or str(uuid.uuid4())
    data = None if body is None else json.dumps(body).encode()
    for attempt in range(5):
        try:
            with urllib.request.urlopen(urllib.request.Request(URL + path, data, headers), timeout=30) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            if error.code not in (429, 503) or attempt == 4:
                raise Problem(error.code, json.load(error)) from error
            time.sleep(float(error.headers.get("Retry-After") or 2**attempt))
        except urllib.error.URLError:
            if attempt == 4:
                raise
            time.sleep(2**attempt)


# The clock of the facts, which a demo simulates, and today's date by it.
caller = call(OFFICER, "/v1/caller")
now = caller["now"]
today = datetime.fromisoformat(now.replace("Z", "+00:00")).astimezone(ZoneInfo(caller["zone"])).date().isoformat()


def document(number):
    return {"number": number, "date": today, "seal": "行政审批专用章(1)"}


# Where the feed of facts ends now: what follows is read from here.
after = call(SUPERVISOR, "/v1/events?after=latest")["after"]

# Filed twice under one idempotency key: one case.
filing = {
    "item": "food-licence",
    "channel": "web",
    "applicant": {"kind": "person", "name": "周某", "idType": "residentId", "idNumber": "11010519491231002X"},
}
case = call(PORTAL, "/v1/applications", filing, f"case-life-{now}-py")["id"]
again = call(PORTAL, "/v1/applications", filing, f"case-life-{now}-py")["id"]
print(f"filed {case}, once: {str(case == again).lower()}")

path = f"/v1/applications/{case}"
call(OFFICER, f"{path}/acceptance", {"officer": "market-li", "document": document("济市监受字〔2026〕102号")})
print("accepted, promised by", call(OFFICER, path)["promised"]["date"])

call(
    OFFICER,
    f"{path}/decision",
    {"officer": "market-zhao", "outcome": "granted", "document": document("济市监准字〔2026〕102号")},
)
certificate = {"certificateType": "11100000000013338W011", "validFrom": today, "validTo": f"{int(today[:4]) + 3}-01-31"}
call(OFFICER, f"{path}/certificates", {"officer": "market-li", **certificate})
proof = {"mode": "electronic", "servedAt": now, "reference": "SDHZ-2026-0102"}
call(OFFICER, f"{path}/delivery", {"officer": "market-li", "proofOfService": proof})
rating = {"applicationId": case, "scope": "matter", "level": "satisfied", "channel": "web", "anonymous": True}
call(PORTAL, "/v1/ratings", rating)

for fact in call(SUPERVISOR, f"{path}/history")["items"]:
    print(fact["type"])
feed = call(SUPERVISOR, f"/v1/events?types=ApplicationSubmitted&after={after}")
print("the feed has it:", str(any(event["subject"] == case for event in feed["events"])).lower())
