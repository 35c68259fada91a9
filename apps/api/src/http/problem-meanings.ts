/** What each code means, for the page that its `type` points at: the rule, and what helps. */
export const MEANINGS: Readonly<Record<string, string>> = {
  'access.forbidden': 'The role, the department or the official of the key does not allow this.',
  'access.unauthenticated': 'No key was sent, or one that is unknown, expired or revoked.',
  'api-key.exists': 'A key with this id was issued before.',
  'api-key.expiry-past': 'A key must be valid for some time from now on.',
  'api-key.not-found': 'There is no key with this id.',

  'application.already-accepted': 'The case has been accepted, by an official or by silence (行政许可法 art. 32).',
  'application.already-extended': 'The statutory limit is extended once (art. 42).',
  'application.before-last-step': 'The act is dated before the last legal step of the case or of its branch.',
  'application.certificate-issued': 'The case has its certificate.',
  'application.channel-not-offered': 'The item cannot be filed over this channel; see its `channels`.',
  'application.closed': 'The case is closed (办结); nothing more is decided in it.',
  'application.correction-pending': 'The applicant has been asked for corrections (补正), and they have not come in.',
  'application.delivered': 'The result has been delivered.',
  'application.disagreement': 'A department disagrees, which blocks the grant until it agrees.',
  'application.end-missing':
    'The case has been decided: a suspension told of now must say when, before the decision, it ended.',
  'application.extension-beyond-cap': 'The law, or the item, allows fewer days (art. 42).',
  'application.extension-too-late': 'An extension is approved and told to the applicant before the limit ends.',
  'application.external-no-taken': 'This source has already filed a case under this `externalNo`.',
  'application.file-invalid': 'A material names a file that has not been sent to `POST /v1/files`.',
  'application.ground-missing': 'Not accepting is void without what its ground asks for (art. 32).',
  'application.in-the-future': 'The act names an instant that has not come.',
  'application.issuer-code-missing':
    'The department needs a 统一社会信用代码 to issue certificates; define it anew with its `uscc`.',
  'application.item-not-listed': 'There is no such item, or it was not in force on the day of receipt.',
  'application.legal-basis-missing': 'A refusal is void without its legal basis (art. 38).',
  'application.material-invalid': 'A material is not on the list of the item version that the case was filed under.',
  'application.materials-missing': 'Required materials are neither there nor deferred (容缺).',
  'application.no-correction-asked': 'No correction notice is open.',
  'application.no-mandate':
    'The official must belong to the department, hold a fitting post, and have a mandate for the day and the item: ' +
    '`PUT /v1/departments/{code}/officials/{id}` with `posts` and `mandates`.',
  'application.no-statutory-limit': 'The item has no statutory limit that could be extended.',
  'application.not-accepted': 'The case has not been accepted yet.',
  'application.not-deferrable': 'The item does not let this material follow later.',
  'application.not-found': 'There is no such case, or it is not yours to see.',
  'application.not-granted': 'Only a grant is certified and delivered.',
  'application.not-in-first-check': 'The case is no longer in its first check.',
  'application.not-longer': 'A prolongation names the whole time, more than was announced.',
  'application.notice-given': 'The notice of this suspension has been given.',
  'application.numbers-exhausted': 'The region has no case number left for the day.',
  'application.opinion-given': 'The department has agreed; that is not taken back.',
  'application.other-department': 'The act belongs to another department than that of the key.',
  'application.procedure-stops-no-clock':
    'Only the eight procedures of art. 45, or those of the item itself, stop a clock.',
  'application.prolongation-too-late': 'The announced time was over before it was prolonged.',
  'application.reasons-missing': 'A refusal or a disagreement is void without reasons (art. 38).',
  'application.receiver-unknown': 'There is no such receiving department.',
  'application.remedies-missing': 'A refusal must say which organ and which court can be called on (art. 38).',
  'application.step-not-running': 'The step is not part of a stage that has started.',
  'application.steps-open': 'Departments of the stages have not given their opinions.',
  'application.suspension-ended': 'The suspension has ended.',
  'application.suspension-not-found': 'The case has no suspension of this number.',

  'calendar.not-found': 'There is no such calendar.',
  'calendar.range-invalid': 'The days asked for cannot be shown: too many, or the wrong way round.',
  'clock.backwards': 'The simulated clock only goes forward.',
  'clock.too-far': 'One jump goes at most ten years: the clock never goes back after a slip.',
  'command.key-reused': 'The same Idempotency-Key came with another body or to another path. Take a new key.',
  'command.too-slow': 'The command could not be written in time, and nothing of it was. Send the same request again.',
  'command.running': 'The first request with this Idempotency-Key is still being worked on.',

  'department.not-found': 'There is no such department.',
  'file.invalid': 'The file is empty.',
  'file.not-found': 'There is no such file.',
  'file.too-large': 'The file is longer than allowed.',
  'format.not-offered': 'The answer is not made of rows, so there is no CSV of it.',
  'item.not-found': 'There is no such item.',
  'item.withdrawn': 'The item has been taken off the list.',
  'media.unsupported': 'The body must be `application/json`; of files, any type.',
  'outcome.unknown': 'It is not known whether the command was kept.',

  'rating.already-given': 'Each visit and each matter is rated once.',
  'rating.before-service': 'A rating cannot be older than what it rates.',
  'rating.case-open': 'A matter is rated once the case is closed.',
  'rating.filter-reveals-rater': 'The rated never learn who rated, so they cannot search by what would tell.',
  'rating.not-found': 'There is no such rating.',
  'rating.visit-not-asked': 'A rating of the matter names no visit.',
  'rating.visit-not-recorded': 'The case has no such visit.',

  'request.header-invalid': 'A header is not of the form asked for; `detail` says which.',
  'request.invalid': 'Fields are missing, unknown or out of bounds; `errors` names all of them by JSON Pointer.',
  'request.refused': 'HTTP itself refuses the request.',
  'request.timeout': 'The request did not arrive in time.',
  'request.too-large': 'The body is longer, deeper or fuller than allowed.',
  'request.unreadable': 'The body is no JSON.',
  'route.not-found': 'There is nothing at this path for this method.',
  'server.error': 'A bug. The `traceId` finds it in the log.',
  'server.overloaded': 'Too many requests at once.',
  'store.full': 'There is no room left to keep anything; reading goes on.',
  'store.unavailable': 'Nothing was kept.',
  'stream.busy': 'Others changed the same thing at the same moment.',
  'stream.changed': 'It is no longer at the revision named by `If-Match`. Read it again and decide anew.',

  'supervision.before-card': 'Nobody can have judged a card before it was issued.',
  'supervision.card-not-found': 'There is no such card, or it is not yours to see.',
  'supervision.card-not-pending': 'The card does not wait for a person.',
  'supervision.own-unit': 'A card is judged by somebody outside the unit that it charges.',
  'supervision.reason-missing': 'A word on a card gives its reason.',
  'view.behind': 'The view has not reached the position asked for by `Sealtrail-Min-Position`.',
};

/** What a definition got wrong about itself; its `errors` says where, in words. */
const OF_A_DEFINITION = /^(item|department|official)\./;

export const meaningOf = (code: string): string | null =>
  MEANINGS[code] ?? (OF_A_DEFINITION.test(code) ? 'The definition contradicts itself, a law, or what is known.' : null);

const ALWAYS_WITH_FIELDS = ['api-key.expiry-past', 'rating.filter-reveals-rater'];

/** Whether the code comes with `errors`, and so as 422. */
export const namesFields = (code: string): boolean =>
  ALWAYS_WITH_FIELDS.includes(code) || (MEANINGS[code] === undefined && OF_A_DEFINITION.test(code));
