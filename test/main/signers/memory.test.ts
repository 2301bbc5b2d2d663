import { describe, expect, it } from 'vitest';
import { createMemory } from '../../../main/services/signers/token/memory.ts';

const address = 0x1122334455667788n;
const windows = { ulongBytes: 4, pointerBytes: 8, addressOf: () => address };
const unix = { ...windows, ulongBytes: 8 };

describe('structures in a module’s memory', () => {
  it('follow each other without a gap, where a CK_ULONG is shorter than a pointer too', () => {
    const attribute = createMemory(windows).template([[0x102, Uint8Array.of(1, 2, 3)]]);
    expect(attribute.memory.toString('hex')).toBe('02010000' + '8877665544332211' + '03000000');
    expect(createMemory(windows).mechanism(0x1041).toString('hex')).toBe('41100000' + '00'.repeat(12));
    expect(createMemory(windows).initializeArgs(2)).toHaveLength(4 * 8 + 4 + 8);
    const aligned = createMemory(unix).template([[0x102, Uint8Array.of(1, 2, 3)]]);
    expect(aligned.memory.toString('hex')).toBe('0201000000000000' + '8877665544332211' + '0300000000000000');
  });

  it.each([windows, unix])('hold numbers, truth and bytes, and are read back', (machine) => {
    const memory = createMemory(machine);
    const { holds } = memory.template([
      [1, true],
      [0x121, 3072],
      [0x11, Uint8Array.of(9)],
    ]);
    expect(holds.map((held) => held.length)).toEqual([1, machine.ulongBytes, 1]);
    expect(memory.readNumber(holds[1] ?? Buffer.alloc(8))).toBe(3072n);
    const question = memory.question(0x11, Buffer.alloc(40));
    expect(memory.answerLength(question)).toBe(40);
    expect(memory.readNumbers(Buffer.concat([memory.number(5), memory.number(7)]), 2)).toEqual([5n, 7n]);
  });
});
