import { type Language, Words } from '../domain/words.ts';
import type { ErrorCode, ErrorDetail } from '../errors.ts';
import { say } from './say.ts';

/** Every refusal in words: what happened, what is safe, what to do next. */
export const errorText = {
  // the door
  INPUT_INVALID: {
    zh: '这次操作的内容不合规定，没有执行。已记录的内容不受影响。请改正后重试。',
    en: 'What was sent is not valid, so nothing was done. Your records are untouched. Correct it and try again.',
  },
  METHOD_UNKNOWN: {
    zh: '页面与程序版本不一致，没有执行。已记录的内容不受影响。请关闭窗口，重新启动核查程序。',
    en: 'Page and program are of different versions; nothing was done. Your records are untouched. Close the window and start Hecha again.',
  },
  HOST_UNREACHABLE: {
    zh: '与本机核查程序的连接中断。新内容已留在本页，尚未存入第二份。请保持窗口打开；若不恢复，请重新启动程序。',
    en: 'The connection to the program on this laptop is lost. New entries are kept by this page, not yet in the second copy. Keep the window open; if it does not return, start the program again.',
  },
  HOST_FORBIDDEN: {
    zh: '此窗口的访问凭证无效，没有执行。已记录的内容不受影响。请从核查程序重新打开窗口。',
    en: 'This window has no valid pass; nothing was done. Your records are untouched. Open the window again from the program.',
  },
  INTERNAL: {
    zh: '程序出现未预料的问题，刚才的操作没有完成。此前显示“已保存”的内容都在。请重试；若再次出现，请记下时间并告知总部。',
    en: 'Something unforeseen happened and the last action was not completed. Everything shown as saved is there. Try again; if it returns, note the time and tell headquarters.',
  },
  // content
  CONTENT_INVALID: {
    zh: '核查表内容有误，没有采用：{file} 第 {line} 行，{reason}。已有核查不受影响。请改正文件后重新发布。',
    en: 'The checklist content is wrong and was not taken over: {file}, line {line}: {reason}. Existing inspections are untouched. Correct the file and publish again.',
  },
  WORKBOOK_INVALID: {
    zh: '表格有误，没有导入任何内容：{place}，{reason}。已发布的内容不受影响。请在 Excel 中改正后重新导入。',
    en: 'The workbook is wrong and nothing of it was imported: {place}: {reason}. What is published is untouched. Correct it in Excel and import it again.',
  },
  EDITION_NOT_NEWER: {
    zh: '目录第 {offered} 版没有采用：这里已有第 {kept} 版，不会自行退回旧版。原有目录继续使用。请总部发布更高的版次。',
    en: 'Edition {offered} of the catalogue was not adopted: edition {kept} is here already, and an older one never replaces it by itself. The one that is here stays in use. Ask headquarters to publish a higher number.',
  },
  CHECKLIST_UNKNOWN: {
    zh: '本机还没有这项任务的核查表，不能开始。任务仍在。请联网后点“获取任务”。',
    en: 'The checklist of this assignment is not on this laptop yet, so it cannot be started. The assignment is kept. Connect and fetch assignments.',
  },
  RULE_SET_UNKNOWN: {
    zh: '本机还没有这项任务的判定规则，不能得出结论。记录不受影响。请联网后点“获取任务”。',
    en: 'The rule set of this assignment is not on this laptop yet, so nothing can be concluded. Records are untouched. Connect and fetch assignments.',
  },
  EDITION_OLDER: {
    zh: '总部给出的“{id}”是第 {version} 版，本机已有第 {known} 版，旧版没有采用。已开始的核查和记录不受影响。请告知总部核对已发布的版本。',
    en: 'Headquarters gave version {version} of “{id}”, but version {known} is here already; the older one was not taken. Inspections and records are untouched. Ask headquarters to check what is published.',
  },
  EDITION_UNSUITABLE: {
    zh: '新版核查表不适用于本次核查（核查类型或产品单元不在其中），没有改用。本次核查继续按原版进行，记录不受影响。需要按新版核查时，请由总部另派任务。',
    en: 'The newer edition does not fit this inspection (its type or a product unit is not covered), so nothing changed. The inspection goes on with its own edition and all records stay. To inspect by the newer one, ask headquarters for a new assignment.',
  },
  EDITION_UNREADABLE: {
    zh: '“{id}”第 {version} 版不是本程序能读的格式，没有采用。已开始的核查和记录不受影响。请更新核查程序；若仍如此，请告知总部重新发布。',
    en: 'Version {version} of “{id}” is not in a form this program reads, so it was not taken. Inspections and records are untouched. Update the program; if that does not help, ask headquarters to publish it again.',
  },
  // inspection
  INSPECTION_UNKNOWN: {
    zh: '本机没有找到这次核查。其他核查不受影响。请返回列表重新选择。',
    en: 'This inspection was not found on this laptop. Others are untouched. Go back to the list and choose again.',
  },
  INSPECTION_SEALED: {
    zh: '本次核查已封存，不能再改。封存的内容完好。需要更正时，请出具更正文件。',
    en: 'This inspection is sealed and can no longer change. What was sealed is intact. To correct it, make an amendment.',
  },
  INSPECTION_CONCLUDED: {
    zh: '结论已确认，内容不能再改。记录完好。确需修改时，请先“撤回结论”并写明理由。',
    en: 'The conclusion is confirmed, so the content is closed. Records are intact. To change something, reopen the conclusion with a reason.',
  },
  INSPECTION_INCOMPLETE: {
    zh: '核查尚未完成：{open} 项未判定，{missing} 处待补。已填内容都在。请按“缺项清单”逐项补齐。',
    en: 'The inspection is incomplete: {open} items not judged, {missing} things missing. What you entered is kept. Walk the list of what is missing.',
  },
  INSPECTION_HANDED_OVER: {
    zh: '这次核查已移交给{holder}，本机只能查看。已有记录完好。要继续，请在对方的笔记本上进行，或让对方移交回来。',
    en: 'This inspection was handed over to {holder}; here it can only be read. What was recorded is intact. Go on at the other laptop, or have it handed back.',
  },
  INSPECTION_LOCKED: {
    zh: '本次核查正在另一个窗口中编辑，这里只能查看。内容不会丢失。请到那个窗口继续，或将其关闭。',
    en: 'This inspection is being edited in another window; here it can only be read. Nothing is lost. Continue there, or close that window.',
  },
  ITEM_UNKNOWN: {
    zh: '核查表中没有这个项目，没有记录。其他内容不受影响。请返回核查表重新选择。',
    en: 'The checklist has no such item; nothing was recorded. All else is untouched. Choose again in the checklist.',
  },
  ITEM_NOT_APPLICABLE: {
    zh: '按核查类型、产品单元和前面的判定，本次不核查这个项目，没有记录。请检查核查范围。',
    en: 'By type of inspection, product units and earlier verdicts this item is not asked; nothing was recorded. Check the scope.',
  },
  FIELD_UNKNOWN: {
    zh: '这个项目没有所填的栏目，没有记录。其他内容不受影响。请重新打开该项目后再填。',
    en: 'The item has no such field; nothing was recorded. All else is untouched. Open the item again and retry.',
  },
  VERDICT_NOT_ALLOWED: {
    zh: '判定规则不允许此项作这样的判定，没有记录。原判定不变。请从列出的判定中选择。',
    en: 'The rule set does not allow this verdict here; nothing was recorded and the earlier verdict stands. Choose one of those offered.',
  },
  REASON_REQUIRED: {
    zh: '这一步必须写明理由，尚未记录。其他内容不受影响。请填写理由后再确认。',
    en: 'This step needs a written reason and was not recorded yet. All else is untouched. Write the reason and confirm again.',
  },
  SIGNATURE_STALE: {
    zh: '签名所对应的内容已经改变，此签名不再有效。内容和原签名都有留痕。请各方对当前内容重新签名。',
    en: 'The content has changed since this signature, which no longer counts. Both are kept in the trail. Ask the parties to sign the present content.',
  },
  SIGNATURES_MISSING: {
    zh: '还有应签名的人没有签名，不能封存。内容完好。请补签，或如实记录拒签及理由。',
    en: 'Not all who must sign have signed, so it cannot be sealed. The content is intact. Collect the signatures, or record a refusal with its reason.',
  },
  // evidence
  PHOTO_TOO_LARGE: {
    zh: '“{file}”过大，没有加入。其他证据不受影响。请用较低分辨率重拍，或另存为较小的文件后再加。',
    en: 'The file “{file}” is too large and was not added. Other evidence is untouched. Take it again at a lower resolution, or save it smaller.',
  },
  PHOTO_NOT_AN_IMAGE: {
    zh: '“{file}”不是能读取的图片，没有加入。其他证据不受影响。请选择 JPEG 或 PNG；手机的 HEIC 照片请先转成 JPEG。',
    en: 'The file “{file}” is not a readable picture and was not added. Other evidence is untouched. Choose JPEG or PNG; turn a phone’s HEIC photo into JPEG first.',
  },
  PHOTO_FORBIDDEN: {
    zh: '此处不得拍照：{why}。没有加入照片，其他证据不受影响。请附文件，或写明不宜取证的理由。',
    en: 'No photograph may be taken here: {why}. None was added, other evidence is untouched. Attach a file, or write why evidence cannot be taken.',
  },
  BLOB_UNKNOWN: {
    zh: '没有找到这份证据或文件。记录本身不受影响。若刚从另一份恢复，请稍候再试；照片缺失时请重拍并说明。',
    en: 'This piece of evidence or file was not found. The record itself is untouched. If copies are being restored, try again shortly; if a photo is lost, take it again and say so.',
  },
  BLOB_DIGEST_MISMATCH: {
    zh: '文件的摘要不符，内容可能已损坏，没有采用。记录不受影响。请重新加入，或从另一份恢复。',
    en: 'The digest of the file does not match, it may be damaged and was not taken. The record is untouched. Add it again, or restore it from the other copy.',
  },
  // storage
  DISK_FULL: {
    zh: '磁盘已满，新内容暂未写入，仍留在本页。请不要关闭窗口，先腾出磁盘空间，程序会继续保存。',
    en: 'The disk is full: the newest entries are not written yet and are kept by this page. Do not close the window; free some space and saving goes on.',
  },
  DISK_LOW: {
    zh: '磁盘空间不足，暂停加入照片，文字仍可保存。请腾出空间后继续拍照。',
    en: 'Disk space is low: photos are paused, text is still saved. Free some space, then go on taking photos.',
  },
  DISK_FAILED: {
    zh: '写入磁盘失败，最新内容仍留在本页。请不要关闭窗口，检查磁盘；程序会自动重试。',
    en: 'Writing to the disk failed; the newest entries are kept by this page. Do not close the window and check the disk; the program keeps trying.',
  },
  DATABASE_NEWER: {
    zh: '本机数据由更新版本的程序建立，本版本没有打开也没有改动它。请升级程序后再用。',
    en: 'The data on this laptop belongs to a newer version; it was neither opened nor changed. Update the program.',
  },
  JOURNAL_BROKEN: {
    zh: '留痕记录有一处损坏，损坏之前的内容都在，损坏部分已另存。请从另一份恢复，或联系总部。',
    en: 'The journal is damaged at one place. Everything before it is kept, the rest is set aside. Restore from the other copy, or ask headquarters.',
  },
  JOURNAL_GAP: {
    zh: '留痕记录缺少中间的条目，没有接续。已有内容都在。程序会从另一份补齐；若不成功，请联系总部。',
    en: 'Entries are missing in between, so the new ones were not added. What is there is kept. The other copy will fill the gap; if it does not, ask headquarters.',
  },
  JOURNAL_FOREIGN: {
    zh: '第 {seq} 条记录来自当时并不持有这次核查的笔记本（{deviceId}），没有采用。本机的记录没有改变。请报告管理员。',
    en: 'Entry {seq} is of a laptop that did not have the inspection then ({deviceId}) and was not used. What is here was not changed. Tell the administrator.',
  },
  JOURNAL_FORK: {
    zh: '两份留痕记录互相矛盾，没有覆盖任何一份，现在只能查看。请不要清除数据，联系总部处理。',
    en: 'The two copies of the journal contradict each other. Neither was overwritten; it opens for reading only. Do not clear data, ask headquarters.',
  },
  DATA_FOLDER_IN_USE: {
    zh: '核查程序已经在使用这个数据文件夹。数据完好。请切换到已打开的窗口。',
    en: 'Hecha is already running with this data folder. The data is intact. Go to the window that is open.',
  },
  DATA_FOLDER_UNUSABLE: {
    zh: '数据文件夹 {folder} 不能使用（{cause}），核查程序没有启动，数据未动。请检查这个位置和它的权限，或用 --data 指定另一个文件夹。',
    en: 'The data folder {folder} cannot be used ({cause}), so Hecha did not start; data is untouched. Check the place and its permissions, or give another folder with --data.',
  },
  PORT_IN_USE: {
    zh: '端口 {port} 已被其他程序占用，核查程序没有启动，数据未动。请关闭那个程序，或用 --port 指定另一端口。',
    en: 'Port {port} is used by another program, so Hecha did not start; data is untouched. Close that program, or give another port with --port.',
  },
  // report
  REPORT_CANCELLED: {
    zh: '已取消生成报告。记录不受影响。需要时可重新生成。',
    en: 'Making the report was cancelled. The record is untouched. Make it again whenever you like.',
  },
  REPORT_FAILED: {
    zh: '报告没有生成成功。记录和证据都完好。请重试；若再次失败，请重新启动程序。',
    en: 'The report could not be made. Record and evidence are intact. Try again; if it fails again, restart the program.',
  },
  REPORT_UNKNOWN: {
    zh: '没有找到这份报告或生成任务。记录完好。请重新生成报告。',
    en: 'This report or its making was not found. The record is intact. Make the report again.',
  },
  FORM_NOT_READY: {
    zh: '这份文书现在不能打印：本类核查没有这份文书，或者它所需的内容还没有记全。记录完好。请在“报告”页的文书清单中看缺什么，补齐后再打印。',
    en: 'This form cannot be printed now: this type of inspection has none, or what it needs is not recorded yet. The record is intact. The list of forms on the report page says what is missing; add it and print again.',
  },
  // enrolment and headquarters
  NOT_ENROLLED: {
    zh: '本机尚未登记，不能与总部往来。本机记录不受影响。请输入总部发给的一次性登记码。',
    en: 'This laptop is not enrolled and cannot talk to headquarters. Local records are untouched. Enter the one-time code from headquarters.',
  },
  ALREADY_ENROLLED: {
    zh: '本机已经登记，没有更改。可以直接获取任务。',
    en: 'This laptop is enrolled already; nothing was changed. You can fetch assignments.',
  },
  ENROLMENT_CODE_WRONG: {
    zh: '登记码不正确，没有登记。请对照总部发来的登记码重新输入。',
    en: 'The enrolment code is wrong; nothing was enrolled. Compare it with the one from headquarters and enter it again.',
  },
  ENROLMENT_CODE_USED: {
    zh: '登记码已经用过，没有登记。请向总部申请新的登记码；若不是您使用的，请同时告知总部。',
    en: 'The enrolment code was used before; nothing was enrolled. Ask headquarters for a new one, and tell them if it was not you.',
  },
  ENROLMENT_CODE_EXPIRED: {
    zh: '登记码已过期，没有登记。请向总部申请新的登记码。',
    en: 'The enrolment code has expired; nothing was enrolled. Ask headquarters for a new one.',
  },
  SIGNER_UNKNOWN: {
    zh: '本机没有此人的签名证书，没有签名。记录不受影响。请在“设置 › 签名证书”中申领。',
    en: 'This person has no signing certificate on this laptop; nothing was signed. Records are untouched. Enrol one under Settings › Signing certificates.',
  },
  SIGNER_LOCKED: {
    zh: '{name} 的签名密钥已锁定，没有签名。记录不受影响。请由本人输入口令解锁后再签。',
    en: 'The signing key of {name} is locked; nothing was signed. Records are untouched. Let them enter their passphrase, then sign.',
  },
  PASSPHRASE_WRONG: {
    zh: '口令不对，密钥仍锁定。记录不受影响。请重新输入；多次输错须等待。',
    en: 'The passphrase is wrong; the key stays locked. Records are untouched. Enter it again; after several wrong tries there is a wait.',
  },
  PASSPHRASE_WAIT: {
    zh: '口令多次输错，请等到 {waitUntil} 再试。密钥完好，记录不受影响。',
    en: 'Too many wrong passphrases: wait until {waitUntil}. The key is intact and records are untouched.',
  },
  TOKEN_MODULE_UNUSABLE: {
    zh: '不能使用 UKey 的驱动模块，没有签名，也没有改动。记录不受影响。请管理员安装厂商驱动，并核对启动参数 --pkcs11 所指的文件。',
    en: 'The driver of tokens (UKey) cannot be used; nothing was signed or changed. Records are untouched. Have an administrator install the vendor’s driver and check the file that --pkcs11 names.',
  },
  TOKEN_ABSENT: {
    zh: '没有插好 UKey（{serial}），没有签名。记录不受影响。请插入这一个 UKey，再试一次；解锁时须重新输入 PIN。',
    en: 'The token (UKey) {serial} is not in; nothing was signed. Records are untouched. Put in that very token and try again; its PIN is then asked for anew.',
  },
  TOKEN_UNFIT: {
    zh: '这个 UKey（{serial}）不能存放签名密钥，没有改动。记录不受影响。请换用已初始化并设好 PIN、支持 P-256 或 RSA-3072 的 UKey。',
    en: 'The token (UKey) {serial} cannot keep a signing key; nothing was changed. Records are untouched. Use one that is initialized, has its PIN, and makes P-256 or RSA-3072 keys.',
  },
  TOKEN_KEY_MISSING: {
    zh: '这个 UKey（{serial}）里没有这把签名密钥，没有签名。记录不受影响。请在“设置 › 签名证书”中续领，另生成一把。',
    en: 'The token (UKey) {serial} does not hold this signing key; nothing was signed. Records are untouched. Renew the certificate under Settings › Signing certificates: that makes another key.',
  },
  TOKEN_FAILED: {
    zh: '这个 UKey（{serial}）没有完成这一步（{reason}），没有签名。记录不受影响。请拔下重插再试；若再次出现，请记下括号中的内容告知管理员。',
    en: 'The token (UKey) {serial} did not do it ({reason}); nothing was signed. Records are untouched. Take it out, put it in and try again; if it returns, give an administrator what stands in brackets.',
  },
  PIN_WRONG: {
    zh: '输入的 PIN 不对，UKey 仍锁着。记录不受影响。请核对后再输；输错次数由 UKey 自己计算，过多会锁死。',
    en: 'The PIN is wrong; the token (UKey) stays closed. Records are untouched. Check it before the next try: the token counts wrong ones itself and locks after too many.',
  },
  PIN_LAST_TRY: {
    zh: '输入的 PIN 不对，只剩最后 1 次机会，再错 UKey 就会锁死。记录不受影响。没有把握请先停下，联系发放 UKey 的管理员。',
    en: 'The PIN is wrong and 1 try is left: another wrong one locks the token (UKey). Records are untouched. Unless you are sure, stop and ask whoever issued the token.',
  },
  PIN_LOCKED: {
    zh: '这个 UKey（{serial}）的 PIN 已锁死，没有签名。密钥还在 UKey 里，记录不受影响。请发放 UKey 的管理员解锁 PIN。',
    en: 'The PIN of the token (UKey) {serial} is locked; nothing was signed. The key is still on it and records are untouched. Ask whoever issued the token to unlock its PIN.',
  },
  ISSUER_UNUSABLE: {
    zh: '签发机构的证书与私钥不能使用，总部没有启动。数据未改动。请检查 --issuer-cert 与 --issuer-key：须为同一机构的 PEM，且可签发证书。',
    en: 'Certificate and key of the issuing authority cannot be used; headquarters did not start. Data is untouched. Check --issuer-cert and --issuer-key: PEM files of one authority that may issue certificates.',
  },
  TIMESTAMP_FAILED: {
    zh: '暂时取不到时间戳，报告没有加固。原报告及签名完好，已收到的内容都在。稍后会再试；若持续失败，请检查时间戳服务的地址。',
    en: 'No timestamp could be had, so the report was not strengthened. The report and its signatures are intact and everything received is kept. It will be tried again; if it keeps failing, check the address of the timestamp service.',
  },
  CERTIFICATE_UNKNOWN: {
    zh: '没有这张证书。其他证书不受影响。请在证书列表中重新选择。',
    en: 'There is no such certificate. Others are untouched. Choose again from the list of certificates.',
  },
  CERTIFICATE_REVOKED: {
    zh: '这把密钥的证书已被吊销，不能再用。此前送达总部、已加时间戳的报告仍然有效。请向总部领取新的一次性码，重新申领证书。',
    en: 'The certificate of this key was revoked and cannot be used any more. Reports that headquarters received and timestamped before stay valid. Ask headquarters for a new one-time code and enrol again.',
  },
  HQ_UNREACHABLE: {
    zh: '连接不上总部。报送件已留在发件箱，联网后自动重试。可以继续核查。',
    en: 'Headquarters cannot be reached. What is to be sent stays in the outbox and is retried when there is a network. You can go on inspecting.',
  },
  HQ_REFUSED: {
    zh: '总部没有接受。报送件原样留在发件箱，没有删除。请查看原因，处理后再报送，或联系总部。',
    en: 'Headquarters did not accept it. It stays in the outbox as it is. See the reason, settle it and send again, or ask headquarters.',
  },
  HQ_GARBAGE: {
    zh: '收到的答复不是总部的格式，没有采信。报送件仍在发件箱。请检查总部地址和网络登录页，程序会自动重试。',
    en: 'The answer is not in headquarters’ form and was not believed. The outbox is untouched. Check the address and any network sign-in page; it is retried.',
  },
  HQ_FAILED: {
    zh: '总部系统暂时出错。报送件仍在发件箱，稍后自动重试，无须操作。',
    en: 'Headquarters has a fault at the moment. The outbox is untouched and retried later; there is nothing to do.',
  },
  HQ_KEY_CHANGED: {
    zh: '总部的签名密钥与登记时不同，回执没有采信，本机数据没有清除。请先与总部核实，不要继续报送。',
    en: 'Headquarters signs with another key than at enrolment: its receipt was not believed and nothing was cleared. Ask headquarters before sending on.',
  },
  SIGNATURE_INVALID: {
    zh: '请求的数字签名未通过验证，没有受理。数据完好。请检查本机时间和登记状态后重试。',
    en: 'The digital signature of the request did not verify; nothing was accepted. Data is intact. Check this laptop’s clock and enrolment, then try again.',
  },
  DEVICE_UNKNOWN: {
    zh: '总部不认识这台设备，没有受理。本机记录完好。请联系总部重新登记。',
    en: 'Headquarters does not know this device; nothing was accepted. Local records are intact. Ask headquarters to enrol it again.',
  },
  REQUEST_STALE: {
    zh: '请求的时间与总部相差过大，没有受理。数据完好。请校准本机时间后重试。',
    en: 'The time of the request is too far from headquarters’; nothing was accepted. Data is intact. Set this laptop’s clock and try again.',
  },
  SUBMISSION_CONFLICT: {
    zh: '总部已有同一编号但内容不同的报送件，没有覆盖。两份都完好。请联系总部核对。',
    en: 'Headquarters holds another submission under this number and did not overwrite it. Both are intact. Ask headquarters to compare them.',
  },
  SUBMISSION_INVALID: {
    zh: '报送件内容不合规定，总部没有接收。本机记录完好，仍在发件箱。请联系总部。',
    en: 'The submission is not valid and was not taken in. Local records are intact and in the outbox. Ask headquarters.',
  },
  SUBMISSION_SCHEMA_UNKNOWN: {
    zh: '总部不认识这一版本的报送格式，没有接收。本机记录完好，仍在发件箱。请等总部升级后重试。',
    en: 'Headquarters does not know this version of the submission and did not take it in. Local records are intact. Try again when headquarters is updated.',
  },
  SUBMISSION_BLOB_MISSING: {
    zh: '报送件所列的文件有的还没有送到，暂未接收。已送到的不必重送。程序会补送后重试。',
    en: 'Some files of the submission have not arrived, so it is not taken in yet. Those that arrived are kept; the rest is sent and it is tried again.',
  },
  SUBMISSION_BLOB_ALTERED: {
    zh: '有文件与报送件所列摘要不符，没有接收。本机记录不受影响。请重试；若再次出现，请联系总部。',
    en: 'A file does not match the digest in the submission, which was not taken in. Local records are untouched. Try again; if it returns, ask headquarters.',
  },
  SUBMISSION_CHAIN_BROKEN: {
    zh: '报送件的留痕链条不完整，总部没有接收。本机记录原样保留。请不要清除数据，联系总部。',
    en: 'The journal chain in the submission is broken, so it was not taken in. Local records stay as they are. Do not clear data; ask headquarters.',
  },
  RECEIPT_INVALID: {
    zh: '回执未通过验证，没有采信。报送件仍在发件箱，本机数据没有清除。程序会重新取回执；若再次出现，请联系总部。',
    en: 'The receipt did not verify and was not believed. The submission stays in the outbox and nothing was cleared. It is fetched again; if it fails again, ask headquarters.',
  },
  LOG_ENTRY_UNKNOWN: {
    zh: '公开日志里没有这一条。回执和报告不受影响。请核对回执是否由这个总部签发。',
    en: 'The public log has no such entry. Receipt and report are untouched. Check that this headquarters gave the receipt.',
  },
  LOG_FORKED: {
    zh: '总部的公开日志与本机此前看到的对不上：{kept} 条与 {offered} 条不是同一份历史。回执和本机记录都保留。请不要清除数据，把这台笔记本交给监督部门查看。',
    en: 'Headquarters’ public log does not continue what this laptop saw of it: {kept} and {offered} entries are not one history. Receipts and local records are kept. Do not clear data; show this laptop to whoever supervises headquarters.',
  },
  AMENDMENT_EMPTY: {
    zh: '这份更正与原报告 {reportNumber} 没有任何不同，不能签字。请先改正要更正的内容；不需要更正就不用再做。',
    en: 'This correction says nothing else than report {reportNumber}, so it cannot be signed. Change what is to be corrected first; if nothing is, leave it.',
  },
  BUNDLE_OTHER_HEADQUARTERS: {
    zh: '这个转交包不是给本总部的，这里打不开。什么也没有收下。请交给签发登记的总部。',
    en: 'This bundle is for another headquarters and cannot be opened here. Nothing was taken in. Bring it to the headquarters that enrolled the laptop.',
  },
  BUNDLE_DAMAGED: {
    zh: '转交包不完整或被改动，什么也没有收下。请从笔记本重新导出一份。',
    en: 'The bundle is incomplete or was altered; nothing was taken in. Export it from the laptop again.',
  },
  BUNDLE_INVALID: {
    zh: '转交包的内容与清单不符（{reason}），什么也没有收下。请从笔记本重新导出一份；仍不行就报告管理员。',
    en: 'The bundle does not hold what its list says ({reason}); nothing was taken in. Export it again; tell the administrator if that does not help.',
  },
  COURIER_RECEIPTS_INVALID: {
    zh: '这个文件不是总部的回执文件，或者不是给这台笔记本的。什么也没有改变。请选总部交回的“.receipts.json”文件。',
    en: 'This is no file of headquarters’ receipts, or not for this laptop. Nothing was changed. Choose the “.receipts.json” file that headquarters gave back.',
  },
  INVITATION_INVALID: {
    zh: '这个文件不是接收移交的邀请，或已被改动。什么也没有移交。请让接收的笔记本重新保存一份“.hecha-invite”文件。',
    en: 'This is no invitation to hand an inspection over, or it was altered. Nothing was handed over. Have the other laptop save a new “.hecha-invite” file.',
  },
  HANDOVER_SIGNED: {
    zh: '{names}已在这台笔记本上签字，签字后不能再移交。记录完好。请在本机签完并封存；确需移交的，先撤回结论。',
    en: 'After a signature an inspection is not handed over, and {names} signed on this laptop. The record is intact. Finish and seal it here, or reopen the conclusion first.',
  },
  HANDOVER_TO_ITSELF: {
    zh: '这份邀请就是本机自己发出的，不能移交给自己。什么也没有改变。请选另一台笔记本的邀请。',
    en: 'This invitation is of this very laptop. Nothing was changed. Choose the invitation of the other one.',
  },
  HANDOVER_OTHER_HEADQUARTERS: {
    zh: '对方笔记本登记在另一个总部（{authority}），不能移交。什么也没有改变。请只在同一总部的笔记本之间移交。',
    en: 'The other laptop is enrolled with another headquarters ({authority}). Nothing was changed. Hand over between laptops of one headquarters only.',
  },
  HANDOVER_OTHER_LAPTOP: {
    zh: '这份移交包不是给本机的，打不开。什么也没有收下。请在收件的那台笔记本上接收，或让对方按本机的邀请移交。',
    en: 'This handover is for another laptop and cannot be opened here. Nothing was taken in. Take it over there, or have it handed over to an invitation of this laptop.',
  },
  HANDOVER_DAMAGED: {
    zh: '移交包不完整或被改动，什么也没有收下。请在原笔记本上把同一份移交包再保存一次。',
    en: 'The handover is incomplete or was altered; nothing was taken in. Save the same handover again on the laptop that made it.',
  },
  HANDOVER_INVALID: {
    zh: '移交包的内容与清单不符（{reason}），什么也没有收下。请在原笔记本上再保存一次；仍不行就报告管理员。',
    en: 'The handover does not hold what its list says ({reason}); nothing was taken in. Save it again on the laptop that made it; tell the administrator if that does not help.',
  },
  HANDOVER_TAKEN: {
    zh: '这份移交包此前已经接收，本机的记录没有改变。请在列表里打开这次核查继续。',
    en: 'This handover was taken over before; what is here was not changed. Open the inspection in the list and go on.',
  },
  STRENGTHENED_REFUSED: {
    zh: '总部给的加盖时间戳的报告与本机封存的不是同一份，没有采用。封存的报告完好，照常使用。请报告总部。',
    en: 'The timestamped report that headquarters gave is not the one that was sealed here and was not used. The sealed report is intact. Tell headquarters.',
  },
  STATEMENT_REFUSED: {
    zh: '总部对时间的回答不能采信（{reason}）。本机保留此前的声明，工作照常。请稍后再联网；多次出现时报告总部。',
    en: 'Headquarters’ answer about the time cannot be believed ({reason}). The earlier statement is kept and work goes on. Connect again later; tell headquarters if it keeps happening.',
  },
  RECEIPT_MISSING: {
    zh: '还没有总部的完整回执，不能清除本机数据。数据完好。请在报送完成后再清除。',
    en: 'There is no complete receipt from headquarters yet, so local data cannot be cleared. It is intact. Clear it after delivery is complete.',
  },
  ASSIGNMENT_UNKNOWN: {
    zh: '没有找到这项任务。其他任务和核查不受影响。请重新获取任务。',
    en: 'This assignment was not found. Other assignments and inspections are untouched. Fetch assignments again.',
  },
  ASSIGNMENT_INVALID: {
    zh: '任务内容有误（例如统一社会信用代码校验不符），没有采用。其他任务不受影响。请总部更正后重新派发。',
    en: 'The assignment is not valid (for example a wrong credit code) and was not taken over. Others are untouched. Ask headquarters to correct and send it again.',
  },
  RULE_SETS_DIFFER: {
    zh: '所选类别在这种检查类型下适用不同的判定规则，不能合并为一次检查，没有派发。已填内容都在。请按类别分两次派发。',
    en: 'The chosen categories are concluded by different rules in this type of inspection and cannot share one visit; nothing was sent. What you entered is kept. Dispatch two visits, one for each.',
  },
} as const satisfies Record<ErrorCode, Words>;

/** What a sentence may quote: text, numbers, and words in the reader's language. */
const quoted = (value: unknown, language: Language): string | number => {
  if (typeof value === 'string' || typeof value === 'number') return value;
  const words = Words.safeParse(value);
  return words.success ? words.data[language] : '—';
};

const quotable = (detail: ErrorDetail, language: Language, text: string): Record<string, string | number> =>
  Object.fromEntries(
    [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, quoted(detail[name], language)]),
  );

/** The sentence of an error in the reader's language, quoting what its detail holds and `—` for what it lacks. */
export const sayError = (
  { code, detail }: { readonly code: ErrorCode; readonly detail: ErrorDetail },
  language: Language,
): string => say(errorText[code], language, quotable(detail, language, errorText[code][language]));
