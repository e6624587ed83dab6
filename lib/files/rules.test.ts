import { describe, expect, test } from "vitest";
import { cleanName, quotas, textKindOf, whyNotAttach } from "@/lib/files/rules";

describe("a file's name", () => {
  test.each([
    ["../../etc/passwd", "text", "passwd.txt"],
    ["C:\\用户\\现场 照片.JPG", "jpeg", "现场 照片.jpg"],
    ["invoice.pdf.exe", "pdf", "invoice.pdf.exe.pdf"],
    ["photo\u202Egpj.exe", "jpeg", "photogpj.exe.jpg"],
    ["报告\r\nSet-Cookie: a=b.docx", "docx", "报告Set-Cookie_ a=b.docx"],
    ["..", "png", "file.png"],
    ["", "xlsx", "file.xlsx"],
    [".htaccess", "text", "htaccess.txt"],
    ['a<b>"c|d?.webp', "webp", "a_b__c_d_.webp"],
    [`${"长".repeat(300)}.pdf`, "pdf", `${"长".repeat(120)}.pdf`],
  ] as const)("%j of %s is shown as %j", (given, kind, shown) => {
    expect(cleanName(given, kind)).toBe(shown);
  });

  test("says csv only of text that calls itself so", () => {
    expect([textKindOf("表.CSV"), textKindOf("表.txt"), textKindOf("csv")]).toEqual(["csv", "text", "text"]);
  });
});

describe("how many files a subject takes", () => {
  test("a monthly report has up to five photos, and photos only", () => {
    expect(whyNotAttach("report", 3, ["jpeg", "png"])).toBeNull();
    expect(whyNotAttach("report", 4, ["jpeg", "webp"])).toBe("FILE_QUOTA");
    expect(whyNotAttach("report", 0, ["pdf"])).toBe("PHOTOS_ONLY");
  });

  test("every other subject takes documents up to its quota", () => {
    expect(whyNotAttach("issueProgress", quotas.issueProgress - 1, ["pdf"])).toBeNull();
    expect(whyNotAttach("issueProgress", quotas.issueProgress, ["pdf"])).toBe("FILE_QUOTA");
  });
});
