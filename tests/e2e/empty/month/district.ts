/** The unit of the project that the month is told of. */
export const UNIT = "区住建局";
/** The passwords that people choose in place of those they were handed. */
export const OWN = { admin: "Guanli-2018-a", centre: "Zhongxin-2018-b", reporter: "Tianbao-2018-c" };

/** What one step of the month leaves to the next: the passwords shown once, and the project of the list. */
export const handedOut: Record<string, string> = {};
export const project = { name: "", href: "" };
