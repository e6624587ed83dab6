import { type Document, Packer } from "docx";

type Font = { name: string; instead: readonly string[]; family: "roman" | "swiss" | "script" | "modern" };

/** What a reader's machine may lack, and what it takes instead: 小标宋 is sold, 华文中宋 comes with every Office. */
const fonts: readonly Font[] = [
  { name: "方正小标宋简体", instead: ["华文中宋", "宋体"], family: "script" },
  { name: "仿宋", instead: ["仿宋_GB2312", "华文仿宋"], family: "modern" },
  { name: "楷体", instead: ["楷体_GB2312", "华文楷体"], family: "modern" },
  { name: "黑体", instead: ["SimHei", "Microsoft YaHei"], family: "modern" },
  { name: "宋体", instead: ["SimSun"], family: "roman" },
];

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** Charset 86 is GB 2312: even a program that knows none of the names picks a Chinese font. */
const fontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${MAIN}">${fonts
  .map(
    ({ name, instead, family }) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead.join(",")}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  )
  .join(
    "",
  )}<w:font w:name="Times New Roman"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>`;

/** The paper as a Word file that says which fonts take the place of the ones that are missing. */
export const officialBytes = (document: Document): Promise<Buffer> =>
  Packer.toBuffer(document, undefined, [{ path: "word/fontTable.xml", data: fontTable }]);
