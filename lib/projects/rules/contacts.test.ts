import { expect, it } from "vitest";
import { maskedPhone, tracedContact } from "@/lib/projects/rules/contacts";

it.each([
  ["13800000001", "138****0001"],
  ["028-00000001", "028****0001"],
  ["0000001", "****"],
  ["", ""],
])("the trace tells %s as %s", (phone, masked) => expect(maskedPhone(phone)).toBe(masked));

it("leaves out what a contact has not", () => {
  expect(tracedContact({ name: "联系人01", role: "业主代表", phone: "13800000001" })).toBe(
    "联系人01 业主代表 138****0001",
  );
  expect(tracedContact({ name: "联系人02", role: "", phone: "" })).toBe("联系人02");
});
