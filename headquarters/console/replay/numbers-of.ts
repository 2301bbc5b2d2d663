import type { Remark } from '../../../shared/domain/remarks-on-journal.ts';

/** The numbers that the words of a remark name. */
export const numbersOf = (remark: Remark): Readonly<Record<string, number>> => {
  switch (remark.kind) {
    case 'clockBack':
    case 'clockSet':
    case 'clockSlow':
      return { seconds: remark.seconds };
    case 'fasterThanReading':
      return { seconds: Number(remark.seconds.toFixed(1)) };
    case 'photoTwice':
    case 'verdictBettered':
      return { first: remark.first };
    case 'photoOlder':
      return { hours: remark.hours };
  }
};
