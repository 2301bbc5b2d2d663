import type { NativeModule, Pointing } from './native-module.ts';

/** What an attribute may hold: bytes, a CK_BBOOL or a CK_ULONG. */
export type AttributeValue = Uint8Array | boolean | number;
/** Attributes of an object to be made or looked for (CK_ATTRIBUTE[]). */
export type Template = readonly (readonly [type: number, value: AttributeValue])[];

/**
 * Numbers and structures as the module has them in memory. CK_ATTRIBUTE, CK_MECHANISM and CK_C_INITIALIZE_ARGS are the same
 * packed (Windows) and aligned (elsewhere): their members follow each other without a gap.
 */
export const createMemory = ({
  ulongBytes,
  pointerBytes,
  addressOf,
}: Pick<NativeModule, 'ulongBytes' | 'pointerBytes' | 'addressOf'>) => {
  const write = (memory: Buffer, value: bigint, at: number, bytes: number): void => {
    if (bytes === 8) memory.writeBigUInt64LE(value, at);
    else memory.writeUInt32LE(Number(value), at);
  };
  const number = (value: number | bigint): Buffer => {
    const memory = Buffer.alloc(ulongBytes);
    write(memory, BigInt(value), 0, ulongBytes);
    return memory;
  };
  const pointer = (held: Buffer | null): Buffer => {
    const memory = Buffer.alloc(pointerBytes);
    write(memory, held === null ? 0n : addressOf(held), 0, pointerBytes);
    return memory;
  };
  const readNumber = (memory: Buffer, at = 0): bigint =>
    ulongBytes === 8 ? memory.readBigUInt64LE(at) : BigInt(memory.readUInt32LE(at));
  const bytesOf = (value: AttributeValue): Buffer => {
    if (typeof value === 'number') return number(value);
    return typeof value === 'boolean' ? Buffer.from([value ? 1 : 0]) : Buffer.from(value);
  };
  const entry = (type: number, held: Buffer): Buffer =>
    Buffer.concat([number(type), pointer(held), number(held.length)]);

  return {
    number,
    readNumber,
    /** Room for this many CK_ULONG. */
    numbers: (count: number): Buffer => Buffer.alloc(ulongBytes * count),
    readNumbers: (memory: Buffer, count: number): bigint[] =>
      Array.from({ length: count }, (_, index) => readNumber(memory, index * ulongBytes)),
    template: (attributes: Template): Pointing => {
      const values = attributes.map(([type, value]) => ({ type, held: bytesOf(value) }));
      return {
        memory: Buffer.concat(values.map(({ type, held }) => entry(type, held))),
        holds: values.map(({ held }) => held),
      };
    },
    /** One attribute to be read into `room`; its length stands in the memory afterwards. */
    question: (type: number, room: Buffer): Pointing => ({ memory: entry(type, room), holds: [room] }),
    answerLength: ({ memory }: Pointing): number => Number(readNumber(memory, ulongBytes + pointerBytes)),
    /** CK_MECHANISM without a parameter. */
    mechanism: (type: number): Buffer => Buffer.concat([number(type), pointer(null), number(0)]),
    /** CK_C_INITIALIZE_ARGS: the module locks by the operating system's means. */
    initializeArgs: (flags: number): Buffer =>
      Buffer.concat([Buffer.alloc(4 * pointerBytes), number(flags), pointer(null)]),
  };
};
