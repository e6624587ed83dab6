import { describe, expect, it } from "vitest";
import { Admission } from "@/lib/core/admission";

const limits = { running: 2, waiting: { read: 1, write: 2 } };
const full = () => {
  const admission = new Admission<string>(limits);
  admission.arrive("a", "read");
  admission.arrive("b", "write");
  return admission;
};

describe("admission", () => {
  it("runs as many as it may, whatever they do", () => {
    const admission = new Admission<string>(limits);
    expect(admission.arrive("a", "read")).toBe("run");
    expect(admission.arrive("b", "write")).toBe("run");
    expect(admission.arrive("c", "read")).toBe("wait");
  });

  it("refuses what finds the queue of its kind full, and keeps the other kind's places", () => {
    const admission = full();
    expect(admission.arrive("c", "read")).toBe("wait");
    expect(admission.arrive("d", "read")).toBe("refuse");
    expect(admission.arrive("e", "write")).toBe("wait");
    expect(admission.arrive("f", "write")).toBe("wait");
    expect(admission.arrive("g", "write")).toBe("refuse");
  });

  it("lets what writes go before what reads, each in the order of its coming", () => {
    const admission = full();
    for (const [name, kind] of [
      ["r", "read"],
      ["w1", "write"],
      ["w2", "write"],
    ] as const)
      admission.arrive(name, kind);
    expect([admission.ended(), admission.ended(), admission.ended()]).toEqual(["w1", "w2", "r"]);
  });

  it("gives a place back when nobody waits, and never more than there are", () => {
    const admission = full();
    expect(admission.ended()).toBeUndefined();
    expect(admission.arrive("c", "read")).toBe("run");
    expect(admission.arrive("d", "read")).toBe("wait");
  });

  it("forgets who left the queue", () => {
    const admission = full();
    admission.arrive("c", "read");
    expect(admission.leave("c")).toBe(true);
    expect(admission.leave("c")).toBe(false);
    expect(admission.leave("a")).toBe(false);
    expect(admission.arrive("d", "read")).toBe("wait");
    expect(admission.ended()).toBe("d");
  });
});
