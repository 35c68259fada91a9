/** What members of keys, the access trail, tracking, files, health and names mean: as it is declared, and in Chinese. */
export const accessDescriptions: Readonly<Record<string, string>> = {
  'Position of the last fact, decimal.': '最后一个事实的位置，十进制。',
  'Every view that has not stopped has folded everything up to here.': '凡未停止的视图，均已处理到此位置。',
  'How long the oldest fact that is not in every view has been waiting.': '尚未计入所有视图的最早事实已等待多久。',
  'Views that could not fold a fact, and stay where they are.': '无法处理某一事实而停在原处的视图。',
  'Views that lack streams until they are rebuilt.': '缺少部分事实流、须重建的视图。',
  'Streams of which a fact could not be folded.': '其中某一事实无法处理的事实流数。',
  'Everything up to here has been reacted to.': '到此位置的均已作出反应。',
  'Since when something is being tried again and again.': '从何时起反复重试。',
  'Streams that are reacted to no further until they are resumed.': '停止后续处理、须恢复的流的数量。',
  'What is wrong; empty when ready.': '何处有问题；就绪的，为空。',
  '放假通知: years near or begun whose notice has not been told. The process is ready all the same.':
    '放假通知：临近或者已开始、而通知尚未登记的年度。进程仍为就绪。',
  'For who asks with the key of an administrator.': '只答复附管理员密钥的询问。',
  'What the key is for.': '密钥的用途。',
  'The duty that the key gives.': '密钥所赋予的职责。',
  '部门 the key works for: needed of `window`, `officer`, `chiefRepresentative`; only `applicantPortal` and `integrator` may have one besides.':
    '密钥所属部门：`window`、`officer`、`chiefRepresentative` 必须给出；此外只有 `applicantPortal` 和 `integrator` 可以有。',
  'The one official that the key acts for; of the department.': '密钥所代表的唯一人员，须属于该部门。',
  '来源系统 that the key speaks for: needed of `applicantPortal`, which sees what this source filed, and of an `integrator` without a department, which sees no more either; of any `integrator` the one `source` that it may name.':
    '密钥所代表的来源系统：`applicantPortal` 必须给出，只见该来源所提交的；未绑定部门的 `integrator` 必须给出，所见亦仅限于此；任何 `integrator` 只能以此作为 `source`。',
  'Binds a source under which keys without one have filed cases already. The key does not see those, and nobody else files under the source any more.':
    '绑定一个已有无来源密钥以其名义提交过办件的来源。本密钥看不到那些办件，此后他人也不得再以该来源提交。',
  'From when on the key is refused; no later than the key that makes it.': '从何时起拒绝该密钥；不得晚于发放它的密钥。',
  'The key itself: shown in the first answer only, kept nowhere.': '密钥本身：只在首次答复中显示，不在任何地方保存。',
  'Cases that others had filed under its source when it was bound.': '绑定时他人已以其来源提交的办件数。',
  '办件: who read of the people of this case.': '办件：谁查阅过该办件中的人员。',
  '密钥: what was read by this key.': '密钥：该密钥查阅过什么。',
  'SHA-256: who was handed this file.': 'SHA-256：谁取得过该文件。',
  'The local day from, inclusive.': '当地日期起，含当日。',
  'The local day to, inclusive.': '当地日期止，含当日。',
  'Id of the API key that read.': '查阅所用密钥的标识。',
  '部门 of the key.': '密钥的部门。',
  'The official whom the key is bound to.': '密钥所绑定的人员。',
  '办件 whose people they are, as far as they lie in your region.': '这些人员所属的办件，限于你的行政区划之内。',
  'SHA-256 of the file that was handed out.': '所交付文件的 SHA-256。',
  'What the reader gave as `Sealtrail-Purpose`.': '查阅者以 `Sealtrail-Purpose` 给出的用途。',
  'Of a reading of this trail: what was asked for.': '查阅本留痕的：询问了什么。',
  'The end of the first check (收件审查).': '收件审查的期限。',
  '承诺办结; null before acceptance and while it stands still.': '承诺办结；受理之前以及停止期间为 null。',
  '法定办结; null before acceptance, where no law sets one, and while it stands still.':
    '法定办结；受理之前、法律未设时限以及停止期间为 null。',
  'A special procedure (特别程序) is under way.': '特别程序进行中。',
  '查询码, with or without its hyphens.': '查询码，连字符可有可无。',
  'Codes of materials.': '材料代码。',
  'Number of the visit; null for the matter.': '到访序号；事项评价为 null。',
  'The last local day on which it opens.': '可以使用的最后一个当地日期。',
  '补正: asked for.': '补正：所要求的。',
  '容缺: may follow.': '容缺：可以后补的。',
  '查询码: opens `POST /v1/track`, with the number.': '查询码：与编号一起用于 `POST /v1/track`。',
  '联系电话 of the applicant and of the agent, once each.': '申请人和代理人的联系电话，各列一次。',
  'SHA-256 of the content, lower-case hex: its name from here on.': '内容的 SHA-256，小写十六进制：此后即为其名称。',
  'In bytes.': '以字节计。',
  '部门名称: what it is called today; null: of no department that is known.':
    '部门名称：现行名称；null：没有已知的部门。',
  '姓名, as known today; null: nobody, or not for you to know.': '姓名，现行；null：没有，或者你无权知悉。',
  '部门名称: what it is called today; null: of no department that is known. In the order of the codes.':
    '部门名称：现行名称；null：没有已知的部门。按代码的顺序。',
  '事项名称: of the version in force today, else of the latest; null: not known.':
    '事项名称：现行版本的名称，没有的为最新版本的名称；null：不详。',
  'What the codes in the record beside it are called today; without those that are not known, or not for you to know.':
    '旁边记录中各代码的现行名称；不详的、你无权知悉的不列。',
  'Of an official: of which department; else null.': '人员的所属部门；其他为 null。',
  'The first that is missing or cannot be read, decimal.': '首个缺失或者无法读取的，十进制。',
  'Streams that are not served, as far as this process has met them; 100 at most.':
    '不提供服务的流，以本进程遇到的为限；最多 100 个。',
  'Facts not yet worked off: whole, or `10000+`; `?`: one of them is missing or cannot be read.':
    '尚未处理的事实：整数，或者 `10000+`；`?`：其中有缺失或者无法读取的。',
};
