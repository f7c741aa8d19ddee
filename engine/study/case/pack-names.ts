import type { InventoryNames } from "../../world/inventory/compile-inventory.ts";

/** A list with the same values again and again: each value once, and which stands where. */
interface Repeated<V> {
  readonly values: readonly V[];
  readonly at: Uint32Array;
}

/** Strings that begin as the one before: how many letters they share with it, and what follows. */
interface FrontCoded {
  readonly shared: Uint16Array;
  readonly rest: readonly string[];
}

/** The names of an inventory in a tenth of the room: ids count up, notes and sources repeat. */
export interface PackedNames {
  readonly ids: FrontCoded;
  readonly names: Repeated<InventoryNames["names"][number]>;
  readonly sources: Repeated<InventoryNames["sources"][number]>;
  readonly notes: Repeated<InventoryNames["notes"][number]>;
  readonly countedIn: Repeated<InventoryNames["countedIn"][number]>;
  readonly groups: InventoryNames["groups"];
}

const frontCoded = (texts: readonly string[]): FrontCoded => {
  const shared = new Uint16Array(texts.length);
  let before = "";
  const rest = texts.map((text, i) => {
    const most = Math.min(text.length, before.length, 0xffff);
    let n = 0;
    while (n < most && text.charCodeAt(n) === before.charCodeAt(n)) n++;
    shared[i] = n;
    before = text;
    return text.slice(n);
  });
  return { shared, rest };
};

const frontDecoded = ({ shared, rest }: FrontCoded): string[] => {
  let before = "";
  return rest.map((text, i) => (before = before.slice(0, shared[i]) + text));
};

const repeated = <V>(list: readonly V[], keyOf: (value: V) => unknown): Repeated<V> => {
  const rows = new Map<unknown, number>();
  const values: V[] = [];
  const at = Uint32Array.from(list, (value) => {
    const key = keyOf(value);
    let row = rows.get(key);
    if (row === undefined) {
      rows.set(key, (row = values.length));
      values.push(value);
    }
    return row;
  });
  return { values, at };
};

const unpacked = <V>({ values, at }: Repeated<V>): V[] => Array.from(at, (row) => values[row]);

const listKey = (list: readonly string[]): string => list.join("\n");

export const packNames = (names: InventoryNames): PackedNames => ({
  ids: frontCoded(names.ids),
  names: repeated(names.names, (name) => (name === undefined ? "" : `${name.zh}\n${name.en}`)),
  sources: repeated(names.sources, listKey),
  notes: repeated(names.notes, (note) => note),
  countedIn: repeated(names.countedIn, listKey),
  groups: names.groups,
});

/** The names again; nothing is laid out before somebody asks for it, which playing never does. */
export const unpackNames = (packed: () => PackedNames): InventoryNames => {
  const known: { -readonly [K in keyof InventoryNames]?: InventoryNames[K] } = {};
  return {
    get ids() {
      return (known.ids ??= frontDecoded(packed().ids));
    },
    get names() {
      return (known.names ??= unpacked(packed().names));
    },
    get sources() {
      return (known.sources ??= unpacked(packed().sources));
    },
    get notes() {
      return (known.notes ??= unpacked(packed().notes));
    },
    get countedIn() {
      return (known.countedIn ??= unpacked(packed().countedIn));
    },
    get groups() {
      return (known.groups ??= packed().groups);
    },
  };
};
