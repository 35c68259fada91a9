/** What members of keys, the access trail, tracking, files, health and names mean: as it is declared, and in Chinese. */
export const accessDescriptions: Readonly<Record<string, string>> = {
  'Position of the last fact, decimal.': '最后一个事实的位置，十进制。',
  'Position up to which every view that has not stopped is projected.': '凡未停止的视图，均已处理到此位置。',
  'Age of the oldest event not projected by every view.': '尚未计入所有视图的最早事实已等待多久。',
  'Views stopped at an event that could not be projected.': '无法处理某一事实而停在原处的视图。',
  'Views with missing streams, until they are rebuilt.': '缺少部分事实流、须重建的视图。',
  'Streams with an event that could not be projected.': '其中某一事实无法处理的事实流数。',
  'Position up to which all reactions are done.': '到此位置的均已作出反应。',
  'Since when an operation has been retried.': '从何时起反复重试。',
  'Parked streams, until they are resumed.': '停止后续处理、须恢复的流的数量。',
  'Problems; empty when ready.': '何处有问题；就绪的，为空。',
  '放假通知: approaching or current years without a recorded holiday notice. Does not affect readiness.':
    '放假通知：临近或者已开始、而通知尚未登记的年度。进程仍为就绪。',
  'Only for administrator keys.': '只答复附管理员密钥的询问。',
  'Purpose of the key.': '密钥的用途。',
  '部门 that the key is bound to; null: to none.': '密钥绑定的部门；null：未绑定。',
  '人员 that the key is bound to; null: to none.': '密钥绑定的人员；null：未绑定。',
  '行政区划代码 that bounds the key; null: none does.': '限定密钥的行政区划代码；null：不限。',
  '来源系统 that the key speaks for; null: for none.': '密钥所代表的来源系统；null：没有。',
  'Expiry of the key; null: none.': '密钥的到期时间；null：没有。',
  'Time zone of the jurisdiction.': '所在地的时区。',
  'Current time by the clock of the facts, simulated or real.': '事实所依时钟的当前时间，模拟的或者真实的。',
  'Routes open to the role and region of the key; the scope of each still applies.':
    '对密钥的角色和行政区划开放的接口；各接口的数据范围另行限定。',
  'The role of the key.': '密钥所赋予的职责。',
  '部门 of the key: required for `window`, `officer`, `chiefRepresentative`; optional for `applicantPortal` and `integrator`; not applicable to other roles.':
    '密钥所属部门：`window`、`officer`、`chiefRepresentative` 必须给出；此外只有 `applicantPortal` 和 `integrator` 可以有。',
  'The official the key is bound to; must belong to the department.': '密钥所代表的唯一人员，须属于该部门。',
  '来源系统 that the key speaks for: needed of `applicantPortal`, which sees what this source filed, and of an `integrator` without a department, which sees no more either; of any `integrator` the one `source` that it may name.':
    '密钥所代表的来源系统：`applicantPortal` 必须给出，只见该来源所提交的；未绑定部门的 `integrator` 必须给出，所见亦仅限于此；任何 `integrator` 只能以此作为 `source`。',
  'Binds a source under which keys without a source have already filed cases. The key cannot view those cases, and no other key can file under the source any more.':
    '绑定一个已有无来源密钥以其名义提交过办件的来源。本密钥看不到那些办件，此后他人也不得再以该来源提交。',
  'Expiry of the key; no later than that of the issuing key.': '从何时起拒绝该密钥；不得晚于发放它的密钥。',
  'The key itself: returned in the first response only and not stored.':
    '密钥本身：只在首次答复中显示，不在任何地方保存。',
  'Number of cases filed by others under its source when it was bound.': '绑定时他人已以其来源提交的办件数。',
  '办件: accesses to personal data of this case.': '办件：谁查阅过该办件中的人员。',
  '密钥: accesses with this key.': '密钥：该密钥查阅过什么。',
  'SHA-256: downloads of this file.': 'SHA-256：谁取得过该文件。',
  'The local day from, inclusive.': '当地日期起，含当日。',
  'The local day to, inclusive.': '当地日期止，含当日。',
  'Id of the API key used.': '查阅所用密钥的标识。',
  '部门 of the key.': '密钥的部门。',
  'The official the key is bound to.': '密钥所绑定的人员。',
  '办件 whose personal data was read, as far as within your region.': '这些人员所属的办件，限于你的行政区划之内。',
  'SHA-256 of the downloaded file.': '所交付文件的 SHA-256。',
  'Value of `Sealtrail-Purpose`.': '查阅者以 `Sealtrail-Purpose` 给出的用途。',
  'For an access to this trail: the query.': '查阅本留痕的：询问了什么。',
  'The end of the first check (收件审查).': '收件审查的期限。',
  '承诺办结; null before acceptance and while paused.': '承诺办结；受理之前以及停止期间为 null。',
  '法定办结; null before acceptance, where no law sets one, and while paused.':
    '法定办结；受理之前、法律未设时限以及停止期间为 null。',
  'A special procedure (特别程序) is in progress.': '特别程序进行中。',
  '查询码, with or without its hyphens.': '查询码，连字符可有可无。',
  'Codes of materials.': '材料代码。',
  'Number of the visit; null for the matter.': '到访序号；事项评价为 null。',
  'Last local day of validity.': '可以使用的最后一个当地日期。',
  '补正: requested.': '补正：所要求的。',
  '容缺: deferred.': '容缺：可以后补的。',
  '查询码: for `POST /v1/track`, together with the number.': '查询码：与编号一起用于 `POST /v1/track`。',
  '联系电话 of the applicant and of the agent, once each.': '申请人和代理人的联系电话，各列一次。',
  'SHA-256 of the content, lower-case hex: the name of the file.': '内容的 SHA-256，小写十六进制：此后即为其名称。',
  'In bytes.': '以字节计。',
  '部门名称: current name; null: unknown department.': '部门名称：现行名称；null：没有已知的部门。',
  '姓名: current name; null: none, or not visible to you.': '姓名，现行；null：没有，或者你无权知悉。',
  '部门名称: current name; null: unknown department. In the order of the codes.':
    '部门名称：现行名称；null：没有已知的部门。按代码的顺序。',
  '事项名称: of the version in force today, otherwise of the latest; null: unknown.':
    '事项名称：现行版本的名称，没有的为最新版本的名称；null：不详。',
  'What the codes in the record beside it are called today; without those that are not known, or not for you to know.':
    '旁边记录中各代码的现行名称；不详的、你无权知悉的不列。',
  'For an official: the department; otherwise null.': '人员的所属部门；其他为 null。',
  'The first that is missing or cannot be read, decimal.': '首个缺失或者无法读取的，十进制。',
  'Streams not served, as far as known to this process; at most 100.':
    '不提供服务的流，以本进程遇到的为限；最多 100 个。',
  'Events not yet processed: exact, or `10000+`; `?`: one of them is missing or unreadable.':
    '尚未处理的事实：整数，或者 `10000+`；`?`：其中有缺失或者无法读取的。',
};
