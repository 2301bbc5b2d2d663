import { HechaError } from '../../../../shared/errors.ts';

/** Places of the functions in CK_FUNCTION_LIST, which every version of PKCS#11 keeps. */
const places = {
  C_Initialize: 0,
  C_Finalize: 1,
  C_GetSlotList: 4,
  C_GetTokenInfo: 6,
  C_GetMechanismList: 7,
  C_GetMechanismInfo: 8,
  C_OpenSession: 12,
  C_CloseSession: 13,
  C_Login: 18,
  C_Logout: 19,
  C_CreateObject: 20,
  C_DestroyObject: 22,
  C_GetAttributeValue: 24,
  C_SetAttributeValue: 25,
  C_FindObjectsInit: 26,
  C_FindObjects: 27,
  C_FindObjectsFinal: 28,
  C_SignInit: 42,
  C_Sign: 43,
  C_GenerateKeyPair: 59,
} as const;
export type FunctionName = keyof typeof places;

/** Memory that the module reads, and the memory that it points to. */
export type Pointing = { readonly memory: Buffer; readonly holds: readonly Buffer[] };

/** A number (CK_ULONG, CK_BYTE), memory that the module reads or writes, or a null pointer. */
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

/** Vendors' code is used to the stack of an ordinary thread; the default of 128 KiB is not what it was tested with. */
const stackBytes = 1024 * 1024;

const unusable = (reason: string, cause?: unknown): HechaError =>
  new HechaError('TOKEN_MODULE_UNUSABLE', { reason }, { cause });

/**
 * Loads a PKCS#11 module. Its program runs inside this process from here on.
 * @throws HechaError `TOKEN_MODULE_UNUSABLE`: no library of this machine's kind, or one without `C_GetFunctionList`.
 */
export const loadNativeModule = async (path: string): Promise<NativeModule> => {
  // Loaded here and not above: a host that is told of no module must start without this binary.
  const { default: koffi } = await import('koffi').catch((cause: unknown) => {
    throw unusable('binding', cause);
  });
  const settings = koffi.config();
  // Settings cannot be changed once a library is loaded, and a second module finds them as they are wanted.
  if (settings.async_stack_size !== stackBytes) koffi.config({ ...settings, async_stack_size: stackBytes });

  const listAt = (): bigint => {
    const found: (bigint | null)[] = [null];
    try {
      const getList = koffi
        .load(path)
        .func('C_GetFunctionList', 'ulong', [koffi.out(koffi.pointer('void *'))]);
      getList(found);
    } catch (cause) {
      throw unusable('load', cause);
    }
    const [list] = found;
    if (list === null || list === undefined) throw unusable('noFunctions');
    return list;
  };

  const list = listAt();
  const pointerBytes = koffi.sizeof('void *');
  // CK_VERSION comes first: two bytes, and PKCS#11 packs its structures on Windows.
  const firstFunction = process.platform === 'win32' ? 2 : pointerBytes;

  const typeOf = (given: Argument): string => (typeof given === 'object' ? 'void *' : 'ulong');
  const valueOf = (given: Argument) =>
    given !== null && typeof given === 'object' && 'memory' in given ? given.memory : given;
  /** What the module may be reading: an address keeps nothing from being collected. */
  const inUse = new Set<readonly Argument[]>();

  return {
    call: (name, ...given) =>
      new Promise((resolve, reject) => {
        const at = koffi.decode(list, firstFunction + places[name] * pointerBytes, 'void *') as bigint | null;
        if (at === null) {
          reject(unusable(name));
          return;
        }
        const run = koffi.decode(at, koffi.proto('ulong', given.map(typeOf))) as {
          readonly async: (...args: readonly unknown[]) => void;
        };
        inUse.add(given);
        run.async(...given.map(valueOf), (failed: Error | null, code: number | bigint) => {
          inUse.delete(given);
          if (failed) reject(unusable(name, failed));
          else resolve(Number(code));
        });
      }),
    ulongBytes: koffi.sizeof('ulong'),
    pointerBytes,
    addressOf: (memory) => koffi.address(memory),
  };
};
