import { returned } from './codes.ts';
import { createMemory, type Template } from './memory.ts';
import { type Argument, type FunctionName, loadNativeModule } from './native-module.ts';

/** A module's refusal: which function, and its return value (CKR). Inside of `signers/token` only. */
export class CryptokiError extends Error {
  override readonly name = 'CryptokiError';
  readonly code: number;
  readonly function: FunctionName;
  constructor(name: FunctionName, code: number) {
    super(`${name}: 0x${code.toString(16)}`);
    this.function = name;
    this.code = code;
  }
}

/** A slot, a session or an object: a CK_ULONG that only the module understands. */
export type Handle = bigint;

/** CK_TOKEN_INFO, as far as it matters here. */
export type TokenInfo = {
  readonly label: Buffer;
  readonly serial: Buffer;
  readonly flags: number;
};

/**
 * PKCS#11 as far as signing needs it, one method to a purpose. Whoever calls lets one call end before the next.
 * Everything throws CryptokiError with the module's return value.
 */
export type Cryptoki = {
  /** Slots in which a token is. */
  readonly slots: () => Promise<readonly Handle[]>;
  readonly tokenInfo: (slot: Handle) => Promise<TokenInfo>;
  readonly mechanisms: (slot: Handle) => Promise<ReadonlySet<number>>;
  /** The largest key that the token takes for this purpose. */
  readonly largestKey: (slot: Handle, mechanism: number) => Promise<number>;
  readonly openSession: (slot: Handle) => Promise<Handle>;
  readonly closeSession: (session: Handle) => Promise<void>;
  readonly login: (session: Handle, pin: string) => Promise<void>;
  readonly logout: (session: Handle) => Promise<void>;
  readonly generateKeyPair: (
    session: Handle,
    order: { readonly mechanism: number; readonly publicKey: Template; readonly privateKey: Template },
  ) => Promise<{ readonly publicKey: Handle; readonly privateKey: Handle }>;
  readonly createObject: (session: Handle, template: Template) => Promise<Handle>;
  readonly destroyObject: (session: Handle, object: Handle) => Promise<void>;
  /** At most sixteen objects. */
  readonly findObjects: (session: Handle, template: Template) => Promise<readonly Handle[]>;
  readonly readAttribute: (session: Handle, object: Handle, type: number) => Promise<Uint8Array<ArrayBuffer>>;
  readonly readNumber: (session: Handle, object: Handle, type: number) => Promise<number>;
  readonly writeAttributes: (session: Handle, object: Handle, template: Template) => Promise<void>;
  readonly sign: (
    session: Handle,
    order: { readonly mechanism: number; readonly key: Handle; readonly bytes: Uint8Array },
  ) => Promise<Uint8Array<ArrayBuffer>>;
  readonly finalize: () => Promise<void>;
};

const osLockingOk = 2;
const serialSession = 4;
const readWriteSession = 2;
const user = 1;
/** More than CK_TOKEN_INFO takes on any machine. */
const tokenInfoBytes = 512;
const mostFound = 16;
/** More than any attribute that is read here; a modulus of 8192 bits takes 1024. */
const attributeBytes = 4096;
/** More than any signature; one of 8192 bits takes 1024. */
const signatureBytes = 2048;

/**
 * Loads a module and initializes it.
 * @throws HechaError `TOKEN_MODULE_UNUSABLE`; CryptokiError when it does not initialize.
 */
