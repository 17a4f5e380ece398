"""Sentences, log lines and code that carry personal information: one per line, our own words.

``{category}`` is replaced by a value and labelled. Each must name what a value is wherever the
value alone could be something else.
"""

# ruff: noqa: E501  (one template a line)
from __future__ import annotations

CHINESE = """\
{person_name}昨天在前台补办了会员卡，登记的手机号是{mobile}，工作人员核对后当场激活。
请物业尽快联系三号楼业主{person_name}，电话{mobile}，家里的水管还在漏。
收件人{person_name}，联系电话：{mobile}，收货地址：{address}，放门卫即可。
患者家属留的号码是{mobile}，夜里没人接的话改打{landline}。
应聘者{person_name}的简历里写着邮箱{email}和手机{mobile}，笔试安排在下周三。
按通知要求，身份证号{resident_id}的考生须在上午八点前到达第二考点。
经查，当事人{person_name}（公民身份号码：{resident_id}）系该店实际经营人。
报名表第七行：{person_name}，身份证号码{resident_id}，联系电话{mobile}，自愿参加徒步活动。
退款将原路退回，若卡已注销请提供新的银行卡号，例如客服记录里的{bank_card}已确认为本人账户。
财务：请把本月稿费打到{person_name}名下，卡号{bank_card}，开户行填城东支行。
车主反映车牌{plate}的白色轿车长期占用消防通道，多次劝说无效。
昨晚十点二十，{plate}在学府路口与一辆电动车发生刮擦，双方协商解决。
保险报案：号牌号码{plate}，车架号{vin}，出险地点为地下车库。
二手车检测报告显示车辆识别代号{vin}与登记证书一致，漆面无明显修补。
旅行社要求先交护照号，他发来的是护照号码{passport_cn}，有效期到后年。
她的回乡证号是{hk_macao_permit}，在自助闸机上刷了两次才通过。
台胞证号{taiwan_permit}已录入酒店系统，房卡在前台领取。
申请人持香港身份证{hk_id}办理开户，柜员做了人脸比对。
居住在深圳的张先生出示了港澳台居民居住证，证件号码{hmt_residence_permit}。
外籍教师的永久居留证号为{foreigner_pr_card}，聘用合同一年一签。
退役办收到材料，军官证号：{officer_card}，其余复印件齐全。
新生儿的出生医学证明编号为{birth_certificate}，落户时请带原件。
残疾人证号{disability_card}，可以免费乘坐市内公交。
老人留下的旧身份证号是{resident_id_15}，需要先换发二代证。
家里的座机{landline}欠费停机了，有事请发邮件到{email}。
加我QQ{qq}或者微信号：{wechat}，晚上一般在线。
寄信请写邮编{postcode}，{address}，{person_name}收。
手机丢了，串号还记得，IMEI：{imei}，请帮忙锁机。
营业厅查询到SIM卡号 ICCID：{iccid}，对应的IMSI：{imsi}，已补卡。
系统提示异地登录，登录IP：{ipv4}，如非本人操作请立即修改密码。
机房巡检：网卡地址{mac}的设备占用带宽过高，已限速。
运维把初始密码：{password} 写在了便签上，被扣了绩效。
您的验证码：{otp}，五分钟内有效，请勿告诉他人。
快递单号：{waybill}，昨天已到转运中心，预计明天派送。
客户投诉，订单号：{order_number}，收到的杯子有裂纹，要求补发。
供货方统一社会信用代码：{uscc}，请核对抬头后再开票。
社团法人的组织机构代码：{organisation_code}，年检结果合格。
救援队收到的位置坐标：{coordinates}，请就近的小组出发。
群里有人问团购怎么下单，群主说把姓名和电话发给她，{person_name} {mobile} 就这样写。
合同乙方：{person_name}，身份证号：{resident_id}，住址：{address}。
因为系统升级，{person_name}（{email}）的工单被重复分派了三次。
请大家核对工资条，有疑问找人事，邮箱{email}，不要在群里讨论。
病区夜班登记：家属{person_name}，与患者关系为母女，手机{mobile}。
民宿房客登记：{person_name}，{resident_id}，入住两晚，押金已退。
家长群接龙：12号 {person_name} {mobile} 参加周末亲子课。
业主投票结果：302室{person_name}同意，联系方式{mobile}，签名见附件。
失物招领：捡到银行卡一张，卡号{bank_card}，请失主到服务台认领。
共享单车投诉登记，用户手机号码{mobile}，车锁故障，已退费。
校友录更新：{person_name}，现居{address}，电子邮箱{email}。
警方通报称，犯罪嫌疑人使用的{mobile}和{mobile}两个号码均为他人实名。
""".splitlines()
"""Prose, notices, forms and chat."""

