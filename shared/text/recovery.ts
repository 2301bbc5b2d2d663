import type { Words } from '../domain/words.ts';

/** Words of what was found and restored at start. */
export const recoveryText = {
  title: { zh: '启动时的核对', en: 'Check at start' },
  fine: { zh: '两份记录一致，没有要处理的。', en: 'Both copies agree. Nothing needs attention.' },
  restoredTitle: { zh: '已恢复', en: 'Restored' },
  restoredToPage: {
    zh: '从第二份恢复了 {inspections} 件核查、{entries} 条记录，没有缺失。',
    en: '{inspections} inspections and {entries} entries were restored from the second copy; none is missing.',
  },
  restoredToMain: {
    zh: '第二份落后，已从第一份补上 {inspections} 件核查、{entries} 条记录。',
    en: 'The second copy lagged; {inspections} inspections and {entries} entries were added from the first.',
  },
  restoredWhy: {
    zh: '常见原因：上次没有正常关闭，或浏览器清理了存储。',
    en: 'Usual causes: the program did not close normally, or the browser cleared its storage.',
  },
  divergedTitle: { zh: '两份不一致，已停笔', en: 'Copies differ, writing stopped' },
  divergedText: {
    zh: '以下 {count} 件在两份里内容不同。哪一份都没有被覆盖；打开只能看，请联系总部核对后再继续。',
    en: 'In {count} inspections the two copies differ. Neither was overwritten; they open read-only. Ask headquarters to compare before going on.',
  },
  noticesTitle: { zh: '放到一边的内容', en: 'Set aside' },
  noticesText: {
    zh: '第二份文件末尾有不完整的字节，只把这一小段另存在数据文件夹里，其余都在用。',
    en: 'The end of a file in the second copy was incomplete. Only that piece was set aside in the data folder; the rest is in use.',
  },
  kind_tornTail: { zh: '末尾没有写完', en: 'Tail not fully written' },
  kind_brokenTail: { zh: '末尾被改动或损坏', en: 'Tail altered or damaged' },
  kind_unreadableFile: { zh: '文件读不出', en: 'File unreadable' },
  kind_unfinishedBlob: { zh: '照片没有写完', en: 'Photo not fully written' },
  when: { zh: '时间', en: 'Time' },
  inspection: { zh: '核查', en: 'Inspection' },
  what: { zh: '情况', en: 'What' },
  kept: { zh: '保留', en: 'Kept' },
  keptOf: { zh: '{count} 条', en: '{count} entries' },
  setAside: { zh: '另存', en: 'Set aside' },
  wherePath: { zh: '数据文件夹：{folder}', en: 'Data folder: {folder}' },
  unknownInspection: { zh: '不属于任何一件', en: 'None in particular' },
  acknowledge: { zh: '知道了', en: 'Understood' },
} satisfies Record<string, Words>;
