import { HechaError } from '../../../../shared/errors.ts';

const number = 'ulong';
const flag = 'uint8_t';
const memory = 'void *';

/** Functions of PKCS#11: their places in CK_FUNCTION_LIST, which every version keeps, and what they take. */
const functions = {
  C_Initialize: [0, memory],
  C_Finalize: [1, memory],
  C_GetSlotList: [4, flag, memory, memory],
  C_GetTokenInfo: [6, number, memory],
  C_GetMechanismList: [7, number, memory, memory],
  C_GetMechanismInfo: [8, number, number, memory],
  C_OpenSession: [12, number, number, memory, memory, memory],
  C_CloseSession: [13, number],
  C_Login: [18, number, number, memory, number],
  C_Logout: [19, number],
  C_CreateObject: [20, number, memory, number, memory],
  C_DestroyObject: [22, number, number],
  C_GetAttributeValue: [24, number, number, memory, number],
  C_SetAttributeValue: [25, number, number, memory, number],
  C_FindObjectsInit: [26, number, memory, number],
  C_FindObjects: [27, number, memory, number, memory],
  C_FindObjectsFinal: [28, number],
  C_SignInit: [42, number, memory, number],
  C_Sign: [43, number, memory, number, memory, memory],
  C_GenerateKeyPair: [59, number, memory, memory, number, memory, number, memory, memory],
} as const satisfies Record<string, readonly [place: number, ...types: string[]]>;
export type FunctionName = keyof typeof functions;

/** Memory that the module reads, and the memory that it points to. */
export type Pointing = { readonly memory: Buffer; readonly holds: readonly Buffer[] };

/** A number, memory that the module reads or writes, or a null pointer. */
export type Argument = number | bigint | Buffer | Pointing | null;

/** A vendor's PKCS#11 module, loaded: its functions, and the shapes that its memory has on this machine. */
export type NativeModule = {
  /** Calls a function on a thread of its own and answers its return value (CKR). */
  readonly call: (name: FunctionName, ...given: readonly Argument[]) => Promise<number>;
  /** Bytes of a CK_ULONG and of a pointer. */
  readonly ulongBytes: number;
  readonly pointerBytes: number;
  /** Where this memory is; whoever writes the address somewhere holds on to the memory with `Pointing`. */
  readonly addressOf: (memory: Buffer) => bigint;
};

type Callback = (failed: Error | null, code: number | bigint) => void;
type NativeFunction = {
  readonly async: (...given: readonly (number | bigint | Buffer | null | Callback)[]) => void;
};

/** Vendors' code is used to the stack of an ordinary thread; the default of 128 KiB is not what it was tested with. */
const stackBytes = 1024 * 1024;

/**
 * What was loaded, for as long as the process lives: koffi unloads a library when nothing in JavaScript refers to it any
 * more, whether or not its functions are running.
 */
const loaded = new Map<string, { readonly library: unknown; readonly native: NativeModule }>();

const unusable = (reason: string, cause?: unknown): HechaError =>
  new HechaError('TOKEN_MODULE_UNUSABLE', { reason }, { cause });

const valueOf = (given: Argument): number | bigint | Buffer | null =>
  given !== null && typeof given === 'object' && 'memory' in given ? given.memory : given;

const load = async (path: string) => {
  // Loaded here and not above: a host that is told of no module must start without this binary.
  const { default: koffi } = await import('koffi').catch((cause: unknown) => {
    throw unusable('binding', cause);
  });
  const settings = koffi.config();
  // Settings cannot be changed once a library is loaded, and a second module finds them as they are wanted.
  if (settings.async_stack_size !== stackBytes) koffi.config({ ...settings, async_stack_size: stackBytes });

  const open = () => {
    try {
      const library = koffi.load(path);
      const found: (bigint | null)[] = [null];
      library.func('C_GetFunctionList', number, [koffi.out(koffi.pointer(memory))])(found);
      return { library, list: found[0] ?? null };
    } catch (cause) {
      throw unusable('load', cause);
    }
  };

  const { library, list } = open();
  if (list === null) throw unusable('noFunctions');
  const pointerBytes = koffi.sizeof(memory);
  // CK_VERSION comes first: two bytes, and PKCS#11 packs its structures on Windows.
  const first = process.platform === 'win32' ? 2 : pointerBytes;

  const functionAt = ([place, ...types]: readonly [number, ...string[]]): NativeFunction | null => {
    const at = koffi.decode(list, first + place * pointerBytes, memory) as bigint | null;
    return at === null ? null : (koffi.decode(at, koffi.proto(number, types)) as NativeFunction);
  };
  const native = new Map(
    Object.entries(functions).map(([name, shape]) => [name, functionAt(shape)] as const),
  );
  /** What the module may be reading: an address keeps nothing from being collected. */
  const inUse = new Set<readonly Argument[]>();

  const call: NativeModule['call'] = (name, ...given) =>
    new Promise((resolve, reject) => {
      const run = native.get(name);
      if (!run) return reject(unusable(name));
      inUse.add(given);
      run.async(...given.map(valueOf), (failed: Error | null, code: number | bigint) => {
        inUse.delete(given);
        if (failed) reject(unusable(name, failed));
        else resolve(Number(code));
      });
    });
  const addressOf = (held: Buffer): bigint => koffi.address(held);
  return { library, native: { call, ulongBytes: koffi.sizeof(number), pointerBytes, addressOf } };
};

/**
 * Loads a PKCS#11 module. Its program runs inside this process from here on.
 * @throws HechaError `TOKEN_MODULE_UNUSABLE`: no library of this machine's kind, or one without `C_GetFunctionList`.
 */
export const loadNativeModule = async (path: string): Promise<NativeModule> => {
  const known = loaded.get(path) ?? (await load(path));
  loaded.set(path, known);
  return known.native;
};