ENGLISH = """\
Please call the tenant back on {mobile} before noon, the boiler is still off.
Dear all, send your signed copy to {email} and keep the original.
Applicant's resident ID {resident_id} was verified at the counter by two clerks.
The refund goes to bank card {bank_card}, which the customer confirmed by phone.
Her passport number {passport_cn} was copied into the visitors' book by mistake.
A silver sedan, plate {plate}, was towed from bay 14 this morning.
The dealer quoted VIN {vin} on the recall notice for the brake hose.
For invoices use {email}; for deliveries ring {landline} during office hours.
Support asked for the IMEI number {imei} and got a photo of the box instead.
Guest HKID: {hk_id}, two nights, late checkout agreed with the duty manager.
His mainland travel permit {hk_macao_permit} expires in spring, renewal is booked.
Ticket note: user reached from {ipv4}, then again from {ipv6} an hour later.
The switch learned MAC address {mac} on port 12 and dropped the old entry.
My WeChat ID: {wechat}, or try QQ: {qq} if that fails.
Password: {password} (please change it after the first login).
Your verification code: {otp}. It expires in five minutes.
Tracking number: {waybill}, left with the neighbour at number nine.
Order number: {order_number} was split into two parcels at the warehouse.
The vendor's unified social credit code {uscc} matches the registry extract.
Meet at coordinates: {coordinates}, the gate is on the north side.
Two people signed for the keys, contact {mobile} and {mobile}, both reachable.
Forwarded from {email}: the minutes of Tuesday are attached.
Residence permit number {hmt_residence_permit} was typed twice in the form.
We could not reach {mobile} or {landline}; the visit is cancelled.
The old ID card number {resident_id_15} still appears in the archive index.
""".splitlines()
"""English prose and mail."""

MACHINE = """\
{day} {clock},{count} INFO  [http-{count}] c.q.member.LoginService - login ok phone={mobile} cost={count}ms
{day}T{clock}.{count}Z WARN gateway request_id={uuid} client_ip={ipv4} status=429 retry_after={count}
{ipv4} - - [{day}:{clock} +0800] "GET /api/v2/items?page={count} HTTP/1.1" 200 {count} "-" "okhttp/{version}"
{day} {clock} DEBUG sms.sender - to={mobile} template=T{count} result=OK seq={snowflake}
{day} {clock} ERROR pay.notify - card_no={bank_card} amount={amount} code={error_code} trace={md5}
{"id": {count}, "phone": "{mobile}", "createdAt": {ms}, "updatedAt": {ms}}
{"orderId": "{order_number}", "mobile": "{mobile}", "total": {amount}, "sku": "{ean}"}
{"uid": {uid}, "email": "{email}", "etag": "{md5}", "level": {count}}
{"idCard": "{resident_id}", "bankCard": "{bank_card}", "ts": {seconds}}
<member id="{count}"><phone>{mobile}</phone><idcard>{resident_id}</idcard></member>
<contact><email>{email}</email><updated>{day}T{clock}</updated></contact>
<input type="hidden" name="id_card" value="{resident_id}">
<a href="tel:{mobile}" class="btn">联系店长</a>
<a href="mailto:{email}">写信给我们</a>
<li data-phone="{mobile}" data-score="{decimal}">第{count}名</li>
INSERT INTO `member` VALUES ({count},'{person_name}','{mobile}','{resident_id}','{day} {clock}');
INSERT INTO t_card (id, card_no, created) VALUES ({count}, '{bank_card}', '{day} {clock}');
UPDATE vehicle SET plate_no = '{plate}', vin = '{vin}' WHERE id = {count};
{count},{person_name},{mobile},{email},{day}
{count};{resident_id};{bank_card};{amount}
curl -H 'Authorization: Bearer {jwt}' https://api.example.com/v1/me?trace={uuid}
export const OWNER = { mail: "{email}", since: {seconds} };
// TODO 联调用的测试账号，手机号 {mobile}，上线前删掉
mysql -h db-{count}.internal -u app --password={password} shop < dump.sql
device_online imei={imei} iccid={iccid} mac={mac} rssi=-{percent}
login_ip: {ipv4}, request: {uuid}, at: {ms}
dhcpd: DHCPACK on {ipv4} to {mac} via eth0, lease {count}s
/callback?mobile={mobile}&sign={md5}&t={ms}
set-cookie: uphone={mobile}; path=/; max-age={count}
tcpdump: {clock}.{count} IP6 {ipv6}.{port} > gateway.5353: UDP, length {count}
wifi_log mac={mac} ssid=office ip={ipv4} up={count} down={count}
consignee={person_name}|tel={mobile}|addr={address}|no={serial}
user_pwd={password}
sms_code={otp} scene=login ttl=300
express_no={waybill} status=SIGNED node={count}
credit_code={uscc} taxpayer_type=general
lnglat={coordinates} accuracy={count}m
""".splitlines()
"""Log lines, code and data."""
