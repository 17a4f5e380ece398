"""Text with nothing personal in it: words for prose, and look-alikes where they live."""

# ruff: noqa: E501  (one template a line, word lists)
from __future__ import annotations

CHINESE = """\
本次更新于{day} {clock}完成，共处理{count}条记录，耗时{decimal}秒，未发现异常。
仓库盘点结束，商品条码{ean}缺货{count}件，金额合计{amount}元。
图书《庭院里的树》重印，书号{isbn}，定价{amount}元，库存{count}册。
全国统一客服热线{hotline}，银行卡挂失请拨{short_number}，消费投诉请拨{short_number}。
页面底部备案信息：{licence}　{police_record}
昨日收盘，代码{stock}上涨{percent}，成交额{amount}元，换手率{percent}。
尊敬的用户{masked}，您本月的积分为{count}，可兑换礼品{count}种。
工单编号{serial}已由值班人员受理，批次号{compact_time}，请勿重复提交。
构建{short_hash}通过了全部{count}个用例，覆盖率{percent}，镜像大小{count}兆。
实验测得电阻率为{decimal}，与文献值{decimal}相差不到{percent}。
忘记密码？请在登录页点击找回密码，按提示操作，系统不会向您索要密码。
密码错误次数超过{count}次将锁定账户，{count}分钟后自动解锁。
请输入验证码，验证码错误请刷新图片后重试。
手机号码格式不正确，请输入十一位手机号；身份证号不能为空。
第{count}期开奖结果已公布，一等奖{count}注，每注奖金{amount}元。
版本{version}修复了{count}个问题，建议从{version}升级，校验值{sha256}。
项目总投资{amount}万元，占地{count}平方米，计划{day}竣工。
今年前{count}个月，全市共接待游客{count}人次，同比增长{percent}。
合同编号{serial}，签订日期{day}，有效期{count}天，违约金为合同额的{percent}。
会议定于{day} {clock}在三楼会议室召开，请各部门准备{count}份材料。
气象台{clock}发布预报，明天最高气温{count}度，降水概率{percent}。
流水批次{snowflake}已归档，文件名为report_{compact_time}.zip，大小{count}字节。
京A级景区和沪深指数只是名字相近，与车辆没有关系，见第{count}页。
联系电话请见公告栏，邮箱地址请向前台索取，本页不再公布。
快递员说包裹放在柜子里，取件时间{clock}，超过{count}小时会退回。
""".splitlines()

ENGLISH = """\
Build {short_hash} finished in {decimal} s with {count} tests, see {sha1} for the diff.
The invoice total of {amount} was split in {count} instalments at {percent} interest.
ISBN {isbn} is out of print; the barcode on the back reads {ean}.
Release {version} drops support for {version}, upgrade notes are in the usual place.
Certificate fingerprint SHA1 {fingerprint} was rotated on {day}.
Forgot your password? Enter your e-mail address and we will send you a link.
Ask for the phone number at the desk; we do not print it here any more.
The mean was {decimal} (sd {decimal}, n = {count}), which is {percent} above the baseline.
Call centre {hotline} is closed on public holidays; in emergencies dial {short_number}.
Photos taken at {clock} show the bridge with {count} lamps, {count} of them broken.
""".splitlines()

