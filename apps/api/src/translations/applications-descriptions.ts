/** Chinese translations of member descriptions, by English text: cases. */
export const applicationsDescriptions: Readonly<Record<string, string>> = {
  'The number of the case in the system that filed it.': '报送系统中的办件编号。',
  '审批人所在部门: department of the approver.': '审批人所在部门。',
  '审批人: the approver.': '审批人。',
  '行为部门: department of the act.': '行为部门：谁的行为。',
  '实施主体: of the item.': '实施主体：事项的部门。',
  'Any department that takes part in the case: of the item, of the receipt or of a step.':
    '与办件有关的任一部门：事项、收件或者环节的部门。',
  '来源: source of the key that filed it.': '来源：提交办件的密钥的来源。',
  '收件日期 from, inclusive.': '收件日期起，含当日。',
  '收件日期 to, inclusive.': '收件日期止，含当日。',
  '承诺时限 from, inclusive: last day of the promised limit. Paused or not yet accepted cases have none.':
    '承诺时限起，含当日：承诺的最后一日。停止或者未受理的没有。',
  '承诺时限 to, inclusive.': '承诺时限止，含当日。',
  '法定时限 from, inclusive: the last day of the statutory limit.': '法定时限起，含当日：法定时限的最后一日。',
  '法定时限 to, inclusive.': '法定时限止，含当日。',
  '办结日期 from, inclusive.': '办结日期起，含当日。',
  '办结日期 to, inclusive.': '办结日期止，含当日。',
  'Open (在办), and past this limit now.': '在办，且现已超过该时限。',
  'Open, and promised for today or this week, late or not.': '在办，且承诺今日或者本周办结，无论是否已逾期。',
  '特别程序 in progress.': '特别程序进行中。',
  'Awaits an act of a person.': '有事项待人员处理。',
  'Withdrawn cases by form of the request; `unshown`: no evidence of a request by the applicant.':
    '按申请撤回的方式筛选已撤回的办件；`unshown`：没有申请人的任何凭证。',
  'Sort order; ties by id. Default: by the date that is filtered, else `received`. When sorted by the end of a limit, only cases that have that limit are listed.':
    '排序；同值按标识。默认：按筛选所限的日期，否则为 `received`。按期限排序的，只含有该期限的办件。',
  'Default: `descending` by receipt and closing, `ascending` by the end of a limit.':
    '默认：按收件和办结为 `descending`，按期限为 `ascending`。',
  '办件: the approvals of one case.': '办件：某一办件的审批。',
  '办件: the proofs of one case.': '办件：某一办件的送达证明。',
  '办件: of one case.': '办件：某一办件的收件。',
  '24:00 of that day, as UTC.': '该日 24:00，以 UTC 表示。',
  '环节时限; null while paused.': '环节时限；停止期间为 null。',
  'null: not yet.': 'null：尚未。',
  '用时 in whole days.': '用时，整日数。',
  'The step that it pauses besides the case.': '除办件外使其停止的唯一环节。',
  'First day not counted; null: the applicant has not been notified, so the days count.':
    '从何时起不计日数；null：未告知申请人，故照计。',
  'SHA-256 of the file, for `GET /v1/files/{sha256}`.': '文件的 SHA-256，供 `GET /v1/files/{sha256}` 使用。',
  'Source of the key that filed the case; null: filed with a key without a source.':
    '提交所用密钥的来源；null：由无来源的密钥提交。',
  '来源系统, as given.': '来源系统，如所报。',
  'The item version under which it was filed.': '提交时所依据的版本。',
  'All departments that take part in the case.': '与之有关的全部部门。',
  'The current or last stage.': '正在进行或者最近进行的环节。',
  '视为受理 (行政许可法 art. 32(4)): deemed accepted.': '视为受理（行政许可法第三十二条第四项）：因逾期不告知。',
  'Notified as missing and not yet submitted.': '已告知缺少而尚未提交的。',
  '容缺: accepted without them.': '容缺：未提交即受理的。',
  'Next acts that only a person can perform.': '此后只能由人员办理的。',
  '办结结果; same value as the status.': '办结结果；与状态用同一词。',
  'How a withdrawal was requested; null where it follows a lapse, or was not recorded.':
    '撤回的方式；随逾期而来的或者未留存的，为 null。',
  '用时 in whole days, without pauses.': '用时，整日数，不含停止期间。',
  'Of the case, for `If-Match`.': '办件的修订号，供 `If-Match` 使用。',
  'Its number, as in `proof-reviews/{n}`.': '其序号，同 `proof-reviews/{n}`。',
  'Of the fact in the history of the case.': '该事实在办件轨迹中的序号。',
  '发生时间: reported time of the event.': '发生时间：所报的发生时刻。',
  '登记时间: time of recording.': '登记时间：何时报告。',
  'How far it took effect as reported, when it was recorded.': '报告时在多大程度上按所报计算。',
  '自证复核; null: its proof was not put to review.': '自证复核；null：其证明无需复核。',
  '事后补报: late reports, in the order of recording.': '事后补报：按报告顺序列出。',
  '视为受理待定: deemed accepted while the first check counted days of a year whose holiday notice (放假通知) has not been recorded. It remains valid and is reassessed when the notice is recorded.':
    '视为受理待定：因逾期不告知而受理，收件审查所计日数中有尚未登记放假通知的年度。受理仍然有效，待通知登记后重新核定。',
  'Only for roles that need it, of a department that takes part in the case; null once erased.':
    '只给履行职责所需、且所属部门与办件有关者；已删除的为 null。',
  'Time by which timeliness is assessed; null: ended by deemed acceptance.':
    '从何时判断是否按期；null：因逾期不告知而结束。',
  'Reported time of the event.': '所报的发生时刻。',
  '延长: counted from the end of the term.': '延长：自期限届满起接续计算。',
  'null: paused by a pause that has not ended.': 'null：处于尚未结束的停止之中。',
  'Days counted until now, or until its end.': '至今或者至结束时的计数日数。',
  'Every date after day 0: counted or skipped, with the reason.': '第 0 日之后的每一日：计入或者跳过，以及理由。',
  'The day it starts still counts.': '开始当日仍计入。',
  'The day it ends does not count.': '结束当日不计入。',
  'The version of the policy whose own promise it is (first check, delivery); null: the item’s, or none.':
    '该承诺所依据的策略版本（收件审查、送达）；null：为事项的承诺，或者没有。',
  'Its holders, with the start of each.': '由谁承办，从何时起。',
  'Time up to which running clocks were counted.': '进行中的计时计到何时。',
  'Calendar used for the day-by-day tables.': '逐日表所依据的日历。',
  'From the receipt to the closing of the case (办结), or until now.': '自收件至办结，或者至今。',
  '印章: its seal.': '印章：所盖何章。',
  'Department of the approver.': '审批人所在部门。',
  'The signed paper of the act.': '该行为的签批文书。',
  'Recording time.': '何时报告。',
  'Id of the key that reported it; for supervising roles only.': '报告所用密钥的标识；供监察人员查看。',
  'Why the approver denies it.': '审批人否认的理由。',
  '回证编号 or the log of the electronic service.': '回证编号或者电子送达的日志。',
  'Time of the act itself, where a system log or an electronic receipt proves it. Otherwise the act takes effect from its service.':
    '行为本身的时刻，由系统日志或者电子回执证明。否则行为自送达起算。',
  '复议期限 in days (行政复议法 art. 20).': '复议期限，以日计（行政复议法第二十条）。',
  '起诉期限 in months (行政诉讼法 art. 46).': '起诉期限，以月计（行政诉讼法第四十六条）。',
  '经办人: the acting official of the caller’s department; default: the official the key is bound to.':
    '经办人：由调用者部门的人员办理；默认为密钥所绑定的人员。',
  '送达回证: proof that an act reported late was performed in time.': '送达回证：证明补报的行为已按期完成。',
  '证照类型代码: 18 characters of the defining body and 3 (GB/T 36904-2018).':
    '证照类型代码：定义机构代码 18 位加 3 位（GB/T 36904-2018）。',
  '证照编号; default the number of the case.': '证照编号；默认为办件编号。',
  'The serial part of the identifier; default the number of the case.': '标识中的流水号部分；默认为办件编号。',
  '有效期至; omitted: indefinite.': '有效期至；没有的为长期。',
  '电子证照标识, with its check character.': '电子证照标识，含校验码。',
  'The consequence of deferred materials not submitted in time (容缺); requires remedies.':
    '容缺材料逾期未补的后果：须写明救济途径。',
  'Code of the material in the item.': '其在事项材料清单中的代码。',
  '补正期限: deadline of the applicant.': '补正期限：给申请人的时间。',
  'Number of the notice; absent where it was only recorded.': '告知的序号；只能记录的，没有。',
  'SHA-256 of the file, as returned by `POST /v1/files`; required for uploaded materials.':
    '文件的 SHA-256，即 `POST /v1/files` 所答复的；材料为上传的，必须给出。',
  'The certificate, earlier case or data source it was obtained from.': '所取自的证照、此前办件或者数据来源。',
  'What was corrected.': '更正了什么。',
  '收件凭证: when the set was received; for courier delivery, when it was posted, which is in time on the last day.':
    '收件凭证：何时收到该套材料；快递的为交寄时间，最后一日交寄即为按期。',
  'Alternative to materials.': '以此代替材料。',
  'Codes of materials that the item allows to be deferred.': '事项允许后补的材料代码。',
  '容缺受理: deferred materials and their deadline.': '容缺受理：哪些可以后补，到何时为止。',
  '告知承诺: codes of materials replaced by a commitment.': '告知承诺：以承诺代替的材料代码。',
  'Code of the material in the item, as named in a notice.': '其在事项材料清单中的代码，即告知所列。',
  '应向其申请的行政机关 (art. 32(2)): required for notCompetent.':
    '应向其申请的行政机关（第三十二条第二项）：notCompetent 必须给出。',
  '补正后仍不符的材料, each with its defect: required for correctedSetWrong.':
    '补正后仍不符的材料，及各自不符之处：correctedSetWrong 必须给出。',
  'Revision of the act’s event in the history of the case.': '报告该行为的事实在办件轨迹中的序号。',
  '经办人: the reporting official of the caller’s department; default: the official the key is bound to.':
    '经办人：由调用者部门的人员报告；默认为密钥所绑定的人员。',
  'Its number in the case.': '其在办件中的序号。',
  'Department of the act.': '谁的行为。',
  'Reported time of the act.': '所报的行为时刻。',
  'Id of the key that reported it.': '报告所用密钥的标识。',
  'Time from which the act now takes effect; `null` also where it takes effect by what it reversed.':
    '该行为从何时起算；因其所撤销者而计的，也为 null。',
  'The official the reviewing key is bound to, otherwise the key.': '复核密钥所绑定的人员，否则为密钥。',
  'Number of the notice that has taken effect.': '现已计入的告知的序号。',
  'Number of the suspension that has taken effect.': '现已计入的特别程序的序号。',
  'Department of the item: it confirms the receipt, or its entrusted window does.':
    '事项的部门：由其或者其委托窗口确认。',
  'Reported time of receipt.': '所报的收到时刻。',
  'Time from which limits are counted.': '时限从何时起算。',
  'When it ceased to be pending.': '从何时起不再等待。',
  '理由: required for a disagreement.': '理由：不同意的必须写明。',
  'When the applicant was notified; if omitted, the notice takes effect from its proof, or from its recording.':
    '何时告知申请人；未写明的，自其证明起算，否则自报告时起算。',
  'One of these, or a code that the item’s own law names.': '以下之一，或者事项所依据的法律规定的代码。',
  'The step that it pauses, besides the case.': '除办件外使其停止的唯一环节。',
  '所需时间: duration announced by the notice; ignored without a notice.': '所需时间：告知所载；没有告知的不予采用。',
  'For a suspension reported afterwards: when it ended. Required, and before the decision, if the case has since been decided.':
    '事后补报的：何时结束。办件此后已决定的，必须写明，且须早于决定。',
  'Number of the suspension, for `/suspensions/{n}/…`.': '特别程序的序号，用于 `/suspensions/{n}/…`。',
  '所需时间: total duration from its start.': '所需时间：自开始起的全部时间。',
  'In the unit of the cap: working days, unless the law of the item provides otherwise.':
    '按上限的计时单位：工作日，事项所依据的法律另有规定的除外。',
  '批准人: head of the agency; of a joint item, of the government.': '批准人：行政机关负责人；联办事项为政府负责人。',
  'Department of the approver; default: the department of the item.': '审批人所在部门；默认为事项的部门。',
  'The step whose own limit is extended by the same days; default: every active step that is not late.':
    '自身时限获得同样日数的唯一环节；默认为所有进行中且未逾期的环节。',
  '延长理由, notified to the applicant.': '延长理由，已告知申请人。',
  'When the applicant was notified; if omitted, it takes effect from its proof, or from its recording.':
    '何时告知申请人；未写明的，自其证明起算，否则自报告时起算。',
  '承办人 from now on.': '此后的承办人。',
  'Single step only.': '仅限一个环节。',
  '证件号码. A resident id must check (GB 11643), with a birth date that has come and a province that there is; its check character may be written small; a 统一社会信用代码 must have its shape, and a wrong check character is told as a warning (GB 32100).':
    '证件号码。居民身份证须通过校验（GB 11643），出生日期已到，省份存在；校验码可以小写；统一社会信用代码须符合格式，校验码有误的予以提示（GB 32100）。',
  '情形: scenario of the item.': '情形：属于事项的哪一种情形。',
  'Number of the case in the source system; a second case with the same number and source is rejected.':
    '来源系统给办件的编号：同一来源、同一编号的第二个办件不予接受。',
  '来源系统 of the `externalNo`; required with it. A key bound to a source can name only that source; other keys cannot name a source that a key is bound to.':
    '给出 `externalNo` 的来源系统；有 `externalNo` 的必须给出。有来源的密钥只能写该来源；其他密钥不得写任何密钥已绑定的来源。',
  '收件单位; default: the department of the key, otherwise the department of the item. A key of a department cannot name another one.':
    '收件单位；默认为密钥所属部门，否则为事项的部门。有部门的密钥不得写其他部门。',
  '打印回执: returns a query code for the printed slip to a window; ignored for other roles. Ratings given with it are marked `channelHeldByUnit` and are not 主动评价.':
    '打印回执：综合窗口因此得到用于回执的查询码，其他人不得。凭此作出的评价标为 `channelHeldByUnit`，不计为主动评价。',
  '查询码, for `POST /v1/track`: returned only to a portal without department and to a window that printed a slip.':
    '查询码，用于 `POST /v1/track`：给未绑定部门的门户，以及打印回执的窗口。其他人不得。',
  '办件编号, with its check character.': '办件编号，含校验码。',
  'What for.': '事由。',
  'Number of the visit, for its rating.': '到访序号，供评价使用。',
  'Description of the document.': '说明。',
  'The applicant’s written request. Without it, a withdrawal not reported by the applicant’s portal is marked `unshown`.':
    '申请人据以申请的材料。没有的，非由其门户报告的撤回为 `unshown`。',
  'Opaque for keys that may not view single ratings.': '除可以查看单条评价者外，是不透露任何信息的文本。',
  '发生时间: time of the event.': '发生时间：何时发生。',
  '事后补报: recorded on a later day than the day of the event.': '事后补报：在发生之日以后的日期报告。',
  'Department of the act; for acts of applicants, the department of the item.':
    '谁的行为；申请人的行为，为事项的部门。',
  'Who acted; null: the applicant, or the law.': '谁办理；null：申请人，或者依法自动发生。',
  'The key, or the system component, that reported it; for supervising roles only.':
    '报告所用的密钥，或者系统的部分；供监察人员查看。',
  'The lapsed case that this one succeeds; null: none was named.': '本办件所代替的逾期办件；null：未指明。',
  'Successors of this case, in the order of recording.': '为代替本办件而提交的，按报告顺序列出。',
  '后继办件: the predecessor, a case of the same item that was closed because a deadline of the applicant lapsed. Only a declaration by a portal, or a platform without department, prevents the predecessor from being reopened automatically.':
    '后继办件：所代替的办件，属于同一事项，因申请人的期限届满而结束。只有门户或者不属于任何部门的平台所申明的，才阻止此前的办件恢复办理。',
};
