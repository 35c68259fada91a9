import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The life of a case, from filing to rating, with the JDK alone (17 or later). README.md tells how to run it. A program of your
 * own reads JSON with a library; here two regular expressions are enough.
 */
public final class CaseLife {
  private static final String URL = setting("SEALTRAIL_URL");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  public static void main(String[] arguments) throws Exception {
    String portal = setting("PORTAL_KEY");
    String officer = setting("OFFICER_KEY");
    String supervisor = setting("SUPERVISOR_KEY");

    // The clock of the facts, which a demo simulates, and today's date by it.
    String caller = ask(officer, "/v1/caller");
    String now = text(caller, "now");
    LocalDate today = Instant.parse(now).atZone(ZoneId.of(text(caller, "zone"))).toLocalDate();

    // Where the feed of facts ends now: what follows is read from here.
    String after = text(ask(supervisor, "/v1/events?after=latest"), "after");

    // Filed twice under one idempotency key: one case.
    String filing = """
        {"item": "food-licence", "channel": "web", "applicant":
          {"kind": "person", "name": "周某", "idType": "residentId", "idNumber": "11010519491231002X"}}""";
    String key = "case-life-" + now + "-java";
    String id = text(tell(portal, "/v1/applications", filing, key), "id");
    String again = text(tell(portal, "/v1/applications", filing, key), "id");
    System.out.println("filed " + id + ", once: " + id.equals(again));

    String path = "/v1/applications/" + id;
    String accepted = """
        {"officer": "market-li", "document": %s}""".formatted(document("济市监受字〔2026〕103号", today));
    tell(officer, path + "/acceptance", accepted);
    Matcher promised = Pattern.compile("\"promised\":\\{\"date\":\"([^\"]+)\"").matcher(ask(officer, path));
    System.out.println("accepted, promised by " + (promised.find() ? promised.group(1) : "?"));

    String granted = """
        {"officer": "market-zhao", "outcome": "granted", "document": %s}""".formatted(document("济市监准字〔2026〕103号", today));
    tell(officer, path + "/decision", granted);
    String certificate = """
        {"officer": "market-li", "certificateType": "11100000000013338W011", "validFrom": "%s", "validTo": "%s"}"""
        .formatted(today, LocalDate.of(today.getYear() + 3, 1, 31));
    tell(officer, path + "/certificates", certificate);
    String served = """
        {"officer": "market-li", "proofOfService": {"mode": "electronic", "servedAt": "%s", "reference": "SDHZ-2026-0103"}}"""
        .formatted(now);
    tell(officer, path + "/delivery", served);
    String rating = """
        {"applicationId": "%s", "scope": "matter", "level": "satisfied", "channel": "web", "anonymous": true}""".formatted(id);
    tell(portal, "/v1/ratings", rating);

    Matcher types = Pattern.compile("\"type\":\"(\\w+)\",\"occurredAt\"").matcher(ask(supervisor, path + "/history"));
    while (types.find()) System.out.println(types.group(1));
    String feed = ask(supervisor, "/v1/events?types=ApplicationSubmitted&after=" + after);
    System.out.println("the feed has it: " + feed.contains("\"subject\":\"" + id + "\""));
  }

  private static String ask(String key, String path) throws Exception {
    return send(request(key, path).GET());
  }

  private static String tell(String key, String path, String body) throws Exception {
    return tell(key, path, body, UUID.randomUUID().toString());
  }

  private static String tell(String key, String path, String body, String idempotencyKey) throws Exception {
    HttpRequest.Builder request = request(key, path).header("Content-Type", "application/json");
    return send(request.header("Idempotency-Key", idempotencyKey).POST(BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder request(String key, String path) {
    return HttpRequest.newBuilder(URI.create(URL + path)).header("Authorization", "Bearer " + key);
  }

  /** 429 and 503 are repeated as the server asks, with the same idempotency key: a command is executed once. */
  private static String send(HttpRequest.Builder builder) throws Exception {
    HttpRequest request = builder.build();
    for (int attempt = 1; ; attempt++) {
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      int status = response.statusCode();
      if (status < 300) return response.body();
      if ((status != 429 && status != 503) || attempt == 5)
        throw new IllegalStateException(request.method() + " " + request.uri().getPath() + ": " + status + " " + response.body());
      Thread.sleep(1_000L * response.headers().firstValueAsLong("Retry-After").orElse(1));
    }
  }

  private static String document(String number, LocalDate date) {
    return """
        {"number": "%s", "date": "%s", "seal": "行政审批专用章(1)"}""".formatted(number, date);
  }

  /** The first member of a name with a text. */
  private static String text(String json, String member) {
    Matcher found = Pattern.compile("\"" + member + "\":\"([^\"]+)\"").matcher(json);
    if (!found.find()) throw new IllegalStateException("no " + member + " in " + json);
    return found.group(1);
  }

  private static String setting(String name) {
    String value = System.getenv(name);
    if (value == null) throw new IllegalStateException(name + " is not set");
    return value;
  }
}