MACHINE = """\
{day} {clock},{count} INFO  [worker-{count}] c.q.job.Sync - batch={snowflake} rows={count} cost={count}ms
{day}T{clock}Z level=info msg="cache miss" key={md5} ttl={count} trace={uuid}
[{day} {clock}] nginx: upstream timed out (110) while reading, request_time={decimal} bytes={count}
{"id": {snowflake}, "ts": {ms}, "hash": "{sha256}", "price": {amount}, "ok": true}
{"uid": {uid}, "score": {decimal}, "at": {seconds}, "v": "{version}"}
{"traceId": "{md5}", "spanId": "{short_hash}", "start": {us}, "duration": {count}}
user_id={uid11} action=view item={uid} at={ms}
uid={uid} req={uuid} event=click x={decimal} y={decimal}
.btn-{count} { color: {colour}; width: {decimal}px; z-index: {count}; margin: 0 {percent}; }
.hero::before { background: url(img/{retina}) no-repeat; border: 1px solid {colour}; }
<path d="{svg}" fill="{colour}" transform="matrix({decimal},0,0,{decimal},0,0)"/>
<img src="/static/{retina}" width="{count}" height="{count}" alt="">
npm install {package} {package} --save-exact
data:application/octet-stream;base64,{blob}
std::vector<std::pair<int, long>> table({count}); // {hex_address}
commit {sha1}
Merge: {short_hash} {short_hash}
panic at {hex_address} rip={hex_address} code={error_code} pid={count}
listen [::]:{port} ipv6only=on; proxy_pass http://backend:{port};
etag: "{md5}", last-modified: {seconds}, x-request-id: {uuid}
SELECT count(*) FROM t_order WHERE created BETWEEN {seconds} AND {seconds} LIMIT {count};
const SEED = {snowflake}n, PI = 3.14159265358979, E = {decimal};
GET /product/{uid}.html?from=list&t={ms}&pos={count} 200 {count}
disk_usage path=/data inode={uid} used={percent} free={count} md5={md5}
password = null
passwd: ****** (hidden)
phone: null, email: "", idCard: undefined
version: {version}, checksum: {base64_word}=, size: {count}
metric http_requests_total{code="200"} {count} {ms}
0000{count} {md5} {md5} |................|
""".splitlines()

SUBJECTS = """\
值班的同事 新来的管理员 社区志愿者 项目组 图书馆 供货商 小店老板 排练的乐队 山里的学校 夜班编辑 维修师傅 院子里的孩子
巡线工人 卖菜的阿婆 老船长 公交调度员 合唱团 评审专家 镇上的邮局 打印店 花农 天文爱好者 棋社 摄制组 护林员 学徒
""".split()  # noqa: SIM905
ADVERBS = """\
昨天下午 天刚亮的时候 雨停以后 按照惯例 出乎意料地 在会议结束前 趁着周末 为了赶工期 没有惊动别人 连续三天 过了很久 临时
从去年起 在大家的催促下 沿着河边 悄悄地 一边等车一边 关灯之前 到了约定的日子 依旧
""".split()  # noqa: SIM905
VERBS = """\
整理了 翻修了 重新讨论了 推迟了 检查了 放弃了 收集了 核对了 借来了 拆掉了 改写了 拍下了 搬走了 想起了 打扫了 登记了
展示了 描述了 比较了 取消了 画出了 保存了
""".split()  # noqa: SIM905
OBJECTS = """\
旧仓库里的木箱 下半年的计划 破损的围栏 一份关于水质的报告 剩下的种子 走廊尽头的灯 三种不同的方案 墙上的地图 雨季的排水口
没有署名的信 那台老式收音机 秋天的照片 门口的石阶 漏水的屋顶 去年留下的账本 食堂的菜单 操场边的长椅 备用的绳索 展厅的玻璃
河对岸的小路 晒干的草药 两本手写的笔记 孩子们的风筝
""".split()  # noqa: SIM905
TAILS = """\
，谁也没有多问。 ，结果比预想的好。 ，后来成了固定的做法。 ；其余的事情留到下周再说。 ，空气里有股松木的味道。 。大家都松了一口气。
，不过效果还要再看。 ，因此耽搁了半天。 ，并写进了工作日志。 ，只是没有人记得原因。 ，路过的人都停下来看。 。这件事就算过去了。
""".split()  # noqa: SIM905

EN_SUBJECTS = """\
The night editor, A retired sailor, Our small team, The orchard keeper, Someone from the print shop, The choir, A tired clerk,
The youngest apprentice, Two surveyors, The lighthouse crew, A careful gardener, The ferry pilot""".replace(
    "\n", " "
).split(", ")
EN_VERBS = """\
rewrote, postponed, inspected, borrowed, forgot about, repaired, measured, carried off, described, photographed, folded, questioned,
counted, painted over, defended""".replace("\n", " ").split(", ")
EN_OBJECTS = """\
the broken fence, a box of seeds, the third proposal, last winter's ledger, the long bench, a map of the harbour, the kitchen menu,
the leaking roof, an unsigned letter, the spare rope, half of the archive, the old radio""".replace(
    "\n", " "
).split(", ")
EN_TAILS = """\
before the rain came, without asking anyone, and nobody minded, as if it were new, in less than a week, although it was late,
while the kettle boiled, because the rules had changed, and went home, for the second time""".replace(
    "\n", " "
).split(", ")
