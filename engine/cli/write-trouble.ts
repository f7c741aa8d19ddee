import type { Text } from "../inputs/text.ts";

/** Why a file cannot be read or written, by the word of the operating system. */
const reasons: Readonly<Record<string, Text>> = {
  ENOSPC: { zh: "磁盘已满", en: "the disk is full" },
  EDQUOT: { zh: "磁盘配额已用完", en: "the disk quota is used up" },
  EFBIG: { zh: "文件大到该文件系统放不下", en: "the file is too large for its file system" },
  EACCES: { zh: "没有权限", en: "permission denied" },
  EPERM: { zh: "没有权限", en: "permission denied" },
  EROFS: { zh: "该文件系统只读", en: "the file system is read-only" },
  ENOTDIR: { zh: "路径中有一段是文件,不是文件夹", en: "part of the path is a file, not a folder" },
  EISDIR: { zh: "那里是文件夹,不是文件", en: "a folder stands there, not a file" },
  EEXIST: { zh: "那里已有同名文件", en: "a file of that name stands there" },
  ENOENT: { zh: "那里不能建立文件", en: "no file can be made there" },
  EMFILE: { zh: "打开的文件太多", en: "too many files are open" },
  ENFILE: { zh: "打开的文件太多", en: "too many files are open" },
  EIO: { zh: "磁盘读写出错", en: "the disk reports an error" },
  ENAMETOOLONG: { zh: "路径太长", en: "the path is too long" },
};

/** The code of a system error, however deep it is wrapped. */
export const systemCode = (error: unknown): string | undefined => {
  for (let at = error, depth = 0; depth < 6; depth++) {
    if (typeof at !== "object" || at === null) return undefined;
    if ("code" in at && typeof at.code === "string") return at.code;
    if ("reason" in at) at = at.reason;
    else if ("cause" in at) at = at.cause;
    else return undefined;
  }
  return undefined;
};

/** Results that could not be written: a full disk, a folder that is somebody else's. */
export class CouldNotWrite extends Error {
  override readonly name = "CouldNotWrite";
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

/** In words, why the system does not do what it was asked. */
export const troubleWords = (error: unknown): Text => {
  const code = systemCode(error);
  return code !== undefined && Object.hasOwn(reasons, code)
    ? reasons[code]
    : { zh: `系统报告 ${code ?? "错误"}`, en: `the system reports ${code ?? "an error"}` };
};

/** In words, what could not be written and why. */
export const couldNotWrite = (where: string, error: unknown): CouldNotWrite => {
  const { zh, en } = troubleWords(error);
  return new CouldNotWrite({ zh: `${where}:${zh}`, en: `${where}: ${en}` });
};