export const openCryptoki = async (path: string): Promise<Cryptoki> => {
  const native = await loadNativeModule(path);
  const memory = createMemory(native);

  const demand = async (name: FunctionName, ...given: readonly Argument[]): Promise<void> => {
    const code = await native.call(name, ...given);
    if (code !== returned.OK) throw new CryptokiError(name, code);
  };

  const initialize = async (): Promise<boolean> => {
    const withLocks = await native.call('C_Initialize', memory.initializeArgs(osLockingOk));
    if (withLocks === returned.CRYPTOKI_ALREADY_INITIALIZED) return false;
    if (withLocks === returned.CANT_LOCK) await demand('C_Initialize', null);
    else if (withLocks !== returned.OK) throw new CryptokiError('C_Initialize', withLocks);
    return true;
  };

  /** PKCS#11's way to hand out lists: asked without room it says how much there is. */
  const list = async (
    ask: (room: Buffer | null, count: Buffer) => Promise<void>,
  ): Promise<readonly Handle[]> => {
    const count = memory.numbers(1);
    await ask(null, count);
    const room = memory.numbers(Number(memory.readNumber(count)));
    await ask(room, count);
    return memory.readNumbers(room, Number(memory.readNumber(count)));
  };

  const readAttribute = async (session: Handle, object: Handle, type: number) => {
    const room = Buffer.alloc(attributeBytes);
    const question = memory.question(type, room);
    await demand('C_GetAttributeValue', session, object, question, 1);
    return new Uint8Array(room.subarray(0, memory.answerLength(question)));
  };

  const initialized = await initialize();
  return {
    slots: () => list((room, count) => demand('C_GetSlotList', 1, room, count)),
    mechanisms: async (slot) => {
      const all = await list((room, count) => demand('C_GetMechanismList', slot, room, count));
      return new Set(all.map(Number));
    },
    tokenInfo: async (slot) => {
      const info = Buffer.alloc(tokenInfoBytes);
      await demand('C_GetTokenInfo', slot, info);
      return {
        label: info.subarray(0, 32),
        serial: info.subarray(80, 96),
        flags: Number(memory.readNumber(info, 96)),
      };
    },
    largestKey: async (slot, mechanism) => {
      const info = memory.numbers(3);
      await demand('C_GetMechanismInfo', slot, mechanism, info);
      return Number(memory.readNumbers(info, 2)[1]);
    },
    openSession: async (slot) => {
      const session = memory.numbers(1);
      await demand('C_OpenSession', slot, serialSession | readWriteSession, null, null, session);
      return memory.readNumber(session);
    },
    closeSession: (session) => demand('C_CloseSession', session),
    login: async (session, pin) => {
      const bytes = Buffer.from(pin, 'utf8');
      await demand('C_Login', session, user, bytes, bytes.length).finally(() => bytes.fill(0));
    },
    logout: (session) => demand('C_Logout', session),
    generateKeyPair: async (session, order) => {
      const [made, kept] = [memory.numbers(1), memory.numbers(1)];
      const templates = [order.publicKey, order.privateKey].flatMap((template) => [
        memory.template(template),
        template.length,
      ]);
      await demand('C_GenerateKeyPair', session, memory.mechanism(order.mechanism), ...templates, made, kept);
      return { publicKey: memory.readNumber(made), privateKey: memory.readNumber(kept) };
    },
    createObject: async (session, template) => {
      const made = memory.numbers(1);
      await demand('C_CreateObject', session, memory.template(template), template.length, made);
      return memory.readNumber(made);
    },
    destroyObject: (session, object) => demand('C_DestroyObject', session, object),
    findObjects: async (session, template) => {
      const [found, count] = [memory.numbers(mostFound), memory.numbers(1)];
      await demand('C_FindObjectsInit', session, memory.template(template), template.length);
      await demand('C_FindObjects', session, found, mostFound, count).finally(() =>
        demand('C_FindObjectsFinal', session),
      );
      return memory.readNumbers(found, Number(memory.readNumber(count)));
    },
    readAttribute,
    readNumber: async (session, object, type) => {
      const bytes = await readAttribute(session, object, type);
      return Number(memory.readNumber(Buffer.from(bytes)));
    },
    writeAttributes: (session, object, template) =>
      demand('C_SetAttributeValue', session, object, memory.template(template), template.length),
    sign: async (session, { mechanism, key, bytes }) => {
      await demand('C_SignInit', session, memory.mechanism(mechanism), key);
      const signature = Buffer.alloc(signatureBytes);
      const length = memory.number(signature.length);
      await demand('C_Sign', session, Buffer.from(bytes), bytes.length, signature, length);
      return new Uint8Array(signature.subarray(0, Number(memory.readNumber(length))));
    },
    // Whoever initialized it ends it: another part of this process may be using it.
    finalize: async () => {
      if (initialized) await demand('C_Finalize', null);
    },
  };
};
