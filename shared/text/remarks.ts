import type { Remark } from '../domain/remarks-on-journal.ts';
import type { Words } from '../domain/words.ts';

/** What a supervisor is told of an entry, and why it may matter. */
export const remarkText: Readonly<Record<Remark['kind'], Words>> = {
  clockSet: { zh: '时钟被拨 {seconds} 秒', en: 'clock was set by {seconds} s' },
  clockSlow: { zh: '时钟比总部慢 {seconds} 秒以上', en: 'clock at least {seconds} s slow of headquarters’' },
  clockBack: { zh: '时钟倒退 {seconds} 秒', en: 'clock went back {seconds} s' },
  fasterThanReading: {
    zh: '与上一项判定只隔 {seconds} 秒，快于读完这一项',
    en: 'judged {seconds} s after the item before: faster than it can be read',
  },
  photoTwice: { zh: '同一张照片已用于第 {first} 条', en: 'the photo was used before, in entry {first}' },
  photoOlder: {
    zh: '照片拍于核查开始前 {hours} 小时以上',
    en: 'photo taken {hours} hours or more before the visit began',
  },
  verdictBettered: { zh: '比第 {first} 条的判定轻', en: 'milder than the verdict of entry {first}' },
};

export const remarksText = {
  some: {
    zh: '这次核查的留痕有 {n} 处值得看一看。它们不说明有错，原因请问核查组。',
    en: '{n} places in this journal are worth a look. They are no faults by themselves; ask the team for the reason.',
  },
  none: { zh: '留痕中没有异常之处。', en: 'Nothing stands out in this journal.' },
  only: { zh: '只看这些', en: 'only these' },
} satisfies Record<string, Words>;
